import type { BestHits } from "./top-k.ts";
import type { SearchedSegment } from "../index/searched-segment.ts";
import { postingOf } from "../segment/segment.ts";

/** A term on its way through a segment's postings. */
export interface Run {
  /** The first posting that is not behind it. */
  next: number;
  readonly end: number;
  /** Mean number of its postings in a window. */
  readonly perWindow: number;
  /** What the term brings a passage at most. */
  readonly top: number;
}

/** BM25's length factor of a passage is the base and the slope times its length. */
export interface LengthNorm {
  readonly base: number;
  readonly slope: number;
}

/** Whether the passage with such a number in all segments together will do. */
export type Accepts = (number: number) => boolean;

/** Passages that are scored at a time: their sums stay near the processor. Measured: 2,048 to 8,192 are alike. */
export const WINDOW_PASSAGES = 4_096;

/** Ranking is synchronous, so one sum for each passage of a window serves all questions. All are 0 in between. */
const sums = new Float64Array(WINDOW_PASSAGES);
/** The window's passages, counted from its first. */
const every = Uint16Array.from(sums, (_, place) => place);
/** Those with a sum, and one more, which has none yet. */
const begun = new Uint16Array(WINDOW_PASSAGES + 1);
/** Those that may still be among the best. */
const open = new Uint16Array(WINDOW_PASSAGES);

/** To look a passage up among a term's postings takes as long as to go through so many of them. */
const POSTINGS_PER_LOOKUP = 16;

/** With more postings for each passage, going through all sums takes less than noting which were begun. */
const POSTINGS_PER_PASSAGE = 1 / 2;

/** Adds up what terms bring the passages of one window of a segment; `offerTo` ends it. */
export class WindowScores {
  readonly #segment: SearchedSegment;
  readonly #norm: LengthNorm;
  readonly #from: number;
  /** Whether `begun` is not kept. */
  readonly #isDense: boolean;
  #begun = 0;
  /** How many are open; null while all are. */
  #open: number | null = null;

  constructor(segment: SearchedSegment, norm: LengthNorm, from: number, postings: number) {
    this.#segment = segment;
    this.#norm = norm;
    this.#from = from;
    this.#isDense = postings > WINDOW_PASSAGES * POSTINGS_PER_PASSAGE;
  }

  /** Leaves only these passages of the window open. */
  openOnly(passages: Uint16Array): void {
    for (let index = 0; index < passages.length; index += 1) {
      open[index] = passages[index]! - this.#from;
    }
    this.#open = passages.length;
  }

  /** Leaves only those open that have such a sum or a higher one. */
  keepFrom(least: number): void {
    if (this.#isDense && this.#open === null) this.#open = openFrom(least);
    else this.#open = openAmong(...this.#places(), least);
  }

  /** Adds a term to all open passages that have it. */
  add(run: Run): void {
    if (this.#open !== null && this.#open * POSTINGS_PER_LOOKUP < run.perWindow) this.#lookUp(run);
    else if (this.#isDense) this.#addTo(run);
    else this.#addAndBegin(run);
  }

  /** Offers every open passage with a sum, and forgets all of them. */
  offerTo(best: BestHits, accepts: Accepts | null): void {
    const { first, removed } = this.#segment;
    const [places, count] = this.#places();
    let { threshold } = best;
    for (let index = 0; index < count; index += 1) {
      const place = places[index]!;
      const score = sums[place]!;
      if (score < threshold || score === 0) continue;
      const passage = this.#from + place;
      if (removed.marks?.[passage] === 1) continue;
      if (accepts !== null && !accepts(first + passage)) continue;
      best.offer(first + passage, score);
      threshold = best.threshold;
    }
    if (this.#isDense) sums.fill(0);
    else for (let index = 0; index < this.#begun; index += 1) sums[begun[index]!] = 0;
  }

  #places(): readonly [Uint16Array, number] {
    if (this.#open !== null) return [open, this.#open];
    return this.#isDense ? [every, WINDOW_PASSAGES] : [begun, this.#begun];
  }

  #lookUp(run: Run): void {
    for (let index = 0; index < (this.#open ?? 0); index += 1) {
      const passage = this.#from + open[index]!;
      const posting = postingOf(this.#segment, { start: run.next, end: run.end }, passage);
      if (posting < 0) continue;
      if (!this.#isDense && sums[open[index]!] === 0) begun[this.#begun++] = open[index]!;
      sums[open[index]!]! += this.#share(posting, passage, run.top);
    }
  }

  #share(posting: number, passage: number, top: number): number {
    const frequency = this.#segment.frequencies[posting]!;
    const { base, slope } = this.#norm;
    return (top * frequency) / (frequency + base + slope * this.#segment.lengths[passage]!);
  }

  /*
   * Both take four postings at a time, because what V8 checks in every turn of a loop costs half of it; and they are
   * not one, because it would call their inner function instead of writing it into the loop.
   */

  #addTo(run: Run): void {
    const { passages, frequencies, lengths } = this.#segment;
    const { base, slope } = this.#norm;
    const { end, top } = run;
    const from = this.#from;
    const to = from + WINDOW_PASSAGES;
    const add = (at: number, passage: number): void => {
      const frequency = frequencies[at]!;
      sums[passage - from]! += (top * frequency) / (frequency + base + slope * lengths[passage]!);
    };
    let posting = this.#catchUp(run);
    for (; posting + 3 < end; posting += 4) {
      const last = passages[posting + 3]!;
      if (last >= to) break;
      add(posting, passages[posting]!);
      add(posting + 1, passages[posting + 1]!);
      add(posting + 2, passages[posting + 2]!);
      add(posting + 3, last);
    }
    for (; posting < end && passages[posting]! < to; posting += 1) add(posting, passages[posting]!);
    run.next = posting;
  }

  #addAndBegin(run: Run): void {
    const { passages, frequencies, lengths } = this.#segment;
    const { base, slope } = this.#norm;
    const { end, top } = run;
    const from = this.#from;
    const to = from + WINDOW_PASSAGES;
    let count = this.#begun;
    const add = (at: number, passage: number): void => {
      const frequency = frequencies[at]!;
      const share = (top * frequency) / (frequency + base + slope * lengths[passage]!);
      const sum = sums[passage - from]!;
      // Without a branch, which the processor would guess wrong time and again.
      begun[count] = passage - from;
      count += Number(sum === 0);
      sums[passage - from] = sum + share;
    };
    let posting = this.#catchUp(run);
    for (; posting + 3 < end; posting += 4) {
      const last = passages[posting + 3]!;
      if (last >= to) break;
      add(posting, passages[posting]!);
      add(posting + 1, passages[posting + 1]!);
      add(posting + 2, passages[posting + 2]!);
      add(posting + 3, last);
    }
    for (; posting < end && passages[posting]! < to; posting += 1) add(posting, passages[posting]!);
    this.#begun = count;
    run.next = posting;
  }

  /** The run's first posting in the window: where passages were looked up, it stayed behind. */
  #catchUp({ next, end }: Run): number {
    const { passages } = this.#segment;
    if (next >= end || passages[next]! >= this.#from) return next;
    return firstFrom(passages, this.#from, next, end);
  }
}

/** The first place between two at which an ascending list has a number or a higher one. */
export function firstFrom(numbers: Uint16Array, least: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Opens the places of the window that have such a sum, and tells how many. */
function openFrom(least: number): number {
  let kept = 0;
  for (let place = 0; place < WINDOW_PASSAGES; place += 1) {
    open[kept] = place;
    kept += Number(sums[place]! >= least);
  }
  return kept;
}

function openAmong(places: Uint16Array, count: number, least: number): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const place = places[index]!;
    if (sums[place]! >= least) open[kept++] = place;
  }
  return kept;
}
