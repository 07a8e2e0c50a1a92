/**
 * Finds the places of fingerprints. A Map of a million would hold up everything while it grows, and makes an object of
 * each number.
 */
export class FingerprintTable {
  readonly #fingerprints: Float64Array;
  /** For each fingerprint the first of its places, and one more; 0 is free. At least half of them are. */
  readonly #slots: Uint32Array;
  /** For each place the next one with the same fingerprint, and one more; 0 where there is none. */
  readonly #next: Uint32Array;

  /** Empty, for the fingerprints at these places. */
  constructor(fingerprints: Float64Array) {
    this.#fingerprints = fingerprints;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(fingerprints.length * 2 + 1)));
    this.#next = new Uint32Array(fingerprints.length);
  }

  /** Puts a place before those with the same fingerprint. */
  add(place: number): void {
    const slot = this.#slotOf(this.#fingerprints[place]!);
    this.#next[place] = this.#slots[slot]!;
    this.#slots[slot] = place + 1;
  }

  /** The first place with this fingerprint, which is taken out; null where none is left. */
  take(fingerprint: number): number | null {
    const slot = this.#slotOf(fingerprint);
    const place = this.#slots[slot]! - 1;
    if (place < 0) return null;
    this.#slots[slot] = this.#next[place]! || TAKEN;
    return place;
  }

  /** Where its places stand, or the free slot where they would. */
  #slotOf(fingerprint: number): number {
    const last = this.#slots.length - 1;
    // Both halves of it: passages of one text differ in the lower, those of one article in the upper.
    let slot = ((fingerprint / 2 ** 20) ^ fingerprint) & last;
    for (;;) {
      const place = this.#slots[slot]!;
      if (place === 0 || this.#fingerprints[place - 1] === fingerprint) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** No place: a slot that was freed would hide those behind it. */
const TAKEN = 0xffff_ffff;
