/**
 * The places of numbers that are all different. A Map of a million would hold up everything while it grows, and makes
 * an object of each number.
 */
export class FingerprintTable {
  readonly #fingerprints: Float64Array;
  /** A place, and one more; 0 is free. At least half of them are. */
  readonly #slots: Uint32Array;

  /** Empty, for the fingerprints at these places. */
  constructor(fingerprints: Float64Array) {
    this.#fingerprints = fingerprints;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(fingerprints.length * 2 + 1)));
  }

  /** False where another place has the same fingerprint. */
  add(place: number): boolean {
    const slot = this.#slotOf(this.#fingerprints[place] ?? Number.NaN);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = place + 1;
    return true;
  }

  /** Null where none has it. */
  placeOf(fingerprint: number): number | null {
    const place = this.#slots[this.#slotOf(fingerprint)] ?? 0;
    return place === 0 ? null : place - 1;
  }

  /** Where it stands, or the free slot where it would. */
  #slotOf(fingerprint: number): number {
    const last = this.#slots.length - 1;
    // Both halves of it: equal texts differ in the lower, texts of one id in the upper.
    let slot = ((fingerprint / 2 ** 20) ^ fingerprint) & last;
    for (;;) {
      const place = this.#slots[slot] ?? 0;
      if (place === 0 || this.#fingerprints[place - 1] === fingerprint) return slot;
      slot = (slot + 1) & last;
    }
  }
}
