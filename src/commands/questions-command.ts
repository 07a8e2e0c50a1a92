import { join } from "node:path";
import { openAlmanac } from "../almanac.ts";
import { formatProblem } from "../article/problem.ts";
import { readConfig } from "../config.ts";
import { isFailure, judgeAnswers, type JudgedAnswer } from "../evaluation/judge-answers.ts";
import { readQuestions, type PlacedQuestion } from "../files/questions-file.ts";
import { readTextFile } from "../files/text-file.ts";
import type { ListReading } from "../files/yaml/yaml-list.ts";
import type { Command } from "../terminal/command.ts";
import { questionsJson, questionsText } from "../terminal/questions-text.ts";
import { WrongUse } from "../user-error.ts";
import { printJson, findCurrentDate, type Terminal } from "./command-line.ts";

const FILE = "questions.yml";

/** Asks the editors' questions, and prints how they are answered. Resolves to false when one fails. */
export async function runQuestions(
  { file, json }: Command & { readonly name: "content questions" },
  terminal: Terminal,
): Promise<boolean> {
  const { contentDir } = readConfig(terminal.environment);
  const { entries, problems } = await loadQuestions(file ?? join(contentDir, FILE));
  for (const problem of problems) terminal.complain(formatProblem(problem));
  const judged = await askAll(entries, terminal);
  if (json) printJson(questionsJson(entries, judged), terminal);
  else terminal.print(questionsText(entries, judged));
  return problems.length === 0 && !judged.some(isFailure);
}

/** One line for each of the shipped questions that is not answered as expected; none without a file of questions. */
export async function listFailingQuestions(terminal: Terminal): Promise<readonly string[]> {
  const file = join(readConfig(terminal.environment).contentDir, FILE);
  const reading = await readTextFile(file);
  if ("problem" in reading) return [];
  const { entries } = readQuestions(file, reading.text);
  const judged = await askAll(entries, terminal);
  return judged.flatMap((each, at) =>
    isFailure(each)
      ? [`${file}:${entries[at]?.line ?? 1}: "${each.question}" is not answered as it should be.`]
      : [],
  );
}

async function loadQuestions(file: string): Promise<ListReading<PlacedQuestion>> {
  const reading = await readTextFile(file);
  if ("problem" in reading) throw new WrongUse(formatProblem(reading.problem));
  return readQuestions(file, reading.text);
}

async function askAll(
  questions: readonly PlacedQuestion[],
  terminal: Terminal,
): Promise<readonly JudgedAnswer[]> {
  const { contentDir } = readConfig(terminal.environment);
  const onTrouble = (cause: unknown): void => terminal.complain(String(cause));
  const almanac = await openAlmanac(contentDir, { snapshotPath: null, onTrouble });
  const today = findCurrentDate(null, terminal);
  const judged = judgeAnswers(questions, (question) => almanac.answerer.ask(question, today));
  await almanac.close();
  return judged;
}
