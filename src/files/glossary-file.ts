import type { FormerName, GlossaryTerm } from "../ask/glossary.ts";
import { readCivilDate } from "../dates/civil-date.ts";
import { quote } from "../text/quote.ts";
import type { Fields } from "./yaml/fields.ts";
import { readList, type ListReading } from "./yaml/yaml-list.ts";

/** A term with its file and line. */
export interface PlacedTerm {
  readonly term: GlossaryTerm;
  readonly file: string;
  readonly line: number;
}

/** Reads the glossary's list of terms. A term with a problem is left out; the others are read. */
export function readGlossary(file: string, text: string): ListReading<PlacedTerm> {
  return readList(file, text, "this term", readTerm);
}

function readTerm(fields: Fields): PlacedTerm | null {
  fields.allowOnly(["id", "en", "zh", "former", "note"]);
  const id = fields.id("id", "punitive-damages");
  const en = fields.texts("en").map(({ text }) => text);
  const zh = fields.texts("zh").map(({ text }) => text);
  const former = fields.records("former").flatMap((each) => readFormerName(each) ?? []);
  const note = fields.optionalText("note");
  if (!fields.has("en") && !fields.has("zh")) fields.text("en", "[punitive damages]");
  if (id === null) return null;
  return { term: { id, en, zh, former, note }, file: fields.source.file, line: fields.line };
}

function readFormerName(fields: Fields): FormerName | null {
  fields.allowOnly(["name", "until"]);
  const name = fields.text("name", "SIPO");
  const until = fields.text("until", "2018-08-27");
  if (name === null || until === null) return null;
  if (/^\d{4}$/.test(until) || "date" in readCivilDate(until)) return { name, until };
  return fields.report("until", `is ${quote(until)}; write a day as YYYY-MM-DD or a year as YYYY.`);
}
