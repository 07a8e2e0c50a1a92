import type { Passage } from "../../article/passage.ts";
import { findTerm } from "./term-dictionary.ts";
import type { Segment } from "./segment.ts";

/** Which passages of a segment are deleted; the segment itself never changes. */
export interface Deletions {
  /** 1 for each deleted passage; null where none is. */
  readonly flags: Uint8Array | null;
  /** How many deleted passages have a term. */
  readonly frequencies: Pick<ReadonlyMap<string, number>, "get">;
}

/** A segment as it is searched, among others. */
export interface SearchedSegment extends Segment {
  /** Number of its first passage in all segments together. */
  readonly first: number;
  readonly deletions: Deletions;
}

/** How many passages of a segment that have a term are deleted. */
export function countDeleted({ deletions }: SearchedSegment, term: string): number {
  return deletions.frequencies.get(term) ?? 0;
}

/** A segment and the passages it was made of, some of which may be deleted. */
export class SegmentWithDeletes {
  readonly segment: Segment;
  /** Null for those that were deleted before. */
  readonly passages: readonly (Passage | null)[];
  #flags: Uint8Array | null = null;
  #size: number;
  #words: number;

  constructor(segment: Segment, passages: readonly (Passage | null)[]) {
    this.segment = segment;
    this.passages = passages;
    this.#size = passages.length;
    this.#words = segment.lengths.reduce((sum, length) => sum + length, 0);
    if (!passages.includes(null)) return;
    for (const [index, passage] of passages.entries()) {
      if (passage === null) this.markDeleted(index);
    }
  }

  /** Number of passages that are not deleted. */
  get size(): number {
    return this.#size;
  }

  /** Number of their words, weighted as the frequencies are. */
  get words(): number {
    return this.#words;
  }

  /** Valid until the next passage is marked. */
  get deletions(): Deletions {
    const flags = this.#flags;
    return { flags, frequencies: flags ? countingDeleted(this.segment, flags) : NONE };
  }

  isLive(index: number): boolean {
    return this.#flags?.[index] !== 1;
  }

  markDeleted(index: number): void {
    this.#flags ??= new Uint8Array(this.passages.length);
    if (this.#flags[index] === 1) return;
    this.#flags[index] = 1;
    this.#size -= 1;
    this.#words -= this.segment.lengths[index]!;
  }
}

const NONE: Deletions["frequencies"] = new Map<string, number>();

/** Counts when a term is asked for: its postings are then read for ranking anyway, and thousands may be deleted at once. */
function countingDeleted(
  { dictionary, starts, passages }: Segment,
  flags: Uint8Array,
): Deletions["frequencies"] {
  const known = new Map<string, number>();
  return {
    get(term) {
      const seen = known.get(term);
      if (seen !== undefined) return seen;
      const number = findTerm(dictionary, term);
      let deleted = 0;
      for (let posting = starts[number] ?? 0; posting < (starts[number + 1] ?? 0); posting += 1) {
        deleted += flags[passages[posting]!]!;
      }
      known.set(term, deleted);
      return deleted;
    },
  };
}
