import { BestHits } from "./best-hits.ts";
import { numberOf } from "./dictionary.ts";
import { SEGMENT_PASSAGES_MAX, type PostingRange, type Segment } from "./segment.ts";
import type { Removed } from "./shelf.ts";

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

/**
 * BM25's saturation and its share of length, measured over all collections at once; flat around these.
 * MiniSearch's third parameter, d, is 0: above, it favours long passages for rare words.
 */
export const BM25 = { k: 1.2, b: 0.6, d: 0 } as const;

/** A segment as it is searched. */
export interface SearchedSegment extends Segment {
  /** Number of its first passage. */
  readonly first: number;
  readonly removed: Removed;
}

export function postingsOf({ dictionary, starts }: Segment, term: string): PostingRange {
  const number = numberOf(dictionary, term);
  return number < 0
    ? { start: 0, end: 0 }
    : { start: starts[number] ?? 0, end: starts[number + 1] ?? 0 };
}

/** BM25's inverse document frequency, as MiniSearch counts it. */
export function inverseFrequency(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/**
 * The `limit` best passages, exactly, best first. Terms are added up one after the other, the weightiest
 * first; as soon as the rest cannot lift a new passage over the worst of the best, only those begun go on.
 */
export function rankPassages(
  segments: readonly SearchedSegment[],
  { passages, meanLength }: Statistics,
  terms: readonly WeightedTerm[],
  accepts: (number: number) => boolean,
  limit: number,
): readonly ScoredPassage[] {
  const best = new BestHits(limit);
  const ranges = segments.map((segment) => terms.map(({ term }) => postingsOf(segment, term)));
  const tops = terms.map(({ weight, term }, place) => {
    const having = ranges.reduce(
      (sum, each, segment) => sum + sizeOf(each[place]) - removedOf(segments[segment], term),
      0,
    );
    return { place, top: weight * inverseFrequency(having, passages) * (BM25.k + 1) };
  });
  const ordered = tops.toSorted((one, other) => other.top - one.top);
  for (const [place, segment] of segments.entries()) {
    const runs = ordered.map((each) => ({
      top: each.top,
      range: ranges[place]?.[each.place] ?? NOTHING,
    }));
    addUp(segment, meanLength, runs, best.threshold);
    offerAll(segment, best, accepts);
  }
  return best.sorted();
}

const NOTHING: PostingRange = { start: 0, end: 0 };

export function sizeOf(range: PostingRange = NOTHING): number {
  return range.end - range.start;
}

/** How many passages with a term were taken out of a segment. */
export function removedOf(segment: SearchedSegment | undefined, term: string): number {
  return segment?.removed.frequencies.get(term) ?? 0;
}

/** Scores of the passages of one segment at a time. Ranking is synchronous, so one is enough for all. */
const sums = new Float64Array(SEGMENT_PASSAGES_MAX);

interface Run {
  readonly range: PostingRange;
  /** What the term brings at most. */
  readonly top: number;
}

function addUp(
  segment: SearchedSegment,
  meanLength: number,
  runs: readonly Run[],
  threshold: number,
): void {
  const { k, b } = BM25;
  const norm = { base: k * (1 - b), slope: (k * b) / meanLength };
  sums.fill(0, 0, segment.lengths.length);
  let rest = runs.reduce((sum, { top, range }) => sum + (sizeOf(range) > 0 ? top : 0), 0);
  for (const { range, top } of runs) {
    if (sizeOf(range) === 0) continue;
    if (rest > threshold) addToAll(segment, range, top, norm);
    else addToBegun(segment, range, top, norm);
    rest -= top;
  }
}

/** BM25's length factor of a passage is the base and the slope times its length. */
interface LengthNorm {
  readonly base: number;
  readonly slope: number;
}

function addToAll(
  { passages, frequencies, lengths }: SearchedSegment,
  { start, end }: PostingRange,
  top: number,
  { base, slope }: LengthNorm,
): void {
  for (let posting = start; posting < end; posting += 1) {
    const passage = passages[posting]!;
    const frequency = frequencies[posting]!;
    sums[passage]! += (top * frequency) / (frequency + base + slope * lengths[passage]!);
  }
}

function addToBegun(
  { passages, frequencies, lengths }: SearchedSegment,
  { start, end }: PostingRange,
  top: number,
  { base, slope }: LengthNorm,
): void {
  for (let posting = start; posting < end; posting += 1) {
    const passage = passages[posting]!;
    if (sums[passage] === 0) continue;
    const frequency = frequencies[posting]!;
    sums[passage]! += (top * frequency) / (frequency + base + slope * lengths[passage]!);
  }
}

function offerAll(
  { first, lengths, removed: { marks } }: SearchedSegment,
  best: BestHits,
  accepts: (number: number) => boolean,
): void {
  let threshold = best.threshold;
  for (let passage = 0; passage < lengths.length; passage += 1) {
    const score = sums[passage]!;
    if (score <= threshold || marks?.[passage] === 1 || !accepts(first + passage)) continue;
    best.offer(first + passage, score);
    threshold = best.threshold;
  }
}
