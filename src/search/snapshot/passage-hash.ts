import { hash } from "node:crypto";
import type { Passage } from "../../article/passage.ts";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import { readFields } from "../analysis/passage-fields.ts";

/** To be raised with every change of the terms that the analysis makes of a text; a test on samples notices. */
export const ANALYSIS_EDITION = 6;

/** A hash of what an index depends on besides its passages. */
export function hashAnalysis(glossary: readonly GlossaryTerm[]): string {
  return hash("sha1", JSON.stringify([ANALYSIS_EDITION, glossary]));
}

const LOWER_BITS = 2 ** 20;

/**
 * A hash of what is indexed of a passage and of its ordinal in the article, as a whole number: 32 bits of the text and
 * the titles, 20 of the titles and the ordinal. One in four thousand million changes of a passage goes unnoticed.
 */
export function hashPassage(passage: Passage): number {
  const { titles, text } = readFields(passage);
  const titled = shortHash(titles);
  return longHash(text, titled) * LOWER_BITS + ((titled + passage.ordinal) % LOWER_BITS);
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of UTF-16 units: for a title, copying them out first takes longer. */
function shortHash(text: string): number {
  let sum = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193);
  }
  return sum >>> 0;
}

/** Longer texts are read in pieces, each seeded with the hash of those before. */
function longHash(text: string, seed: number): number {
  if (text.length <= PIECE_UNITS) return pieceHash(text, seed);
  let sum = seed;
  for (let at = 0; at < text.length; at += PIECE_UNITS) {
    sum = pieceHash(text.slice(at, at + PIECE_UNITS), sum);
  }
  return sum;
}

const PIECE_UNITS = 4_096;
/** A piece, and room to fill up its last four pairs. */
const units = Buffer.alloc(PIECE_UNITS * 2 + 16);
const pairs = new Int32Array(units.buffer, units.byteOffset, units.length / 4);

/**
 * Four numbers are mixed side by side, each with every fourth pair of UTF-16 units, which keeps the processor busy; texts
 * that differ in one pair have different hashes. Copying the units out first takes a third of the time of asking the text
 * for each of them; a `crc32` of the text takes longer than both.
 */
function pieceHash(piece: string, seed: number): number {
  const end = copyPairs(piece);
  let one = seed | 0;
  let two = piece.length;
  let three = 1;
  let four = 2;
  for (let pair = 0; pair < end; pair += 4) {
    one = mixed(one, pairs[pair]!);
    two = mixed(two, pairs[pair + 1]!);
    three = mixed(three, pairs[pair + 2]!);
    four = mixed(four, pairs[pair + 3]!);
  }
  const sum = mixed(mixed(mixed(one, two), three), four);
  return (sum ^ (sum >>> 15)) >>> 0;
}

/** Copies a text into `pairs`, filled up with zeros; gives the number of pairs. */
function copyPairs(piece: string): number {
  const size = units.write(piece, "utf16le");
  units[size] = 0;
  units[size + 1] = 0;
  const end = (size + 3) >>> 2;
  pairs[end] = 0;
  pairs[end + 1] = 0;
  pairs[end + 2] = 0;
  return end;
}

/** Invertible in either number; this is how rustc mixes words (https://github.com/rust-lang/rustc-hash/tree/v1.1.0). */
function mixed(sum: number, word: number): number {
  return Math.imul(((sum << 5) | (sum >>> 27)) ^ word, 0x9e37_79b9);
}
