/**
 * Finds the indexes at which a hash stands in a list. A Map of a million entries would hold up everything while it grows,
 * and would make an object of each number.
 */
export class HashTable {
  readonly #hashes: Float64Array;
  /** For each hash the first of its indexes, plus one; 0 is free. At least half of the slots are free. */
  readonly #slots: Uint32Array;
  /** For each index the next one with the same hash, plus one; 0 where there is none. */
  readonly #next: Uint32Array;

  /** Empty at first; `add` takes indexes of these hashes. */
  constructor(hashes: Float64Array) {
    this.#hashes = hashes;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 1)));
    this.#next = new Uint32Array(hashes.length);
  }

  /** Puts an index before those with the same hash. */
  add(index: number): void {
    const slot = this.#slotOf(this.#hashes[index]!);
    this.#next[index] = this.#slots[slot]!;
    this.#slots[slot] = index + 1;
  }

  /** Removes the first index with this hash and gives it; null where none is left. */
  take(hash: number): number | null {
    const slot = this.#slotOf(hash);
    const index = this.#slots[slot]! - 1;
    if (index < 0) return null;
    this.#slots[slot] = this.#next[index]! || TAKEN;
    return index;
  }

  /** The slot of a hash, or the free slot where it would be. */
  #slotOf(hash: number): number {
    const last = this.#slots.length - 1;
    // Both halves of it: passages of one text differ in the lower, those of one article in the upper.
    let slot = ((hash / 2 ** 20) ^ hash) & last;
    for (;;) {
      const index = this.#slots[slot]!;
      if (index === 0 || this.#hashes[index - 1] === hash) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** No index. A slot that became free again would hide those behind it. */
const TAKEN = 0xffff_ffff;
