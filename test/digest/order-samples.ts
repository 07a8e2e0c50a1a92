import fc from "fast-check";
import { addDays, countDaysBetween, type CivilDate } from "../../src/dates/civil-date.ts";
import {
  DEFAULT_PREFERENCES,
  WEEKEND_RULES,
  type DigestPreferences,
} from "../../src/digest/preferences.ts";
import type { DigestOrder } from "../../src/digest/subscription.ts";
import { DAILY } from "./samples.ts";

export const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
export const SUNDAYS: DigestOrder = { ...WEEKLY, dayNumber: 7 };
export const MONTHLY: DigestOrder = { ...DAILY, kind: "monthly", dayNumber: 1 };
export const BEFORE = wishing({ weekend: "before" });
export const AFTER = wishing({ weekend: "after" });

export function wishing(changes: Partial<DigestPreferences>, order = DAILY): DigestOrder {
  return { ...order, preferences: { ...DEFAULT_PREFERENCES, ...changes } };
}

/** Every wish for days off, by chance. */
export const daysOff = fc.record({
  weekend: fc.constantFrom(...WEEKEND_RULES),
  weekdaysOff: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
    .map((days) => days.toSorted((a, b) => a - b)),
  datesOff: fc.array(
    fc.tuple(fc.nat(80), fc.nat(12)).map(([start, length]) => {
      const from = addDays("2027-01-01", start);
      return { from, until: addDays(from, length) };
    }),
    { maxLength: 4 },
  ),
});

/** Both ends included. */
export function daysIn(from: CivilDate, until: CivilDate): CivilDate[] {
  return Array.from({ length: countDaysBetween(from, until) + 1 }, (_, index) =>
    addDays(from, index),
  );
}
