import { findTerm, type TermDictionary } from "./term-dictionary.ts";
import { decodePositions, skipPositions } from "./position-codec.ts";

/** A segment numbers its passages in 16 bits. */
export const SEGMENT_PASSAGES_MAX = 65_536;
/** Higher frequencies are stored as this one: to BM25, 255 and 256 are nearly the same. */
export const FREQUENCY_MAX = 255;
/** Of every sixteenth posting it is stored where its positions begin. */
export const POSITIONS_STEP = 16;

/**
 * An immutable part of the index over typed arrays: for each term the passages that have it, ascending,
 * with the term's frequency and positions. Passages are numbered from 0 within the segment.
 */
export interface Segment {
  readonly dictionary: TermDictionary;
  /** Where each term's postings begin, and at the end their count. */
  readonly starts: Uint32Array;
  /** Passage of each posting. */
  readonly passages: Uint16Array;
  /** How often the term stands in the passage; an occurrence in the titles counts `TITLE_WEIGHT` times. */
  readonly frequencies: Uint8Array;
  /** Where the positions of every sixteenth posting begin in `positions`. */
  readonly positionStarts: Uint32Array;
  /** The positions of each posting, as `encodePositions` writes them. */
  readonly positions: Uint8Array;
  /** Words in each passage, weighted as the frequencies are. */
  readonly lengths: Uint32Array;
}

/** Postings of a term: from `start` until before `end`. */
export interface PostingRange {
  readonly start: number;
  readonly end: number;
}

/** Empty where no passage has the term. */
export function findPostings({ dictionary, starts }: Segment, term: string): PostingRange {
  const number = findTerm(dictionary, term);
  return number < 0
    ? { start: 0, end: 0 }
    : { start: starts[number] ?? 0, end: starts[number + 1] ?? 0 };
}

export function countPostings({ start, end }: PostingRange): number {
  return end - start;
}

/** The posting of a passage, or -1. */
export function findPosting(
  { passages }: Segment,
  { start, end }: PostingRange,
  passage: number,
): number {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = passages[middle]!;
    if (found === passage) return middle;
    if (found < passage) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The positions of a posting, ascending; empty for a term of which none are kept, such as a pair. */
export function readPositions(segment: Segment, posting: number): readonly number[] {
  const positions: number[] = [];
  decodePositions(segment.positions, seekPositions(segment, posting), { positions, end: 0 });
  return positions;
}

/** Where a posting's positions begin in the bytes. */
export function seekPositions({ positions, positionStarts }: Segment, posting: number): number {
  let at = positionStarts[Math.floor(posting / POSITIONS_STEP)]!;
  for (let skipped = posting % POSITIONS_STEP; skipped > 0; skipped -= 1) {
    at = skipPositions(positions, at);
  }
  return at;
}
