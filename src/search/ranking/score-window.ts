import { findPosting, type PostingRange } from "../segment/segment.ts";
import type { SearchedSegment } from "../segment/segment-with-deletes.ts";
import type { TopHits } from "./top-k.ts";

/** A term on its way through the postings of a segment. */
export interface PostingCursor {
  /** The first posting that has not been passed. */
  next: number;
  readonly end: number;
  /** Mean number of its postings in a window. */
  readonly perWindow: number;
  /** The most that the term can add to the score of a passage. */
  readonly maxScore: number;
}

/** BM25's length factor of a passage is `base + slope * length`. */
export interface LengthNorm {
  readonly base: number;
  readonly slope: number;
}

/** Whether the passage with this number, counted over all segments, may be found. */
export type Accepts = (number: number) => boolean;

/** Passages that are scored together, so that their sums stay in the processor's cache. Measured: 2,048 to 8,192 are alike. */
export const WINDOW_PASSAGES = 4_096;

// Ranking is synchronous, so all questions share these arrays.
/** The score of each passage of the window; all are 0 between windows. */
const sums = new Float64Array(WINDOW_PASSAGES);
/** All offsets of the window's passages from its first. */
const every = Uint16Array.from(sums, (_, offset) => offset);
/** Offsets of the passages that have a score; one more is written than counted. */
const touched = new Uint16Array(WINDOW_PASSAGES + 1);
/** Offsets of the passages that may still be among the best. */
const candidates = new Uint16Array(WINDOW_PASSAGES);

/** Looking up one passage among a term's postings takes as long as reading this many postings. */
const POSTINGS_PER_LOOKUP = 16;

/** With more postings per passage, going through all sums takes less time than noting which were touched. */
const POSTINGS_PER_PASSAGE = 1 / 2;

/** Adds up the scores of the passages of one window of a segment; `offerTo` ends it. */
export class ScoreWindow {
  readonly #segment: SearchedSegment;
  readonly #norm: LengthNorm;
  readonly #from: number;
  /** Whether `touched` is not kept. */
  readonly #isDense: boolean;
  #touched = 0;
  /** Number of candidates; null while all passages are. */
  #candidates: number | null = null;

  constructor(
    { segment, norm, postings }: Readonly<ScoredSegment>,
    /** The window's first passage. */
    from: number,
  ) {
    this.#segment = segment;
    this.#norm = norm;
    this.#from = from;
    this.#isDense = postings > WINDOW_PASSAGES * POSTINGS_PER_PASSAGE;
  }

  /** Makes these passages of the window the only candidates. */
  restrictTo(passages: Uint16Array): void {
    for (let index = 0; index < passages.length; index += 1) {
      candidates[index] = passages[index]! - this.#from;
    }
    this.#candidates = passages.length;
  }

  /** Drops the candidates whose score is lower. */
  keepFrom(lowest: number): void {
    if (this.#isDense && this.#candidates === null) this.#candidates = selectFromAll(lowest);
    else this.#candidates = selectFrom(...this.#offsets(), lowest);
  }

  /** Adds a term's score to all candidates that have it. */
  add(cursor: PostingCursor): void {
    if (this.#candidates !== null && this.#candidates * POSTINGS_PER_LOOKUP < cursor.perWindow) {
      this.#lookUp(cursor);
    } else if (this.#isDense) this.#addDense(cursor);
    else this.#addSparse(cursor);
  }

  /** Offers every candidate with a score, and clears the scores. */
  offerTo(best: TopHits, accepts: Accepts | null): void {
    const { first, deletions } = this.#segment;
    const [offsets, count] = this.#offsets();
    let { threshold } = best;
    for (let index = 0; index < count; index += 1) {
      const offset = offsets[index]!;
      const score = sums[offset]!;
      if (score < threshold || score === 0) continue;
      const passage = this.#from + offset;
      if (deletions.flags?.[passage] === 1) continue;
      if (accepts !== null && !accepts(first + passage)) continue;
      best.offer(first + passage, score);
      threshold = best.threshold;
    }
    if (this.#isDense) sums.fill(0);
    else for (let index = 0; index < this.#touched; index += 1) sums[touched[index]!] = 0;
  }

  #offsets(): readonly [Uint16Array, number] {
    if (this.#candidates !== null) return [candidates, this.#candidates];
    return this.#isDense ? [every, WINDOW_PASSAGES] : [touched, this.#touched];
  }

  #lookUp(cursor: PostingCursor): void {
    for (let index = 0; index < (this.#candidates ?? 0); index += 1) {
      const passage = this.#from + candidates[index]!;
      const range = { start: cursor.next, end: cursor.end };
      const posting = findPosting(this.#segment, range, passage);
      if (posting < 0) continue;
      if (!this.#isDense && sums[candidates[index]!] === 0) {
        touched[this.#touched++] = candidates[index]!;
      }
      sums[candidates[index]!]! += this.#score(posting, passage, cursor.maxScore);
    }
  }

  #score(posting: number, passage: number, maxScore: number): number {
    const frequency = this.#segment.frequencies[posting]!;
    const { base, slope } = this.#norm;
    return (maxScore * frequency) / (frequency + base + slope * this.#segment.lengths[passage]!);
  }

  /*
   * The next two take four postings at a time, because the checks that V8 makes in every turn of a loop cost half of it.
   * They are two functions because V8 inlines their inner function only so.
   */

  #addDense(cursor: PostingCursor): void {
    const { passages, frequencies, lengths } = this.#segment;
    const { base, slope } = this.#norm;
    const { end, maxScore } = cursor;
    const from = this.#from;
    const to = from + WINDOW_PASSAGES;
    const add = (at: number, passage: number): void => {
      const frequency = frequencies[at]!;
      sums[passage - from]! +=
        (maxScore * frequency) / (frequency + base + slope * lengths[passage]!);
    };
    let posting = this.#catchUp(cursor);
    for (; posting + 3 < end; posting += 4) {
      const last = passages[posting + 3]!;
      if (last >= to) break;
      add(posting, passages[posting]!);
      add(posting + 1, passages[posting + 1]!);
      add(posting + 2, passages[posting + 2]!);
      add(posting + 3, last);
    }
    for (; posting < end && passages[posting]! < to; posting += 1) add(posting, passages[posting]!);
    cursor.next = posting;
  }

  #addSparse(cursor: PostingCursor): void {
    const { passages, frequencies, lengths } = this.#segment;
    const { base, slope } = this.#norm;
    const { end, maxScore } = cursor;
    const from = this.#from;
    const to = from + WINDOW_PASSAGES;
    let count = this.#touched;
    const add = (at: number, passage: number): void => {
      const frequency = frequencies[at]!;
      const score = (maxScore * frequency) / (frequency + base + slope * lengths[passage]!);
      const sum = sums[passage - from]!;
      // No branch: the processor would mispredict it time and again.
      touched[count] = passage - from;
      count += Number(sum === 0);
      sums[passage - from] = sum + score;
    };
    let posting = this.#catchUp(cursor);
    for (; posting + 3 < end; posting += 4) {
      const last = passages[posting + 3]!;
      if (last >= to) break;
      add(posting, passages[posting]!);
      add(posting + 1, passages[posting + 1]!);
      add(posting + 2, passages[posting + 2]!);
      add(posting + 3, last);
    }
    for (; posting < end && passages[posting]! < to; posting += 1) add(posting, passages[posting]!);
    this.#touched = count;
    cursor.next = posting;
  }

  /** The cursor's first posting in the window: lookups in earlier windows did not move it. */
  #catchUp({ next, end }: PostingCursor): number {
    const { passages } = this.#segment;
    if (next >= end || passages[next]! >= this.#from) return next;
    return findFirstFrom(passages, this.#from, { start: next, end });
  }
}

/** A segment with what is needed to score its passages. */
export interface ScoredSegment {
  readonly segment: SearchedSegment;
  readonly norm: LengthNorm;
  /** Mean number of postings of all terms in a window. */
  readonly postings: number;
}

/** The first index of a range at which an ascending list has a number of at least `lowest`; the range's end without one. */
export function findFirstFrom(
  numbers: Uint16Array,
  lowest: number,
  { start, end }: PostingRange,
): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < lowest) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes candidates of all passages of the window with such a score or a higher one; gives their number. */
function selectFromAll(lowest: number): number {
  let kept = 0;
  for (let offset = 0; offset < WINDOW_PASSAGES; offset += 1) {
    candidates[kept] = offset;
    kept += Number(sums[offset]! >= lowest);
  }
  return kept;
}

function selectFrom(offsets: Uint16Array, count: number, lowest: number): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const offset = offsets[index]!;
    if (sums[offset]! >= lowest) candidates[kept++] = offset;
  }
  return kept;
}
