import {
  addDays,
  civilDate,
  dayProblem,
  MONTH_NAMES,
  monthOf,
  WEEKDAY_NAMES,
  weekdayOf,
  yearOf,
  type CivilDate,
} from "../dates/civil-date.ts";
import { nearestOf } from "../text/nearest.ts";

/** A day, or a clause on what is wrong with it (with its own advice when it ends in a full stop). */
export type DayReading = { readonly date: CivilDate } | { readonly problem: string };

/** Reads one day in lower-case English or digits; null when the text has the form of none. */
export function readDay(written: string, today: CivilDate): DayReading | null {
  const text = withoutOrnament(written);
  return (
    readRelativeDay(text, today) ??
    readYearFirst(text) ??
    readMonthByName(text, today) ??
    readMonthByNumber(text, today)
  );
}

/** 1-12 for a month's name or its first three letters or more; null otherwise. */
export function monthNamed(name: string): number | null {
  if (name.length < NAME_LETTERS_MIN) return null;
  const index = MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(name));
  return index === -1 ? null : index + 1;
}

/** `next tuesday` is in the next week, `tuesday` the first from today on. Weeks begin on Monday. */
const RELATIVE_DAY = /^(?:(this|next|last) )?([a-z]+)$/;

const NAME_LETTERS_MIN = 3;
const WEEK_DAYS = 7;

const DAYS_FROM_TODAY: ReadonlyMap<string, number> = new Map([
  ["day before yesterday", -2],
  ["yesterday", -1],
  ["today", 0],
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
  return rest && weekdayNamed(rest[1] ?? "") !== null ? (rest[2] ?? "") : plain;
}

function readRelativeDay(text: string, today: CivilDate): DayReading | null {
  const away = DAYS_FROM_TODAY.get(text);
  if (away !== undefined) return { date: addDays(today, away) };
  const parts = RELATIVE_DAY.exec(text);
  const weekday = weekdayNamed(parts?.[2] ?? "");
  if (weekday === null) return null;
  const week = WEEKS_AWAY.get(parts?.[1] ?? "");
  const days = weekday - weekdayOf(today);
  if (week !== undefined) return { date: addDays(today, days + week * WEEK_DAYS) };
  return { date: addDays(today, (days + WEEK_DAYS) % WEEK_DAYS) };
}

/** 1 is Monday; null for anything but a weekday's name or its first three letters or more. */
function weekdayNamed(name: string): number | null {
  if (name.length < NAME_LETTERS_MIN) return null;
  const index = WEEKDAY_NAMES.findIndex((weekday) => weekday.toLowerCase().startsWith(name));
  return index === -1 ? null : index + 1;
}

function readYearFirst(text: string): DayReading | null {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  return parts ? dayOf(Number(parts[1]), Number(parts[3]), Number(parts[4])) : null;
}

function readMonthByName(text: string, today: CivilDate): DayReading | null {
  const parts = DAY_FIRST.exec(text)?.groups ?? MONTH_FIRST.exec(text)?.groups;
  if (!parts) return null;
  const name = parts["month"] ?? "";
  const month = monthNamed(name);
  if (month !== null) return dayOrNext(parts["year"], month, Number(parts["day"]), today);
  const meant = nearestOf(name, MONTH_NAMES);
  return meant === null ? null : { problem: `there is no month "${name}". Did you mean ${meant}?` };
}

const DAY_FIRST = /^(?<day>\d{1,2})[ -]?(?<month>[a-z]{3,})\.?(?:[ -](?<year>\d{4}))?$/;
const MONTH_FIRST = /^(?<month>[a-z]{3,})\.?[ -]?(?<day>\d{1,2})(?:[ -](?<year>\d{4}))?$/;

function readMonthByNumber(text: string, today: CivilDate): DayReading | null {
  const truncated = /^--(\d{2})-(\d{2})$/.exec(text);
  if (truncated) return dayOrNext(undefined, Number(truncated[1]), Number(truncated[2]), today);
  const parts = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}))?$/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), parts[4]];
  if (first === second || second > MONTHS) return dayOrNext(year, first, second, today);
  if (first > MONTHS) return dayOrNext(year, second, first, today);
  return { problem: ambiguity(first, second, year) };
}

const MONTHS = MONTH_NAMES.length;

function ambiguity(first: number, second: number, year: string | undefined): string {
  const tail = year === undefined ? "" : ` ${year}`;
  const dayFirst = `${first} ${MONTH_NAMES[second - 1] ?? ""}`;
  const monthFirst = `${second} ${MONTH_NAMES[first - 1] ?? ""}`;
  return `some countries read ${dayFirst} and others ${monthFirst}. Write \`${dayFirst}${tail}\` or \`${monthFirst}${tail}\`.`;
}

function dayOrNext(
  year: string | undefined,
  month: number,
  day: number,
  today: CivilDate,
): DayReading {
  if (year !== undefined) return dayOf(Number(year), month, day);
  const thisYear = yearOf(today);
  for (let ahead = 0; ahead <= LEAP_DAYS_APART_MAX; ahead++) {
    const reading = dayOf(thisYear + ahead, month, day);
    if ("date" in reading && reading.date >= today) return reading;
  }
  return dayOf(month < monthOf(today) ? thisYear + 1 : thisYear, month, day);
}

/** Years between two leap days around a common century year, such as 2096 and 2104. */
const LEAP_DAYS_APART_MAX = 8;

function dayOf(year: number, month: number, day: number): DayReading {
  const problem = dayProblem(year, month, day);
  return problem === null ? { date: civilDate(year, month, day) } : { problem };
}
