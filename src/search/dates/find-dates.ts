import { toDateTerms, type DateInText } from "../../ask/query/date-terms.ts";
import { chineseYearIn, readAroundChineseMonth } from "./chinese-dates.ts";
import { daysAround } from "./date-ranges.ts";
import {
  dayAt,
  isClose,
  isDay,
  isMonth,
  isYear,
  monthAt,
  yearAt,
  type DateRun,
} from "./date-tokens.ts";
import type { Unit } from "../analysis/glossary-matcher.ts";
import type { NumberAt } from "./written-numbers.ts";

/** A date or a range of days in a text: its terms, the most exact last, and the offset in UTF-16 units where it ends. */
export interface FoundDate {
  readonly terms: readonly string[];
  readonly end: number;
}

/**
 * The written dates by the position of their first word, or null without any: `26 April 2021`, `April 26, 2021`,
 * `2021-04-26`, `26.04.2021` where the day is above 12, `2021年4月26日`, `二〇二一年四月二十六日`; month and year; day and month.
 * Ranges have the terms of all their days: `20 to 26 April 2021`, `April 20-26, 2021`, `20 April to 3 May 2021`,
 * `2021-04-20/26`, `2021年4月20日至26日`, `4月20-26日`. A year in Chinese numerals alone has the term of its digits.
 */
export function datesIn(
  text: string,
  units: readonly Unit[],
): ReadonlyMap<number, FoundDate> | null {
  let found: Map<number, FoundDate> | null = null;
  let last: DateRun | null = null;
  // A plain loop: it runs over every word of the library.
  for (let place = 0; place < units.length; place += 1) {
    const run = readAt(text, units, place);
    if (!run) {
      const year = yearEndingAt(text, units, place);
      if (year) {
        found ??= new Map();
        found.set(year.place, { terms: [String(year.value)], end: units[place]!.end });
      }
      continue;
    }
    found ??= new Map();
    const { first, last: end, days } = daysAround(text, units, last, run);
    const terms = new Set(days.flatMap(toDateTerms));
    found.set(first, {
      terms: [...terms].toSorted((one, other) => one.length - other.length),
      end: units[end]!.end,
    });
    last = run;
    place = Math.max(place, end);
  }
  return found;
}

function yearEndingAt(text: string, units: readonly Unit[], place: number): NumberAt | null {
  const { term, kind } = units[place]!;
  return kind === "character" && term === "年" ? chineseYearIn(text, units, place) : null;
}

/** Every date has digits beside its month, or the Chinese character for month. */
function readAt(text: string, units: readonly Unit[], place: number): DateRun | null {
  const { term, kind } = units[place]!;
  if (kind === "character")
    return term === "月" ? readAroundChineseMonth(text, units, place) : null;
  const first = term.charCodeAt(0);
  if (first < DIGIT_0 || first > DIGIT_9) return null;
  const after = units[place + 1]?.term === "of" ? place + 2 : place + 1;
  return (
    readAroundMonth(text, units, place - 1) ??
    readAroundMonth(text, units, after) ??
    readNumbers(text, units, place)
  );
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** `26 April 2021`, `26th of April, 2021`, `April 26, 2021`, `April 2021`, `26 April`, `April 26` */
function readAroundMonth(text: string, units: readonly Unit[], place: number): DateRun | null {
  const month = monthAt(text, units, place);
  if (month === null) return null;
  const before = units[place - 1]?.term === "of" ? place - 2 : place - 1;
  const dayBefore = isClose(text, units, before, place) ? dayAt(units, before) : null;
  if (dayBefore !== null) {
    return withYear(text, units, { month, day: dayBefore, first: before, last: place });
  }
  const dayAfter = isClose(text, units, place, place + 1) ? dayAt(units, place + 1) : null;
  const last = dayAfter === null ? place : place + 1;
  return withYear(text, units, { month, day: dayAfter, first: place, last });
}

/** Adds the year that follows; null where nothing but the month is there. */
function withYear(
  text: string,
  units: readonly Unit[],
  run: Omit<DateRun, "year">,
): DateRun | null {
  const next = run.last + 1;
  const year = isClose(text, units, run.last, next) ? yearAt(units, next) : null;
  if (year !== null) return { ...run, year, last: next };
  return run.day === null ? null : { ...run, year };
}

/**
 * `2021-04-26`, `2021/4/26`, `2021.4.26`, `20210426`; `26.04.2021`, `4/26/2021` where it is plain which is the day;
 * `2021-04`.
 */
function readNumbers(text: string, units: readonly Unit[], place: number): DateRun | null {
  const { term } = units[place]!;
  if (term.length === "20210426".length) return readDigits(units, place);
  const date = readDay(text, units, place);
  return date ?? (term.length === 4 ? readMonth(text, units, place) : null);
}

function readDigits(units: readonly Unit[], place: number): DateRun | null {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(units[place]!.term) ?? [];
  const date = dateOf(year, month, day);
  return date && { ...date, first: place, last: place };
}

/** 2004-05 may be two years as well. */
function readMonth(text: string, units: readonly Unit[], place: number): DateRun | null {
  const [one, other] = [units[place]!, units[place + 1]];
  if (!other || !isMark(text, one.end)) return null;
  const [, written = "", month = ""] =
    /^(\d{4})[-/](\d{2})$/.exec(text.slice(one.start, other.end)) ?? [];
  const year = Number(written);
  const isRange = (year + 1) % 100 === Number(month);
  if (!isYear(year) || !isMonth(Number(month)) || isRange || isMark(text, other.end)) {
    return null;
  }
  return { year, month: Number(month), day: null, first: place, last: place + 1 };
}

function readDay(text: string, units: readonly Unit[], place: number): DateRun | null {
  const { start, end, term } = units[place]!;
  const isDotted = term.includes(".");
  if (!isDotted && !isMark(text, end)) return null;
  const last = isDotted ? place : place + 2;
  const written = text.slice(start, units[last]?.end ?? start);
  if (written.length > DATE_LENGTH_MAX) return null;
  const date = dateOfNumbers(written.normalize("NFKC"));
  return date && { ...date, first: place, last };
}

function dateOfNumbers(written: string): DateInText | null {
  const [, one = "", , two = "", three = ""] = NUMBERS.exec(written) ?? [];
  return one.length === 4 ? dateOf(one, two, three) : dateOfEither(one, two, three);
}

function isMark(text: string, at: number): boolean {
  const mark = text[at];
  return (
    mark === "-" || mark === "/" || mark === "\uFF0D" || mark === "\uFF0F" || mark === "\uFF0E"
  );
}

const DATE_LENGTH_MAX = "2021-04-26".length;
const NUMBERS = /^(\d{4}|\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})$/;

function dateOf(year: string, month: string, day: string): DateInText | null {
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  return year.length === 4 && isYear(read.year) && isMonth(read.month) && isDay(read.day)
    ? read
    : null;
}

/** The Americans write the month first, others the day: only a number above 12, or twice the same, tells. */
function dateOfEither(one: string, two: string, year: string): DateInText | null {
  const [dayFirst, monthFirst] = [dateOf(year, two, one), dateOf(year, one, two)];
  if (dayFirst && monthFirst && dayFirst.day !== dayFirst.month) return null;
  return dayFirst ?? monthFirst;
}
