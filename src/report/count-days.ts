import {
  createCivilDate,
  getDayOfMonth,
  countDaysInMonth,
  getMonth,
  getYear,
  type CivilDate,
  type DayRange,
} from "../dates/civil-date.ts";
import type { CatalogueEvent } from "../event/event.ts";
import { findOccurrences } from "../event/occurrences.ts";

/** What digests announce on a day of the year. */
export interface DayCount {
  readonly month: number;
  readonly day: number;
  readonly events: number;
  /** Of the most important one; 0 where there is none. */
  readonly importance: 0 | 1 | 2 | 3;
}

/** The 366 days of the first leap year from `today` on, each with what digests announce on it. */
export function countDays(events: readonly CatalogueEvent[], today: CivilDate): DayCount[] {
  const year = leapYearFrom(getYear(today));
  const range: DayRange = {
    from: createCivilDate(year, 1, 1),
    until: createCivilDate(year, MONTHS, 31),
  };
  const occurrences = findOccurrences(events, range);
  return daysOf(year).map((date) => {
    const told = occurrences.filter((each) => each.date === date).map(({ event }) => event);
    return {
      month: getMonth(date),
      day: getDayOfMonth(date),
      events: told.length,
      importance: told.reduce<DayCount["importance"]>(
        (most, { importance }) => (importance > most ? importance : most),
        0,
      ),
    };
  });
}

const MONTHS = 12;
const [FEBRUARY, LEAP_DAY] = [2, 29];

function leapYearFrom(year: number): number {
  return countDaysInMonth(year, FEBRUARY) === LEAP_DAY ? year : leapYearFrom(year + 1);
}

function daysOf(year: number): CivilDate[] {
  return Array.from({ length: MONTHS }, (_, index) => index + 1).flatMap((month) =>
    Array.from({ length: countDaysInMonth(year, month) }, (_, index) =>
      createCivilDate(year, month, index + 1),
    ),
  );
}
