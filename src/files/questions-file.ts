import type { Problem } from "../article/problem.ts";
import type { ExpectedAnswer } from "../evaluation/judge-answers.ts";
import { quote } from "../text/quote.ts";
import type { Fields } from "./yaml/fields.ts";
import { readList, type ListReading } from "./yaml/yaml-list.ts";

/** An expected answer and its line. */
export interface PlacedQuestion extends ExpectedAnswer {
  readonly line: number;
}

/** Reads the editors' questions: a YAML list, or lines of JSON with `q`, `any` and `mayRefuse`. */
export function readQuestions(file: string, text: string): ListReading<PlacedQuestion> {
  return file.endsWith(".jsonl")
    ? readLines(file, text)
    : readList(file, text, "this question", readQuestion);
}

function readQuestion(fields: Fields): PlacedQuestion | null {
  fields.allowOnly(["question", "any", "refuse"]);
  const question = fields.text("question", "when was the PCT signed");
  const mayRefuse = fields.choice("refuse", ["true", "false"], "false") === "true";
  const any = fields.texts("any").map(({ text }) => patternOf(text));
  if (any.includes(null)) {
    return fields.report("any", "has an entry that is not a regular expression.");
  }
  if (any.length === 0 && !mayRefuse) fields.text("any", '["19 June 1970"]');
  if (question === null) return null;
  return { question, any: any.filter((each) => each !== null), mayRefuse, line: fields.line };
}

function readLines(file: string, text: string): ListReading<PlacedQuestion> {
  const problems: Problem[] = [];
  const entries = text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    const read = readLine(line, at + 1);
    if (typeof read !== "string") return [read];
    problems.push({ file, line: at + 1, message: read });
    return [];
  });
  return { entries, leftOut: [], problems };
}

/** The question, or what is wrong with the line. */
function readLine(text: string, line: number): PlacedQuestion | string {
  const value = parseObject(text);
  if (value === null) {
    return 'the line is no JSON object. Write {"q": "when was the PCT signed", "any": ["19 June 1970"]}.';
  }
  const { q: question, any = [], mayRefuse = false } = value;
  if (typeof question !== "string" || question === "") return "q is missing: the question.";
  if (!Array.isArray(any) || !any.every((each) => typeof each === "string")) {
    return "any is no list of texts.";
  }
  const patterns = any.map((each) => patternOf(each));
  const wrong = patterns.indexOf(null);
  if (wrong >= 0) return `any has ${quote(any[wrong] ?? "")}, which is not a regular expression.`;
  return {
    question,
    any: patterns.filter((each) => each !== null),
    mayRefuse: mayRefuse === true,
    line,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text, "iu");
  } catch {
    return null;
  }
}
