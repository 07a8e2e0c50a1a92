import type { Phrase } from "../ask/search-index.ts";
import {
  placesOf,
  postingOf,
  postingsOf,
  sizeOf,
  type PostingRange,
  type Segment,
} from "./segment.ts";

/** The passages of a segment in which every phrase stands, ascending. */
export function passagesWith(segment: Segment, phrases: readonly Phrase[]): Uint16Array {
  const sought = phrases.map((phrase) => phrase.map((term) => postingsOf(segment, term)));
  const [rarest = NOTHING, ...others] = sought
    .flat()
    .toSorted((one, other) => sizeOf(one) - sizeOf(other));
  const candidates = segment.passages.slice(rarest.start, rarest.end);
  // A single word stands in each: thousands need not be looked up once more.
  if (others.length === 0) return candidates;
  return candidates.filter((passage) => sought.every((ranges) => stands(segment, ranges, passage)));
}

const NOTHING: PostingRange = { start: 0, end: 0 };

/** Whether terms stand in a passage, one after the other. */
function stands(segment: Segment, ranges: readonly PostingRange[], passage: number): boolean {
  const postings: number[] = [];
  for (const range of ranges) {
    const posting = postingOf(segment, range, passage);
    if (posting < 0) return false;
    postings.push(posting);
  }
  const [first = [], ...rest] = postings.map((posting) => placesOf(segment, posting));
  return first.some((place) => rest.every((places, index) => places.includes(place + index + 1)));
}
