import type { Phrase } from "../../ask/search-index.ts";
import type { SearchedSegment } from "../index/searched-segment.ts";
import {
  placesOf,
  postingOf,
  postingsOf,
  sizeOf,
  type PostingRange,
  type Segment,
} from "../segment/segment.ts";

/** The passages of a segment in which every phrase stands, ascending. */
export function passagesWith(segment: Segment, phrases: readonly Phrase[]): Uint16Array {
  const sought = phrases.map((phrase) => rangesOf(segment, phrase));
  const candidates = candidatesOf(segment, sought.flat());
  // A single word stands in each: thousands need not be looked up once more.
  if (sought.flat().length === 1) return candidates;
  return candidates.filter((passage) => sought.every((ranges) => stands(segment, ranges, passage)));
}

/** Whether a phrase stands in any passage of a segment that has not been taken out. */
export function hasPhrase(segment: SearchedSegment, phrase: Phrase): boolean {
  const ranges = rangesOf(segment, phrase);
  return candidatesOf(segment, ranges).some(
    (passage) => segment.removed.marks?.[passage] !== 1 && stands(segment, ranges, passage),
  );
}

function rangesOf(segment: Segment, phrase: Phrase): readonly PostingRange[] {
  return phrase.map((term) => postingsOf(segment, term));
}

/** The passages of the rarest term, ascending. */
function candidatesOf({ passages }: Segment, ranges: readonly PostingRange[]): Uint16Array {
  const [rarest] = ranges.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  return rarest ? passages.slice(rarest.start, rarest.end) : new Uint16Array();
}

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
