import type { Phrase } from "../../ask/search-index.ts";
import {
  readPositions,
  findPosting,
  findPostings,
  countPostings,
  type PostingRange,
  type Segment,
} from "../segment/segment.ts";
import type { SearchedSegment } from "../segment/segment-with-deletes.ts";

/** The passages of a segment in which every phrase stands, ascending. */
export function findPassagesWith(segment: Segment, phrases: readonly Phrase[]): Uint16Array {
  const ranges = phrases.map((phrase) => rangesOf(segment, phrase));
  const candidates = candidatesOf(segment, ranges.flat());
  // A single word stands in each of them: thousands need no second look-up.
  if (ranges.flat().length === 1) return candidates;
  return candidates.filter((passage) => ranges.every((each) => stands(segment, each, passage)));
}

/** Whether a phrase stands in any passage of a segment that is not deleted. */
export function hasPhrase(segment: SearchedSegment, phrase: Phrase): boolean {
  const ranges = rangesOf(segment, phrase);
  return candidatesOf(segment, ranges).some(
    (passage) => segment.deletions.flags?.[passage] !== 1 && stands(segment, ranges, passage),
  );
}

function rangesOf(segment: Segment, phrase: Phrase): readonly PostingRange[] {
  return phrase.map((term) => findPostings(segment, term));
}

/** The passages of the rarest term, ascending. */
function candidatesOf({ passages }: Segment, ranges: readonly PostingRange[]): Uint16Array {
  const [rarest] = ranges.toSorted((one, other) => countPostings(one) - countPostings(other));
  return rarest ? passages.slice(rarest.start, rarest.end) : new Uint16Array();
}

/** Whether terms stand in a passage, one after the other. */
function stands(segment: Segment, ranges: readonly PostingRange[], passage: number): boolean {
  const postings: number[] = [];
  for (const range of ranges) {
    const posting = findPosting(segment, range, passage);
    if (posting < 0) return false;
    postings.push(posting);
  }
  const [first = [], ...rest] = postings.map((posting) => readPositions(segment, posting));
  return first.some((position) =>
    rest.every((positions, index) => positions.includes(position + index + 1)),
  );
}
