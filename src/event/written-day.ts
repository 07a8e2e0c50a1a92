import { findMonth, findWeekday } from "../dates/calendar-names.ts";
import {
  addDays,
  createCivilDate,
  describeDayProblem,
  MONTH_NAMES,
  getMonth,
  getWeekday,
  getYear,
  type CivilDate,
  WEEK_DAYS,
  YEAR_MONTHS,
} from "../dates/civil-date.ts";
import { splitIntoDateTokens } from "../dates/written/date-tokens.ts";
import { findDates } from "../dates/written/find-dates.ts";
import { findNearest } from "../text/nearest.ts";

/** A day, or a clause on what is wrong with it (with its own advice when it ends in a full stop). */
export type DayReading = { readonly date: CivilDate } | { readonly problem: string };

/** Reads one day in lower-case English, Chinese or digits; null when the text has the form of none. */
export function readDay(written: string, today: CivilDate): DayReading | null {
  const text = withoutOrnament(written);
  return (
    readRelativeDay(text, today) ??
    readDaysAway(text, today) ??
    readMonthAndDay(text, today) ??
    readWrittenDay(text, today)
  );
}

/** `next tuesday` is in the next week, `tuesday` the first from today on. Weeks begin on Monday. */
const RELATIVE_DAY = /^(?:(this|next|last) )?([a-z]+)$/;

const DAYS_FROM_TODAY: ReadonlyMap<string, number> = new Map([
  ["day before yesterday", -2],
  ["yesterday", -1],
  ["today", 0],
  ["tonight", 0],
  ["tomorrow", 1],
  ["day after tomorrow", 2],
]);

/** The week that is meant, relative to this one. */
const WEEKS_AWAY: ReadonlyMap<string, number> = new Map([
  ["last", -1],
  ["this", 0],
  ["next", 1],
]);

function withoutOrnament(written: string): string {
  const plain = written
    .replaceAll(",", " ")
    .replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/g, "")
    .replaceAll(/\b(?:the|of|on)\b/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const rest = /^([a-z]+)\.? (.*\d.*)$/.exec(plain);
  return rest && findWeekday(rest[1] ?? "") !== null ? (rest[2] ?? "") : plain;
}

function readRelativeDay(text: string, today: CivilDate): DayReading | null {
  const away = DAYS_FROM_TODAY.get(text);
  if (away !== undefined) return { date: addDays(today, away) };
  const parts = RELATIVE_DAY.exec(text);
  const weekday = findWeekday(parts?.[2] ?? "");
  if (weekday === null) return null;
  const week = WEEKS_AWAY.get(parts?.[1] ?? "");
  const days = weekday - getWeekday(today);
  if (week !== undefined) return { date: addDays(today, days + week * WEEK_DAYS) };
  return { date: addDays(today, (days + WEEK_DAYS) % WEEK_DAYS) };
}

/** `in 3 days`, `2 weeks ago` */
function readDaysAway(text: string, today: CivilDate): DayReading | null {
  const parts = /^(?:in (\d{1,4})|(\d{1,4})(?= \w+ ago$)) (day|week)s?(?: ago)?$/.exec(text);
  if (!parts) return null;
  const [, ahead, ago, unit] = parts;
  const days = (unit === "week" ? WEEK_DAYS : 1) * Number(ahead ?? ago);
  return { date: addDays(today, ahead === undefined ? -days : days) };
}

/** `30/11`, `4.4.`, where it is plain which is the day. */
function readMonthAndDay(text: string, today: CivilDate): DayReading | null {
  const parts = /^(\d{1,2})([-/.])(\d{1,2})\.?$/.exec(text);
  if (!parts) return null;
  const [one, other] = [Number(parts[1]), Number(parts[3])];
  if (one === other || other > YEAR_MONTHS) return dayOrNext(null, one, other, today);
  if (one > YEAR_MONTHS) return dayOrNext(null, other, one, today);
  return { problem: ambiguity(one, other, null) };
}

/** A date that is all of the text: `26 apr 2027`, `april 26`, `2026-11-30`, `30.11.2026`, `20261130`, `4月26日`. */
function readWrittenDay(text: string, today: CivilDate): DayReading | null {
  // `26-apr-2027` and `26apr`
  const spaced = text.replaceAll(/(?<=\d)-?(?=[a-z])|(?<=[a-z])\.?-?(?=\d)/g, " ");
  const tokens = splitIntoDateTokens(spaced);
  let unknown: string | null = null;
  const monthNumber = (word: string): number | null => {
    const month = findMonth(word) ?? nearestMonth(word);
    if (month !== null && findMonth(word) === null) unknown = word;
    return month;
  };
  const [date, more] = findDates({
    text: spaced,
    tokens,
    monthOf: monthNumber,
    takesAnyNumber: true,
  });
  if (!date || more || date.first > 0 || date.last < tokens.length - 1) return null;
  const { year, month, day, until, isAmbiguous } = date;
  if (month === null || day === null || until !== null) return null;
  if (unknown !== null) {
    const meant = MONTH_NAMES[month - 1] ?? "";
    return { problem: `there is no month "${String(unknown)}". Did you mean ${meant}?` };
  }
  return isAmbiguous
    ? { problem: ambiguity(day, month, year) }
    : dayOrNext(year, month, day, today);
}

function nearestMonth(word: string): number | null {
  const name = findNearest(word, MONTH_NAMES);
  return name === null ? null : findMonth(name);
}

function ambiguity(first: number, second: number, year: number | null): string {
  const tail = year === null ? "" : ` ${year}`;
  const dayFirst = `${first} ${MONTH_NAMES[second - 1] ?? ""}`;
  const monthFirst = `${second} ${MONTH_NAMES[first - 1] ?? ""}`;
  return `some countries read ${dayFirst} and others ${monthFirst}. Write \`${dayFirst}${tail}\` or \`${monthFirst}${tail}\`.`;
}

function dayOrNext(year: number | null, month: number, day: number, today: CivilDate): DayReading {
  if (year !== null) return dayOf(year, month, day);
  const thisYear = getYear(today);
  for (let ahead = 0; ahead <= LEAP_DAYS_APART_MAX; ahead++) {
    const reading = dayOf(thisYear + ahead, month, day);
    if ("date" in reading && reading.date >= today) return reading;
  }
  return dayOf(month < getMonth(today) ? thisYear + 1 : thisYear, month, day);
}

/** Years between two leap days around a common century year, such as 2096 and 2104. */
const LEAP_DAYS_APART_MAX = 8;

function dayOf(year: number, month: number, day: number): DayReading {
  const problem = describeDayProblem(year, month, day);
  return problem === null ? { date: createCivilDate(year, month, day) } : { problem };
}
