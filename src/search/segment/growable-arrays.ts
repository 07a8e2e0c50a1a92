import { allocateBytes, allocateIntegers, allocateShorts } from "./shared-arrays.ts";

const FIRST_CAPACITY = 1024;

/** An array of unsigned 32-bit integers that grows by doubling. */
export class GrowableIntegers {
  #values = new Uint32Array(FIRST_CAPACITY);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  get length(): number {
    return this.#length;
  }

  /** A copy in 16 bits; for values below 65,536. */
  toShorts(): Uint16Array {
    const copy = allocateShorts(this.#length);
    copy.set(this.#values.subarray(0, this.#length));
    return copy;
  }

  /** A copy of exactly what was pushed. */
  toArray(): Uint32Array {
    const copy = allocateIntegers(this.#length);
    copy.set(this.#values.subarray(0, this.#length));
    return copy;
  }
}

/** An array of bytes that grows by doubling. */
export class GrowableBytes {
  #values = new Uint8Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** Pushes a part of other bytes. */
  pushAll(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) this.push(bytes[at]!);
  }

  /** A copy of exactly what was pushed. */
  toArray(): Uint8Array {
    const copy = allocateBytes(this.#length);
    copy.set(this.#values.subarray(0, this.#length));
    return copy;
  }
}
