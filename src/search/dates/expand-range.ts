import { countDaysInMonth } from "../../dates/civil-date.ts";
import type { DayOfYear } from "../../dates/written/written-date.ts";

/** A month and its neighbours; people who ask for a day of a longer time mean its first or last. */
const RANGE_DAYS_MAX = 31;

/** The days of a range, or its ends where it is long; the ends alone where the second is not after the first. */
export function expandRange(from: DayOfYear, until: DayOfYear): readonly DayOfYear[] {
  const days: DayOfYear[] = [from];
  for (let day = from; !isSame(day, until);) {
    if (days.length === RANGE_DAYS_MAX) return [from, until];
    day = dayAfter(day);
    days.push(day);
  }
  return days;
}

function dayAfter({ year, month, day }: DayOfYear): DayOfYear {
  if (day < countDaysInMonth(year ?? LEAP_YEAR, month)) return { year, month, day: day + 1 };
  if (month < 12) return { year, month: month + 1, day: 1 };
  return { year: year === null ? null : year + 1, month: 1, day: 1 };
}

/** Any: without a year, February has 29 days. */
const LEAP_YEAR = 2024;

function isSame(one: DayOfYear, other: DayOfYear): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}
