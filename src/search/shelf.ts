import type { Passage } from "../article/passage.ts";
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
  readonly passages: readonly Passage[];
  #marks: Uint8Array | null = null;
  readonly #frequencies = new Map<string, number>();
  #size: number;
  #words: number;

  constructor(segment: Segment, passages: readonly Passage[]) {
    this.segment = segment;
    this.passages = passages;
    this.#size = passages.length;
    this.#words = segment.lengths.reduce((sum, length) => sum + length, 0);
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

  removedPassages(): readonly Passage[] {
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
}
