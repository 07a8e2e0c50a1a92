import { numberOf, type Dictionary } from "./term-dictionary.ts";
import { readPlaces, skipPlaces } from "./position-codec.ts";

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
  /** For each posting its places, as `place-bytes.ts` writes them. */
  readonly places: Uint8Array;
  /** Words in each passage, weighted as the frequencies are. */
  readonly lengths: Uint32Array;
}

/** Postings of a term: from `start` until before `end`. */
export interface PostingRange {
  readonly start: number;
  readonly end: number;
}

/** Empty where no passage has the term. */
export function postingsOf({ dictionary, starts }: Segment, term: string): PostingRange {
  const number = numberOf(dictionary, term);
  return number < 0
    ? { start: 0, end: 0 }
    : { start: starts[number] ?? 0, end: starts[number + 1] ?? 0 };
}

export function sizeOf({ start, end }: PostingRange): number {
  return end - start;
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
    const found = passages[middle]!;
    if (found === passage) return middle;
    if (found < passage) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The places of a posting, ascending; empty where they are not kept. */
export function placesOf(segment: Segment, posting: number): readonly number[] {
  const places: number[] = [];
  readPlaces(segment.places, placesAt(segment, posting), places, 0);
  return places;
}

/** Where a posting's places begin in the bytes. */
export function placesAt({ places, placeStarts }: Segment, posting: number): number {
  let at = placeStarts[Math.floor(posting / PLACES_STEP)]!;
  for (let skipped = posting % PLACES_STEP; skipped > 0; skipped -= 1) at = skipPlaces(places, at);
  return at;
}
