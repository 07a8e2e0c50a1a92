import type { Clock } from "../clock.ts";

/** Bounds how often something is done. */
export interface Allowance {
  /** False when it has to wait. */
  take(): boolean;
}

const SECOND_MS = 1_000;

/** `perSecond` in the long run, and `atOnce` after a rest (a token bucket). */
export function createAllowance(clock: Clock, perSecond: number, atOnce: number): Allowance {
  let left = atOnce;
  let countedAtMs = clock.now();
  return {
    take() {
      const now = clock.now();
      // A clock that was set back gives nothing.
      const gained = (Math.max(0, now - countedAtMs) / SECOND_MS) * perSecond;
      left = Math.min(atOnce, left + gained);
      countedAtMs = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
