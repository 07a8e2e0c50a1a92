import type { Dictionary } from "./dictionary.ts";

/** A segment's passages are counted in 16 bits. */
export const SEGMENT_PASSAGES_MAX = 65_536;
/** Larger frequencies are cut: BM25 hardly tells 255 from 256. */
export const FREQUENCY_MAX = 255;
/** Every so many postings, it is noted where their places begin. */
export const PLACES_STEP = 16;

/**
 * An immutable part of the index over typed arrays: for each term the passages that have it, ascending,
 * with the term's frequency and places. Passages are numbered from 0 within the segment.
 */
export interface Segment {
  readonly dictionary: Dictionary;
  /** Where each term's postings begin, and at the end their count. */
  readonly starts: Uint32Array;
  /** Passage of each posting. */
  readonly passages: Uint16Array;
  /** How often the term stands in the passage; a place in the titles counts as `TITLE_WEIGHT`. */
  readonly frequencies: Uint8Array;
  /** Where the places of every 16th posting begin in `places`. */
  readonly placeStarts: Uint32Array;
  /** For each posting the number of places, then the steps from one to the next, as variable-length integers. */
  readonly places: Uint8Array;
  /** Words in each passage, weighted as the frequencies are. */
  readonly lengths: Uint32Array;
}

/** Postings of a term: from `start` until before `end`. */
export interface PostingRange {
  readonly start: number;
  readonly end: number;
}

/** The posting of a passage, or -1. */
export function postingOf(
  { passages }: Segment,
  { start, end }: PostingRange,
  passage: number,
): number {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = passages[middle] ?? 0;
    if (found === passage) return middle;
    if (found < passage) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The places of a posting, ascending; empty where they are not kept. */
export function placesOf({ places, placeStarts }: Segment, posting: number): readonly number[] {
  let at = placeStarts[Math.floor(posting / PLACES_STEP)] ?? 0;
  for (let skipped = posting % PLACES_STEP; skipped > 0; skipped -= 1) {
    let count = 0;
    [count, at] = readInteger(places, at);
    while (count > 0) if ((places[at++] ?? 0) < 0x80) count -= 1;
  }
  let [count, next] = readInteger(places, at);
  const found: number[] = [];
  let place = 0;
  for (; count > 0; count -= 1) {
    let step = 0;
    [step, next] = readInteger(places, next);
    place += step;
    found.push(place);
  }
  return found;
}

/** The integer at `at` and where the next one begins: seven bits a byte, the lowest first. */
function readInteger(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}
