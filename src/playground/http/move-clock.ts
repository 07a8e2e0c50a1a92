import { Temporal } from "temporal-polyfill";
import { Refusal } from "../refusal.ts";
import type { SettableClock } from "../settable-clock.ts";

export interface MovingClock {
  readonly clock: SettableClock;
  /** IANA zone in which people name moments. */
  readonly zone: string;
  /** Resolves when nothing has been under way between the workspace and the app for that long. */
  readonly settled: (quietMs: number) => Promise<void>;
}

const EVENING = "20:00";

/** An app needs a while from the new time to its first message, and from one message to the next. */
const QUIET_MS = 600;

/**
 * Moves the clock to a moment of its zone, `2027-04-26T09:00`, or back to the real time (null). On its way over days it
 * stops on the evening before: what the app catches up with comes then, and the day itself goes as any other.
 * Rejects with Refusal where that is no moment.
 */
export async function moveClock(
  { clock, zone, settled }: MovingClock,
  to: string | null,
): Promise<void> {
  if (to === null) return clock.set(null);
  const moment = readMoment(to);
  const evening = moment.subtract({ days: 1 }).withPlainTime(EVENING);
  const eveningMs = instantMs(evening, zone);
  if (clock.now() < eveningMs) {
    clock.set(eveningMs);
    await settled(QUIET_MS);
  }
  clock.set(instantMs(moment, zone));
}

function instantMs(moment: Temporal.PlainDateTime, zone: string): number {
  return moment.toZonedDateTime(zone).epochMilliseconds;
}

/** The whole years in which the seconds of a message's timestamp have ten digits, so that they sort as text. */
const [YEAR_MIN, YEAR_MAX] = [2002, 2285];

function readMoment(text: string): Temporal.PlainDateTime {
  const moment = readDateTime(text);
  if (moment.year < YEAR_MIN || moment.year > YEAR_MAX)
    throw new Refusal(`The playground's clock goes from ${YEAR_MIN} to ${YEAR_MAX}.`);
  return moment;
}

function readDateTime(text: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(text);
  } catch {
    throw new Refusal(`"${text}" is no date and time. Write for example 2027-04-26T09:00.`);
  }
}
