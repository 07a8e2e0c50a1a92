import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import { textOf } from "./passage-words.ts";

/** Raised with every change of what the analysis makes of a text; a test holds it to samples. */
export const ANALYSIS_EDITION = 2;

/** What an index depends on beside its passages. */
export function analysisFingerprint(glossary: readonly GlossaryTerm[]): string {
  return hash("sha1", JSON.stringify([ANALYSIS_EDITION, glossary]));
}

const IDS = 2 ** 20;

/**
 * Which passage it is and what is indexed of it, as a whole number: 32 bits of the text's checksum and 20 of the id's.
 * Of four thousand million changes of a passage one is missed; of ten thousand libraries of a million passages one has
 * two that are taken for one, and is built anew. A longer hash takes five times as long.
 */
export function passageFingerprint(passage: Passage): number {
  const { titles, text } = textOf(passage);
  return crc32(`${titles}\n\n${text}`) * IDS + (crc32(passage.id) % IDS);
}
