import { LRUCache } from "lru-cache";
import { computeIdf, type Statistics } from "../ranking/bm25.ts";
import type { SearchedIndex } from "../ranking/run-query.ts";
import { countPostings, findPostings } from "../segment/segment.ts";
import {
  countDeleted,
  type SearchedSegment,
  type SegmentWithDeletes,
} from "../segment/segment-with-deletes.ts";
import { createSpellingSuggester, type SpellingSuggester } from "../spelling/suggest.ts";
import type { TermTree } from "../spelling/term-tree.ts";

/** The index as the questions of one moment see it. */
export interface IndexReader extends SearchedIndex {
  /** How many passages have a term. */
  readonly frequency: (term: string) => number;
  readonly spelling: SpellingSuggester;
}

export function createIndexReader(
  all: readonly SegmentWithDeletes[],
  terms: TermTree,
): IndexReader {
  const statistics = statisticsOf(all);
  let first = 0;
  const segments = all.map(({ segment, deletions, passages }) => {
    const searched = { ...segment, first, deletions };
    first += passages.length;
    return searched;
  });
  const frequency = cached((term) =>
    segments.reduce((sum, segment) => sum + frequencyIn(segment, term), 0),
  );
  const indexOfSegment = (number: number): number =>
    segments.findLastIndex((segment) => segment.first <= number);
  return {
    segments,
    statistics,
    segmentOf: (number) => segments[indexOfSegment(number)],
    passageOf(number) {
      const index = indexOfSegment(number);
      return all[index]?.passages[number - (segments[index]?.first ?? 0)] ?? undefined;
    },
    frequency,
    rarity: (term) => computeIdf(frequency(term), statistics.passages),
    spelling: createSpellingSuggester(() => terms.over(segments), frequency),
  };
}

function statisticsOf(segments: readonly SegmentWithDeletes[]): Statistics {
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const words = segments.reduce((sum, segment) => sum + segment.words, 0);
  return { passages, meanLength: words / passages || 1 };
}

function frequencyIn(segment: SearchedSegment, term: string): number {
  return countPostings(findPostings(segment, term)) - countDeleted(segment, term);
}

/** One question asks for the frequencies of the same words many times. */
function cached(frequency: (term: string) => number): (term: string) => number {
  const known = new LRUCache<string, number>({ max: FREQUENCIES_MAX });
  return (term) => {
    const seen = known.get(term);
    if (seen !== undefined) return seen;
    const counted = frequency(term);
    known.set(term, counted);
    return counted;
  };
}

/** Enough for the words of a long question; a few hundred kilobytes. */
const FREQUENCIES_MAX = 5_000;
