import type { SynonymGroup } from "../ask/synonyms.ts";
import type { Fields } from "./yaml/fields.ts";
import { readList, type ListReading } from "./yaml/yaml-list.ts";

/** Reads the list of synonyms. A group with a problem is left out; the others are read. */
export function readSynonyms(file: string, text: string): ListReading<SynonymGroup> {
  return readList(file, text, "this group", readGroup);
}

function readGroup(fields: Fields): SynonymGroup | null {
  fields.allowOnly(["word", "synonyms"]);
  const word = fields.text("word", "fee");
  const synonyms = fields.texts("synonyms").map(({ text }) => text);
  if (!fields.has("synonyms")) fields.text("synonyms", "[cost, charge, price]");
  return word === null ? null : { word, synonyms };
}
