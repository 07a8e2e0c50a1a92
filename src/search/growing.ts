const FIRST_CAPACITY = 1024;

/** An array of unsigned 32-bit integers that grows by doubling. */
export class GrowingIntegers {
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

  /** A copy of exactly what was pushed. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}

/** An array of bytes that grows by doubling. */
export class GrowingBytes {
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

  /** A copy of exactly what was pushed. */
  toArray(): Uint8Array {
    return this.#values.slice(0, this.#length);
  }
}
