import type { Bilingual } from "../../event/event.ts";
import type { Fields } from "../yaml/fields.ts";

/** Reads `{ en, zh }`, of which English is required. */
export function readBilingual(fields: Fields | null, example: string): Bilingual | null {
  if (fields === null) return null;
  fields.allowOnly(["en", "zh"]);
  const en = fields.text("en", example);
  const zh = fields.optionalText("zh");
  return en === null ? null : { en, zh };
}
