import type { Body } from "../report/body.ts";
import { readBilingual } from "./events/bilingual.ts";
import type { Fields } from "./yaml/fields.ts";
import { readList, type ListReading } from "./yaml/yaml-list.ts";

/** Reads the list of bodies and their tags. A body with a problem is left out; the others are read. */
export function readBodies(file: string, text: string): ListReading<Body> {
  return readList(file, text, "this body", readBody);
}

function readBody(fields: Fields): Body | null {
  fields.allowOnly(["name", "tags"]);
  const name = readBilingual(fields.record("name", "{ en: WIPO }"), "WIPO");
  fields.requireEntries("tags", "[wipo]");
  const tags = fields.texts("tags").map(({ text }) => text);
  return name === null ? null : { name, tags };
}
