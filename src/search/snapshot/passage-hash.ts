import { hash } from "node:crypto";
import type { Passage } from "../../article/passage.ts";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import { textOf } from "../analysis/passage-fields.ts";

/** Raised with every change of what the analysis makes of a text; a test holds it to samples. */
export const ANALYSIS_EDITION = 5;

/** What an index depends on beside its passages. */
export function analysisFingerprint(glossary: readonly GlossaryTerm[]): string {
  return hash("sha1", JSON.stringify([ANALYSIS_EDITION, glossary]));
}

const LOWER_BITS = 2 ** 20;

/**
 * What is indexed of a passage and where it stands in its article, as a whole number: 32 bits of the text and the
 * titles, 20 of the titles and the ordinal. Of four thousand million changes of a passage one is missed.
 */
export function passageFingerprint(passage: Passage): number {
  const { titles, text } = textOf(passage);
  const titled = shortHash(titles);
  return longHash(text, titled) * LOWER_BITS + ((titled + passage.ordinal) % LOWER_BITS);
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of UTF-16 units: to copy those of a title takes longer. */
function shortHash(text: string): number {
  let sum = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193);
  }
  return sum >>> 0;
}

/** Longer texts are read in pieces, each on top of what the one before gave. */
function longHash(text: string, seed: number): number {
  if (text.length <= PIECE_UNITS) return pieceHash(text, seed);
  let sum = seed;
  for (let at = 0; at < text.length; at += PIECE_UNITS) {
    sum = pieceHash(text.slice(at, at + PIECE_UNITS), sum);
  }
  return sum;
}

const PIECE_UNITS = 4_096;
/** A piece, and room to fill up its last row of four pairs. */
const units = Buffer.alloc(PIECE_UNITS * 2 + 16);
const pairs = new Int32Array(units.buffer, units.byteOffset, units.length / 4);

/**
 * Four numbers are mixed side by side, each with every fourth pair of UTF-16 units, which keeps the processor busy; a
 * text of which one pair differs always has another hash. To copy the units out first takes a third of asking the text
 * for each of them, and a `crc32` of the text takes longer than both.
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

/** Gives how many there are; zeros follow. */
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

/** One to one in either number; so rustc mixes words (https://github.com/rust-lang/rustc-hash/tree/v1.1.0). */
function mixed(sum: number, word: number): number {
  return Math.imul(((sum << 5) | (sum >>> 27)) ^ word, 0x9e37_79b9);
}
