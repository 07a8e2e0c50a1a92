import {
  addDays,
  countDaysBetween,
  getYear,
  type CivilDate,
  type DayRange,
} from "../../dates/civil-date.ts";
import type { Occurrence } from "../../event/event.ts";
import { sortForReading, type Agendas } from "./agenda.ts";
import type { Digest, DigestEntry } from "../digest.ts";
import type { SlotDays } from "../slot.ts";
import { findDaysOffMove, findDaysOfSlot } from "../schedule/slots.ts";
import type { DigestOrder, DigestSchedule } from "../subscription.ts";

/** What a digest tells, where that is not simply the days of its date. */
export interface DigestDays {
  /** The days of its own slot that are left to tell; null when none is. */
  readonly own: DayRange | null;
  /** The days of earlier slots that it tells too. */
  readonly missed: readonly SlotDays[];
  /** Occurrences that were announced before and are left out. */
  readonly announced: ReadonlySet<string>;
}

/** The digest of a local date, built from that date and never from the present. */
export function composeDigest(
  agendas: Agendas,
  order: DigestOrder,
  date: CivilDate,
  {
    own = findDaysOfSlot(order, date),
    missed = [],
    announced = new Set(),
  }: Partial<DigestDays> = {},
): Digest {
  const range = own === null ? { from: date, until: date } : { from: own.from, until: own.until };
  const { entries, ahead } = agendas.of(range, order.preferences);
  const missedEntries = missed.flatMap((days) => agendas.of(days, order.preferences).entries);
  return {
    kind: order.kind,
    date,
    range,
    entries: eachOnce(
      [...sortForReading(own === null ? [] : entries), ...sortForReading(missedEntries)],
      announced,
    ),
    ahead,
    alsoCovers: missed.flatMap((days) => namedDays(order, days)),
    schedule: scheduleOf(order),
    daysOffMove: findDaysOffMove(order),
    language: order.preferences.language,
  };
}

/** A look-ahead is named by its first day, a daily digest by each that it tells. */
function namedDays({ kind }: DigestOrder, { from, until }: DayRange): CivilDate[] {
  if (kind !== "daily") return [from];
  return Array.from({ length: countDaysBetween(from, until) + 1 }, (_, index) =>
    addDays(from, index),
  );
}

/** What identifies an announcement, even when editors move its day: `EVENT@YEAR`. */
export function identifyOccurrence(occurrence: Occurrence): string {
  return `${occurrence.event.id}@${getYear(occurrence.date)}`;
}

function eachOnce(entries: readonly DigestEntry[], told: ReadonlySet<string>): DigestEntry[] {
  const seen = new Set(told);
  return entries.filter(({ occurrence }) => {
    const id = identifyOccurrence(occurrence);
    return seen.has(id) ? false : seen.add(id);
  });
}

/** An order is a schedule and more; the digest shows the schedule alone. */
function scheduleOf({ kind, dayNumber, time, zone }: DigestSchedule): DigestSchedule {
  return { kind, dayNumber, time, zone };
}
