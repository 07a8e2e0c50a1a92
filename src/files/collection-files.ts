import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  documentOf,
  goldAnswerOf,
  judgementOf,
  questionOf,
  type Collection,
  type Judgement,
  type LinePlace,
} from "../evaluation/collection.ts";
import { UserError } from "../user-error.ts";

/**
 * Reads a retrieval collection from a folder: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` and, where
 * there are answers, `answers.jsonl`. Rejects with UserError, naming file and line.
 */
export async function loadCollection(dir: string): Promise<Collection> {
  const documents = await readLines(join(dir, "corpus.jsonl"), documentOf);
  const questions = await readLines(join(dir, "queries.jsonl"), questionOf);
  const judgements = await readLines(join(dir, "qrels.tsv"), judgementOf);
  const answersFile = join(dir, "answers.jsonl");
  const answers = (await exists(answersFile)) ? await readLines(answersFile, goldAnswerOf) : [];
  return {
    documents,
    questions,
    relevance: byQuestion(judgements),
    answers: new Map(answers.map((answer) => [answer.questionId, answer])),
  };
}

/** Line by line: a collection of a million passages does not fit into one string. */
async function readLines<T>(
  file: string,
  read: (line: string, place: LinePlace) => T | null,
): Promise<readonly T[]> {
  if (!(await exists(file))) {
    throw new UserError(
      `${file} is missing. A collection is a folder with corpus.jsonl, queries.jsonl and qrels.tsv.`,
    );
  }
  const values: T[] = [];
  let line = 0;
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
  for await (const text of lines) {
    line += 1;
    const value = text.trim() === "" ? null : read(text, { file, line });
    if (value !== null) values.push(value);
  }
  return values;
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() ?? false;
}

function byQuestion(
  judgements: readonly Judgement[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const relevance = new Map<string, Map<string, number>>();
  for (const { questionId, documentId, relevance: value } of judgements) {
    const documents = relevance.get(questionId) ?? new Map<string, number>();
    relevance.set(questionId, documents.set(documentId, value));
  }
  return relevance;
}
