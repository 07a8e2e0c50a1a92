import { stat } from "node:fs/promises";
import { join } from "node:path";
import {
  parseDocument,
  parseGoldAnswer,
  parseJudgement,
  parseCollectionQuestion,
  findRepeatedId,
  type Collection,
  type Judgement,
  type LinePlace,
} from "../evaluation/collection.ts";
import { UserError } from "../user-error.ts";
import { streamLines } from "./lines-of-file.ts";

/**
 * Reads a retrieval collection from a folder: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` and, where
 * there are answers, `answers.jsonl`. Rejects with UserError, naming file and line.
 */
export async function loadCollection(dir: string): Promise<Collection> {
  const documents = await readDistinct(join(dir, "corpus.jsonl"), parseDocument);
  const questions = await readDistinct(join(dir, "queries.jsonl"), parseCollectionQuestion);
  const judgementsFile = join(dir, "qrels.tsv");
  const relevance = byQuestion(await readLines(judgementsFile, parseJudgement));
  if (!questions.some(({ id }) => relevance.has(id))) {
    throw new UserError(`${judgementsFile} judges none of the questions.`);
  }
  const answersFile = join(dir, "answers.jsonl");
  const answers = (await exists(answersFile)) ? await readLines(answersFile, parseGoldAnswer) : [];
  return {
    documents,
    questions,
    relevance,
    answers: new Map(answers.map((answer) => [answer.questionId, answer])),
  };
}

/** Ids must be unique: a run names documents by them. */
async function readDistinct<T extends { readonly id: string }>(
  file: string,
  read: (line: string, place: LinePlace) => T,
): Promise<readonly T[]> {
  const lines = new Map<string, number>();
  const values = await readLines(file, (text, place) => {
    const value = read(text, place);
    const earlier = lines.get(value.id);
    if (earlier !== undefined) throw new UserError(findRepeatedId(value.id, earlier, place));
    lines.set(value.id, place.line);
    return value;
  });
  if (values.length === 0) throw new UserError(`${file} holds nothing.`);
  return values;
}

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
  for await (const text of streamLines(file)) {
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
