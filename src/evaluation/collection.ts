import { UserError } from "../user-error.ts";

/** A retrieval collection in the form of BEIR, with short answers where it is for question answering. */
export interface Collection {
  readonly documents: readonly CollectionDocument[];
  readonly questions: readonly CollectionQuestion[];
  /** Question id to document id to how relevant it is; above 0 is relevant. */
  readonly relevance: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By question id; empty where the collection has no answers. */
  readonly answers: ReadonlyMap<string, GoldAnswer>;
}

export interface CollectionDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface CollectionQuestion {
  readonly id: string;
  readonly text: string;
}

/** The document that answers, and the words in it that do: any of them. */
export interface GoldAnswer {
  readonly questionId: string;
  readonly documentId: string;
  readonly answers: readonly string[];
}

export interface Judgement {
  readonly questionId: string;
  readonly documentId: string;
  readonly relevance: number;
}

/** Where a line stands, for the sentence that says what is wrong with it. */
export interface LinePlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A line of `corpus.jsonl`: `_id`, `text` and, optionally, `title`. Throws UserError. */
export function parseDocument(line: string, place: LinePlace): CollectionDocument {
  const fields = fieldsOf(line, place);
  const title = fields["title"] ?? "";
  if (typeof title !== "string") throw new UserError(wrongField(place, "title", "a text"));
  return { id: idField(fields, "_id", place), title, text: textField(fields, "text", place) };
}

/** A line of `queries.jsonl`: `_id` and `text`. Throws UserError. */
export function parseCollectionQuestion(line: string, place: LinePlace): CollectionQuestion {
  const fields = fieldsOf(line, place);
  return { id: idField(fields, "_id", place), text: textField(fields, "text", place) };
}

/** A line of `answers.jsonl`: `_id` of the question, `doc` and `answers`. Throws UserError. */
export function parseGoldAnswer(line: string, place: LinePlace): GoldAnswer {
  const fields = fieldsOf(line, place);
  const answers = fields["answers"];
  if (!Array.isArray(answers) || !answers.every((answer) => typeof answer === "string")) {
    throw new UserError(wrongField(place, "answers", "a list of texts"));
  }
  return {
    questionId: textField(fields, "_id", place),
    documentId: textField(fields, "doc", place),
    // An empty one would stand in every excerpt.
    answers: answers.filter((answer) => answer.trim() !== ""),
  };
}

/** A line of `qrels.tsv`: question, document and relevance, parted by tabs; null for its heading. Throws UserError. */
export function parseJudgement(line: string, place: LinePlace): Judgement | null {
  const [questionId = "", documentId = "", written = ""] = line.split("\t");
  const relevance = Number(written.trim() || Number.NaN);
  if (Number.isInteger(relevance)) return { questionId, documentId, relevance };
  if (place.line === 1 && Number.isNaN(relevance)) return null;
  throw new UserError(
    `${at(place)} I read "${line.slice(0, 80)}"; a line is question, document and relevance, parted by tabs.`,
  );
}

/** An id that occurs twice. */
export function findRepeatedId(id: string, earlier: number, place: LinePlace): string {
  return `${at(place)} the _id "${id}" stands in line ${earlier} already.`;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(line: string, place: LinePlace): Fields {
  try {
    const value: unknown = JSON.parse(line);
    if (isFields(value)) return value;
  } catch {
    // Not JSON at all: the same sentence says what a line has to be.
  }
  throw new UserError(`${at(place)} the line is not a JSON object.`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textField(fields: Fields, name: string, place: LinePlace): string {
  const value = fields[name];
  if (typeof value === "string") return value;
  throw new UserError(wrongField(place, name, "a text"));
}

/** A run parts its fields by spaces. */
function idField(fields: Fields, name: string, place: LinePlace): string {
  const value = fields[name];
  if (typeof value === "string" && /^\S+$/.test(value)) return value;
  throw new UserError(wrongField(place, name, "a text without spaces"));
}

function wrongField(place: LinePlace, name: string, wanted: string): string {
  return `${at(place)} "${name}" has to be ${wanted}.`;
}

function at({ file, line }: LinePlace): string {
  return `${file}:${line}:`;
}
