/** Keeps the `limit` highest scores of any number of hits; of equal ones the lowest numbers. A heap, the worst on top. */
export class TopHits {
  readonly #limit: number;
  readonly #scores: number[] = [];
  readonly #numbers: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a score has to reach to get in, and to exceed unless its number is lower. */
  get threshold(): number {
    return this.#scores.length < this.#limit ? 0 : (this.#scores[0] ?? Infinity);
  }

  /** Scores of 0 are not kept. */
  offer(number: number, score: number): void {
    if (this.#limit === 0 || score === 0) return;
    if (this.#scores.length < this.#limit) this.#rise(number, score);
    else if (!this.#isWorse(number, score, 0)) this.#sink(number, score);
  }

  /** Best first. */
  sorted(): readonly { readonly number: number; readonly score: number }[] {
    return this.#scores
      .map((score, index) => ({ number: this.#numbers[index] ?? 0, score }))
      .toSorted((one, other) => other.score - one.score || one.number - other.number);
  }

  #rise(number: number, score: number): void {
    let at = this.#scores.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#isWorse(number, score, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, number, score);
  }

  #sink(number: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#scores.length) break;
      const right = child + 1;
      if (
        right < this.#scores.length &&
        this.#isWorse(this.#numbers[right] ?? 0, this.#scores[right] ?? 0, child)
      ) {
        child = right;
      }
      if (this.#isWorse(number, score, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, number, score);
  }

  /** Whether a hit is worse than the one at an index of the heap: a lower score, or the same and a higher number. */
  #isWorse(number: number, score: number, index: number): boolean {
    const other = this.#scores[index] ?? 0;
    return score < other || (score === other && number > (this.#numbers[index] ?? 0));
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#numbers[from] ?? 0, this.#scores[from] ?? 0);
  }

  #put(at: number, number: number, score: number): void {
    this.#scores[at] = score;
    this.#numbers[at] = number;
  }
}
