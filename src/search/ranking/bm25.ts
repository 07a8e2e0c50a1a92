import { BestHits } from "./top-k.ts";
import { removedOf, type SearchedSegment } from "../index/searched-segment.ts";
import { postingsOf, sizeOf } from "../segment/segment.ts";
import {
  firstFrom,
  WINDOW_PASSAGES,
  WindowScores,
  type Accepts,
  type LengthNorm,
  type Run,
} from "./score-window.ts";

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
  /** Mean of the passages' lengths. */
  readonly meanLength: number;
}

/** Which passages may be found. */
export interface Allowed {
  /** The only ones of a segment, each once; null for all of them. */
  readonly among: ((segment: SearchedSegment) => Uint16Array) | null;
  /** Asked for those that would be among the best; null accepts all. */
  readonly accepts: Accepts | null;
}

/**
 * BM25's saturation and its share of length, measured over all collections at once; flat around these.
 * MiniSearch's third parameter, d, is 0: above, it favours long passages for rare words.
 */
export const BM25 = { k: 1.2, b: 0.6, d: 0 } as const;

/** BM25's inverse document frequency, as MiniSearch counts it. */
export function inverseFrequency(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/**
 * The `limit` best passages, exactly, best first. Terms are added up one after the other, the weightiest first, for a
 * window of passages at a time; once the rest cannot lift most of them over what the best of the windows before have,
 * only the others are looked up (as MaxScore does: Turtle and Flood 1995, https://doi.org/10.1016/0306-4573(95)00020-H).
 * It takes as long as the postings that it touches, however many passages there are.
 */
export function rankPassages(
  segments: readonly SearchedSegment[],
  statistics: Statistics,
  terms: readonly WeightedTerm[],
  { among, accepts }: Allowed,
  limit: number,
): readonly ScoredPassage[] {
  const best = new BestHits(limit);
  const norm = { base: BM25.k * (1 - BM25.b), slope: (BM25.k * BM25.b) / statistics.meanLength };
  const runs = runsIn(segments, statistics, terms);
  for (const [place, segment] of segments.entries()) {
    const ranked = { segment, norm, runs: runs[place] ?? [], only: among?.(segment) ?? null };
    rankSegment(ranked, accepts, best);
  }
  return best.sorted();
}

/** For each segment the terms that it has, the weightiest first. */
function runsIn(
  segments: readonly SearchedSegment[],
  { passages }: Statistics,
  terms: readonly WeightedTerm[],
): readonly (readonly Run[])[] {
  const weighed = terms.map(({ term, weight }) => {
    const ranges = segments.map((segment) => postingsOf(segment, term));
    const having = ranges.reduce((sum, range, place) => {
      const segment = segments[place];
      return sum + sizeOf(range) - (segment ? removedOf(segment, term) : 0);
    }, 0);
    return { ranges, top: weight * inverseFrequency(having, passages) * (BM25.k + 1) };
  });
  weighed.sort((one, other) => other.top - one.top);
  return segments.map(({ lengths }, place) => {
    const windows = Math.ceil(lengths.length / WINDOW_PASSAGES);
    return weighed.flatMap(({ ranges, top }) => {
      const range = ranges[place];
      if (!range || sizeOf(range) === 0) return [];
      return [{ next: range.start, end: range.end, perWindow: sizeOf(range) / windows, top }];
    });
  });
}

interface RankedSegment {
  readonly segment: SearchedSegment;
  readonly norm: LengthNorm;
  readonly runs: readonly Run[];
  /** The only passages that may be found, ascending; null for all. */
  readonly only: Uint16Array | null;
}

/** Sums of the same terms may differ in their last digits, by the order in which they are added. */
const ROUNDING = 1 - 1e-9;

/**
 * Passages are left behind when the terms to come bring at most this share of what one needs, and again whenever that
 * has fallen to the same share: sooner, there are too few of them. Measured: 0.4 to 0.6 are alike.
 */
const REST_SHARE = 0.5;

function rankSegment(
  { segment, norm, runs, only }: RankedSegment,
  accepts: Accepts | null,
  best: BestHits,
): void {
  const postings = runs.reduce((sum, { perWindow }) => sum + perWindow, 0);
  const worth = runs.reduce((sum, { top }) => sum + top, 0);
  let passed = 0;
  for (let from = 0; from < segment.lengths.length; from += WINDOW_PASSAGES) {
    const until = only ? firstFrom(only, from + WINDOW_PASSAGES, passed, only.length) : passed;
    if (only && until === passed) continue;
    const scores = new WindowScores(segment, norm, from, postings);
    if (only) scores.openOnly(only.subarray(passed, until));
    passed = until;
    addUp(scores, runs, worth, best.threshold * ROUNDING);
    scores.offerTo(best, accepts);
  }
}

function addUp(scores: WindowScores, runs: readonly Run[], worth: number, needed: number): void {
  let rest = worth;
  let lookAt = needed * REST_SHARE;
  for (const run of runs) {
    if (rest < lookAt) {
      scores.keepFrom(needed - rest);
      lookAt = rest * REST_SHARE;
    }
    scores.add(run);
    rest -= run.top;
  }
}
