import { setTimeout as sleep } from "node:timers/promises";

/** How long nothing may happen before the workspace counts as settled: an app works between an acknowledgement and its answer. */
const QUIET_MS = 60;
/** A pause is waited for in parts, because a busy machine lets a long timer end before the app had its turn. */
const PARTS = 6;

/** Counts what is under way between the workspace and the app. */
export class InFlight {
  #count = 0;
  /** Grows with everything that starts or ends, so that a pause can be told from a lull. */
  #activity = 0;

  async during<T>(work: Promise<T>): Promise<T> {
    this.#count += 1;
    this.#activity += 1;
    try {
      return await work;
    } finally {
      this.#count -= 1;
      this.#activity += 1;
    }
  }

  /** Resolves when nothing has been under way for a moment (`quietMs`). */
  async settled(quietMs = QUIET_MS): Promise<void> {
    for (;;) {
      const before = this.#activity;
      for (let part = 0; part < PARTS; part++) await sleep(quietMs / PARTS);
      if (this.#count === 0 && this.#activity === before) return;
    }
  }
}
