import type { Clock } from "../../clock.ts";

/** Slack's message ids: seconds and microseconds of the clock, as `1771442483.260129`. */
export interface Timestamps {
  /** Later than every earlier one, even when the clock was set back. */
  next(): string;
}

export function createTimestamps(clock: Clock): Timestamps {
  let lastMicros = 0;
  return {
    next() {
      lastMicros = Math.max(clock.now() * 1000, lastMicros + 1);
      return formatMicros(lastMicros);
    },
  };
}

/** Whole seconds since the epoch. */
export function toSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

/** The clock's time in the form of a `ts`; not unique. */
export function toTs(clock: Clock): string {
  return formatMicros(clock.now() * 1000);
}

function formatMicros(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(Math.floor(micros % 1_000_000)).padStart(6, "0")}`;
}
