import type { Passage } from "../article/passage.ts";
import { termAt } from "./dictionary.ts";
import type { Segment } from "./segment.ts";

/** Passages that were taken out of a segment; a segment itself never changes. */
export interface Removed {
  /** 1 for each that was taken out; null where none was. */
  readonly marks: Uint8Array | null;
  /** Of how many of them each term is. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/** A segment and the passages that it was made of. */
export class Shelf {
  readonly segment: Segment;
  /** Null for those that had left before. */
  readonly passages: readonly (Passage | null)[];
  #marks: Uint8Array | null = null;
  readonly #frequencies: Map<string, number>;
  #size: number;
  #words: number;

  constructor(segment: Segment, passages: readonly (Passage | null)[]) {
    this.segment = segment;
    this.passages = passages;
    this.#size = passages.length;
    this.#words = segment.lengths.reduce((sum, length) => sum + length, 0);
    this.#frequencies = new Map();
    if (passages.includes(null)) this.#takeOutMissing();
  }

  /** Passages that are left. */
  get size(): number {
    return this.#size;
  }

  /** Their words, weighted as the frequencies are. */
  get words(): number {
    return this.#words;
  }

  get removed(): Removed {
    return { marks: this.#marks, frequencies: this.#frequencies };
  }

  removedPassages(): readonly (Passage | null)[] {
    return this.passages.filter((_, place) => this.#marks?.[place] === 1);
  }

  /** Takes a passage out, which has these distinct terms. */
  takeOut(place: number, terms: Iterable<string>): void {
    this.#marks ??= new Uint8Array(this.passages.length);
    if (this.#marks[place] === 1) return;
    this.#marks[place] = 1;
    this.#size -= 1;
    this.#words -= this.segment.lengths[place]!;
    for (const term of terms) this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1);
  }

  /** What a passage that is no longer known had is read off the postings. */
  #takeOutMissing(): void {
    const { dictionary, starts, passages, lengths } = this.segment;
    const marks = Uint8Array.from(this.passages, (passage) => Number(passage === null));
    for (const [place, mark] of marks.entries()) {
      this.#size -= mark;
      this.#words -= mark * lengths[place]!;
    }
    for (let number = 0; number + 1 < starts.length; number += 1) {
      let having = 0;
      for (let posting = starts[number]!; posting < starts[number + 1]!; posting += 1) {
        having += marks[passages[posting]!]!;
      }
      if (having > 0) this.#frequencies.set(termAt(dictionary, number), having);
    }
    this.#marks = marks;
  }
}
