import { daysInMonth } from "../../dates/civil-date.ts";
import type { DateInText } from "../../ask/query/date-terms.ts";

/** A date with its day. */
export interface DayInText extends DateInText {
  readonly day: number;
}

/** A month and its neighbours; people who ask for a day of a longer time mean its first or last. */
const RANGE_DAYS_MAX = 31;

/** The days of a range, or its ends where it is long; the ends alone where the second is not after the first. */
export function daysBetween(from: DayInText, until: DayInText): readonly DayInText[] {
  const [first, last] = withYears(from, until);
  const days: DayInText[] = [first];
  for (let day = first; !isSame(day, last);) {
    if (days.length === RANGE_DAYS_MAX) return [first, last];
    day = dayAfter(day);
    days.push(day);
  }
  return days;
}

/** A year that is written once stands for both ends: 28 December to 3 January 2027 begins in 2026. */
function withYears(from: DayInText, until: DayInText): readonly [DayInText, DayInText] {
  const turns = until.month < from.month ? 1 : 0;
  if (from.year === null && until.year !== null) {
    return [{ ...from, year: until.year - turns }, until];
  }
  if (from.year !== null && until.year === null) {
    return [from, { ...until, year: from.year + turns }];
  }
  return [from, until];
}

function dayAfter({ year, month, day }: DayInText): DayInText {
  if (day < daysInMonth(year ?? LEAP_YEAR, month)) return { year, month, day: day + 1 };
  if (month < 12) return { year, month: month + 1, day: 1 };
  return { year: year === null ? null : year + 1, month: 1, day: 1 };
}

/** Any: without a year, February has 29 days. */
const LEAP_YEAR = 2024;

function isSame(one: DayInText, other: DayInText): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}
