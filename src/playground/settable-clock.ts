import type { Clock } from "../clock.ts";

/** A clock that a person or a test can set; it goes on running from there. */
export interface SettableClock extends Clock {
  /** Sets the clock to an instant (epoch ms), or back to the real time (null), and tells the listeners. */
  set(epochMs: number | null): void;
  /** False while the clock stands apart from the real time. */
  readonly real: boolean;
}

/** `realNow` is milliseconds since the epoch, e.g. `Date.now`. */
export function createSettableClock(realNow: () => number): SettableClock {
  const listeners = new Set<() => void>();
  let offsetMs: number | null = null;
  return {
    now: () => realNow() + (offsetMs ?? 0),
    onSet(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(epochMs) {
      offsetMs = epochMs === null ? null : epochMs - realNow();
      for (const listener of listeners) listener();
    },
    get real() {
      return offsetMs === null;
    },
  };
}
