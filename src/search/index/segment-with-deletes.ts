import type { Passage } from "../../article/passage.ts";
import { numberOf } from "../segment/term-dictionary.ts";
import type { Segment } from "../segment/segment.ts";

/** Passages that were taken out of a segment; a segment itself never changes. */
export interface Removed {
  /** 1 for each that was taken out; null where none was. */
  readonly marks: Uint8Array | null;
  /** Of how many of them each term is. */
  readonly frequencies: Pick<ReadonlyMap<string, number>, "get">;
}

/** A segment and the passages that it was made of. */
export class Shelf {
  readonly segment: Segment;
  /** Null for those that had left before. */
  readonly passages: readonly (Passage | null)[];
  #marks: Uint8Array | null = null;
  #size: number;
  #words: number;

  constructor(segment: Segment, passages: readonly (Passage | null)[]) {
    this.segment = segment;
    this.passages = passages;
    this.#size = passages.length;
    this.#words = segment.lengths.reduce((sum, length) => sum + length, 0);
    if (!passages.includes(null)) return;
    for (const [place, passage] of passages.entries()) if (passage === null) this.takeOut(place);
  }

  /** Passages that are left. */
  get size(): number {
    return this.#size;
  }

  /** Their words, weighted as the frequencies are. */
  get words(): number {
    return this.#words;
  }

  /** Until the next one is taken out. */
  get removed(): Removed {
    const marks = this.#marks;
    return { marks, frequencies: marks ? removedFrequencies(this.segment, marks) : NONE };
  }

  /** Whether the passage of a place has not been taken out. */
  has(place: number): boolean {
    return this.#marks?.[place] !== 1;
  }

  takeOut(place: number): void {
    this.#marks ??= new Uint8Array(this.passages.length);
    if (this.#marks[place] === 1) return;
    this.#marks[place] = 1;
    this.#size -= 1;
    this.#words -= this.segment.lengths[place]!;
  }
}

const NONE: Removed["frequencies"] = new Map<string, number>();

/** Counted when a term is asked for: its postings are read for its ranking too, and thousands may leave at once. */
function removedFrequencies(
  { dictionary, starts, passages }: Segment,
  marks: Uint8Array,
): Removed["frequencies"] {
  const known = new Map<string, number>();
  return {
    get(term) {
      const seen = known.get(term);
      if (seen !== undefined) return seen;
      const number = numberOf(dictionary, term);
      let having = 0;
      for (let posting = starts[number] ?? 0; posting < (starts[number + 1] ?? 0); posting += 1) {
        having += marks[passages[posting]!]!;
      }
      known.set(term, having);
      return having;
    },
  };
}
