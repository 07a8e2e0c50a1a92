import type { Problem } from "../../article/problem.ts";
import { Fields } from "./fields.ts";
import { YamlSource } from "./yaml-source.ts";

/** What a list holds. */
export interface ListReading<Entry> {
  readonly entries: readonly Entry[];
  /** Ids of the rejected entries that could be read, so that references to them are not reported as unknown. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a YAML list of mappings; an entry with a problem is left out, the others are read.
 * Where the list as a whole is not YAML, each entry is parsed alone: a forgotten quotation mark costs one entry.
 */
export function readList<Entry>(
  file: string,
  text: string,
  what: string,
  readEntry: (fields: Fields) => Entry | null,
): ListReading<Entry> {
  const whole = new YamlSource(file, text, 0);
  const readings =
    whole.problems.length === 0
      ? [readEntries(whole, what, readEntry)]
      : entryTexts(text).map((each) => readAlone(file, each, what, readEntry));
  return {
    entries: readings.flatMap(({ entries }) => entries),
    leftOut: readings.flatMap(({ leftOut }) => leftOut),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

interface EntryText {
  readonly text: string;
  readonly linesBefore: number;
}

function readAlone<Entry>(
  file: string,
  { text, linesBefore }: EntryText,
  what: string,
  readEntry: (fields: Fields) => Entry | null,
): ListReading<Entry> {
  const source = new YamlSource(file, text, linesBefore);
  if (source.problems.length === 0) return readEntries(source, what, readEntry);
  const leftOut = /\bid: *([\w-]+)/.exec(text)?.slice(1) ?? [];
  return { entries: [], leftOut, problems: source.problems };
}

function readEntries<Entry>(
  source: YamlSource,
  what: string,
  readEntry: (fields: Fields) => Entry | null,
): ListReading<Entry> {
  const entries: Entry[] = [];
  const leftOut: string[] = [];
  const nodes = source.root === null ? [] : (source.itemsOf(source.root, "the file") ?? []);
  for (const node of nodes) {
    const before = source.problems.length;
    const fields = Fields.of(source, node, "", what);
    const entry = fields === null ? null : readEntry(fields);
    if (entry !== null && source.problems.length === before) entries.push(entry);
    else leftOut.push(fields?.peek("id") ?? "");
  }
  return { entries, leftOut, problems: source.problems };
}

/** Splits the text at hyphens at the start of a line. */
function entryTexts(text: string): EntryText[] {
  const lines = text.split("\n");
  const starts = [0, ...lines.flatMap((line, index) => (line.startsWith("-") ? [index] : []))];
  return starts.map((start, index) => ({
    text: lines.slice(start, starts[index + 1]).join("\n"),
    linesBefore: start,
  }));
}
