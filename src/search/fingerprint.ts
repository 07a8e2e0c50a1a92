import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import { textOf } from "./passage-words.ts";

/** Raised with every change of what the analysis makes of a text; a test holds it to samples. */
export const ANALYSIS_EDITION = 3;

/** What an index depends on beside its passages. */
export function analysisFingerprint(glossary: readonly GlossaryTerm[]): string {
  return hash("sha1", JSON.stringify([ANALYSIS_EDITION, glossary]));
}

const LOWER_BITS = 2 ** 20;

/**
 * What is indexed of a passage and where it stands in its article, as a whole number: 32 bits of the text and the
 * titles, 20 of the titles and the ordinal. Of four thousand million changes of a passage one is missed. A longer hash
 * takes five times as long.
 */
export function passageFingerprint(passage: Passage): number {
  const { titles, text } = textOf(passage);
  const titled = shortHash(titles);
  return crc32(text, titled) * LOWER_BITS + ((titled + passage.ordinal) % LOWER_BITS);
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of UTF-16 units: to call `crc32` takes longer than a title does. */
function shortHash(text: string): number {
  let sum = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193);
  }
  return sum >>> 0;
}
