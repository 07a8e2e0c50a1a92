import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";

/** The attribute at the end of a heading, paragraph or item that names its sources: `{source: spc, cnipa}`. */
export interface SourceAttribute {
  /** The text without it. */
  readonly text: string;
  /** The ids as written; null without the attribute. */
  readonly ids: readonly string[] | null;
  /** What is wrong with it, in a sentence. */
  readonly problem: string | null;
}

export function splitSourceAttribute(written: string): SourceAttribute {
  const end = AT_END.exec(written);
  const isAttribute = end !== null && isMeantAsName(end[1] ?? "");
  const text = isAttribute ? written.slice(0, end.index).trimEnd() : written;
  if (startsInside(text)) return { text, ids: null, problem: `${quote(text)} ${INSIDE}` };
  if (!isAttribute) return { text, ids: null, problem: null };
  const ids = WELL_FORMED.exec(end[0].trim())?.[1]
    ?.split(",")
    .map((id) => id.trim());
  if (ids !== undefined) return { text, ids, problem: null };
  return { text, ids: null, problem: `${quote(end[0].trim())} cannot be read. ${FORM}` };
}

const NAME = "source";
const FORM = "Write {source: ID}, or {source: ID, ID} for several.";
const INSIDE = `has {source inside it. Put it once, at the end. ${FORM}`;

/** Chinese keyboards give wide brackets and colons. */
const AT_END = /\s*[{｛]\s*([^{}｛｝]*)[}｝]\s*$/;
const WELL_FORMED = /^\{source:\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)\s*\}$/;

function isMeantAsName(inner: string): boolean {
  const [word = ""] = /^\p{L}+/u.exec(inner) ?? [];
  return findNearest(word, [NAME]) !== null;
}

function startsInside(text: string): boolean {
  return [...text.matchAll(/[{｛]\s*(\p{L}+)/gu)].some(([, word = ""]) => isMeantAsName(word));
}
