import { countPostings, findPostings } from "../segment/segment.ts";
import { countDeleted, type SearchedSegment } from "../segment/segment-with-deletes.ts";
import {
  findFirstFrom,
  ScoreWindow,
  WINDOW_PASSAGES,
  type Accepts,
  type PostingCursor,
  type ScoredSegment,
} from "./score-window.ts";
import { TopHits } from "./top-k.ts";

/** A term to look for; each distinct term once. */
export interface WeightedTerm {
  readonly term: string;
  /** Above 0. */
  readonly weight: number;
}

/** A passage by its number in all segments together. */
export interface ScoredPassage {
  readonly number: number;
  readonly score: number;
}

/** What BM25 needs to know of all segments together. */
export interface Statistics {
  readonly passages: number;
  /** Mean length of the passages. */
  readonly meanLength: number;
}

/** Which passages may be found. */
export interface Allowed {
  /** The only ones of a segment, ascending; null for all of them. */
  readonly among: ((segment: SearchedSegment) => Uint16Array) | null;
  /** Asked about those that would be among the best; null accepts all. */
  readonly accepts: Accepts | null;
}

/** What is ranked, and by what. */
export interface Ranking {
  readonly segments: readonly SearchedSegment[];
  readonly statistics: Statistics;
  readonly terms: readonly WeightedTerm[];
  readonly allowed: Allowed;
}

/**
 * BM25's saturation and its share of length, measured over all collections at once; flat around these.
 * MiniSearch's third parameter, d, is 0: above, it favours long passages for rare words.
 */
export const BM25 = { k: 1.2, b: 0.6, d: 0 } as const;

/** BM25's inverse document frequency, as MiniSearch defines it: 0 where all passages have the term, then growing with its rarity. */
export function computeIdf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/**
 * The `limit` best passages, exactly, best first. The scores of the terms are added one after the other, the highest
 * first, for a window of passages at a time. Once the remaining terms cannot lift most passages above the best of the
 * windows before, only the others are looked up (MaxScore: Turtle and Flood 1995,
 * https://doi.org/10.1016/0306-4573(95)00020-H). The time depends on the postings it reads, not on the number of passages.
 */
export function rankPassages(
  { segments, statistics, terms, allowed: { among, accepts } }: Ranking,
  limit: number,
): readonly ScoredPassage[] {
  const best = new TopHits(limit);
  const norm = { base: BM25.k * (1 - BM25.b), slope: (BM25.k * BM25.b) / statistics.meanLength };
  const cursors = cursorsIn(segments, statistics, terms);
  for (const [index, segment] of segments.entries()) {
    const those = cursors[index] ?? [];
    const postings = those.reduce((sum, { perWindow }) => sum + perWindow, 0);
    const ranked = { segment, norm, postings, cursors: those, only: among?.(segment) ?? null };
    rankSegment(ranked, accepts, best);
  }
  return best.sorted();
}

/** For each segment the terms that it has, that with the highest maximum score first. */
function cursorsIn(
  segments: readonly SearchedSegment[],
  { passages }: Statistics,
  terms: readonly WeightedTerm[],
): readonly (readonly PostingCursor[])[] {
  const weighted = terms.map(({ term, weight }) => {
    const ranges = segments.map((segment) => findPostings(segment, term));
    const having = ranges.reduce((sum, range, index) => {
      const segment = segments[index];
      return sum + countPostings(range) - (segment ? countDeleted(segment, term) : 0);
    }, 0);
    return { ranges, maxScore: weight * computeIdf(having, passages) * (BM25.k + 1) };
  });
  weighted.sort((one, other) => other.maxScore - one.maxScore);
  return segments.map(({ lengths }, index) => {
    const windows = Math.ceil(lengths.length / WINDOW_PASSAGES);
    return weighted.flatMap(({ ranges, maxScore }) => {
      const range = ranges[index];
      if (!range || countPostings(range) === 0) return [];
      const perWindow = countPostings(range) / windows;
      return [{ next: range.start, end: range.end, perWindow, maxScore }];
    });
  });
}

interface RankedSegment extends ScoredSegment {
  readonly cursors: readonly PostingCursor[];
  /** The only passages that may be found, ascending; null for all. */
  readonly only: Uint16Array | null;
}

/** Sums of the same terms may differ in their last digits, by the order in which they are added. */
const ROUNDING = 1 - 1e-9;

/**
 * Candidates are dropped when the remaining terms add at most this share of the score that is needed, and again
 * whenever that has fallen to the same share; sooner, too few would go. Measured: 0.4 to 0.6 are alike.
 */
const REST_SHARE = 0.5;

function rankSegment(ranked: RankedSegment, accepts: Accepts | null, best: TopHits): void {
  const { segment, cursors, only } = ranked;
  let passed = 0;
  for (let from = 0; from < segment.lengths.length; from += WINDOW_PASSAGES) {
    const range = { start: passed, end: only?.length ?? 0 };
    const until = only ? findFirstFrom(only, from + WINDOW_PASSAGES, range) : passed;
    if (only && until === passed) continue;
    const scores = new ScoreWindow(ranked, from);
    if (only) scores.restrictTo(only.subarray(passed, until));
    passed = until;
    addScores(scores, cursors, best.threshold * ROUNDING);
    scores.offerTo(best, accepts);
  }
}

function addScores(scores: ScoreWindow, cursors: readonly PostingCursor[], needed: number): void {
  let rest = cursors.reduce((sum, { maxScore }) => sum + maxScore, 0);
  let dropBelow = needed * REST_SHARE;
  for (const cursor of cursors) {
    if (rest < dropBelow) {
      scores.keepFrom(needed - rest);
      dropBelow = rest * REST_SHARE;
    }
    scores.add(cursor);
    rest -= cursor.maxScore;
  }
}
