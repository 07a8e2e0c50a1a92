import type { Passage } from "../../article/passage.ts";
import { inverseFrequency, type Statistics } from "../ranking/bm25.ts";
import { removedOf, type SearchedSegment } from "./searched-segment.ts";
import { postingsOf, sizeOf } from "../segment/segment.ts";
import type { Shelf } from "./segment-with-deletes.ts";
import { createSpelling, type Spelling } from "../spelling/suggest.ts";
import type { WordTree } from "../spelling/term-tree.ts";

/** The index as the questions of one moment see it. */
export interface IndexView {
  readonly segments: readonly SearchedSegment[];
  readonly statistics: Statistics;
  /** The passage of a number in all segments together. */
  readonly passageOf: (number: number) => Passage | undefined;
  readonly segmentOf: (number: number) => SearchedSegment | undefined;
  /** How many passages have a term. */
  readonly frequency: (term: string) => number;
  readonly rarity: (term: string) => number;
  readonly spelling: Spelling;
}

export function viewOf(shelves: readonly Shelf[], words: WordTree): IndexView {
  const statistics = statisticsOf(shelves);
  let first = 0;
  const segments = shelves.map((shelf) => {
    const segment = { ...shelf.segment, first, removed: shelf.removed };
    first += shelf.passages.length;
    return segment;
  });
  const frequency = remembered((term) =>
    segments.reduce((sum, segment) => sum + frequencyIn(segment, term), 0),
  );
  const placeOf = (number: number): number =>
    segments.findLastIndex((segment) => segment.first <= number);
  return {
    segments,
    statistics,
    segmentOf: (number) => segments[placeOf(number)],
    passageOf(number) {
      const place = placeOf(number);
      return shelves[place]?.passages[number - (segments[place]?.first ?? 0)] ?? undefined;
    },
    frequency,
    rarity: (term) => inverseFrequency(frequency(term), statistics.passages),
    spelling: createSpelling(() => words.over(segments), frequency),
  };
}

function statisticsOf(shelves: readonly Shelf[]): Statistics {
  const passages = shelves.reduce((sum, { size }) => sum + size, 0);
  const words = shelves.reduce((sum, shelf) => sum + shelf.words, 0);
  return { passages, meanLength: words / passages || 1 };
}

function frequencyIn(segment: SearchedSegment, term: string): number {
  return sizeOf(postingsOf(segment, term)) - removedOf(segment, term);
}

/** One question asks for the same words' frequencies many times. */
function remembered(frequency: (term: string) => number): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const seen = known.get(term);
    if (seen !== undefined) return seen;
    if (known.size >= REMEMBERED_MAX) known.clear();
    const counted = frequency(term);
    known.set(term, counted);
    return counted;
  };
}

/** Enough for the words of a long question; a few hundred kilobytes. */
const REMEMBERED_MAX = 5_000;
