import { dateTerms, type DateInText } from "../ask/date-terms.ts";
import { MONTH_NAMES } from "../civil-date.ts";
import type { Unit } from "./names.ts";
import { stem } from "./normalise.ts";
import { chineseNumberAfter, chineseNumberBefore, type NumberAt } from "./written-numbers.ts";

/** A date in a text: its terms, the most exact last, and the offset in UTF-16 units where it ends. */
export interface FoundDate {
  readonly terms: readonly string[];
  readonly end: number;
}

/**
 * The written dates by the position of their first word, or null without any: `26 April 2021`, `April 26, 2021`,
 * `2021-04-26`, `26.04.2021` where the day is above 12, `2021年4月26日`, `二〇二一年四月二十六日`; month and year; day and month.
 */
export function datesIn(
  text: string,
  units: readonly Unit[],
): ReadonlyMap<number, FoundDate> | null {
  let found: Map<number, FoundDate> | null = null;
  // A plain loop: it runs over every word of the library.
  for (let place = 0; place < units.length; place += 1) {
    const run = readAt(text, units, place);
    if (!run) continue;
    found ??= new Map();
    found.set(run.first, { terms: dateTerms(run), end: units[run.last]!.end });
    place = Math.max(place, run.last);
  }
  return found;
}

/** A date and the places of its first and last word. */
interface Run extends DateInText {
  readonly first: number;
  readonly last: number;
}

/** Every date has digits beside its month, or the Chinese character for month. */
function readAt(text: string, units: readonly Unit[], place: number): Run | null {
  const { term, ideograph } = units[place]!;
  if (ideograph) return term === "月" ? readAroundChineseMonth(text, units, place) : null;
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

const ABBREVIATIONS = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
const MONTHS = new Map<string, number>([
  ...MONTH_NAMES.map((name, place) => [name.toLowerCase(), place + 1] as const),
  ...ABBREVIATIONS.map((name, place) => [name, place + 1] as const),
  ["sept", 9],
]);

/** `26 April 2021`, `26th of April, 2021`, `April 26, 2021`, `April 2021`, `26 April`, `April 26` */
function readAroundMonth(text: string, units: readonly Unit[], place: number): Run | null {
  const month = monthAt(units, place);
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
function withYear(text: string, units: readonly Unit[], run: Omit<Run, "year">): Run | null {
  const next = run.last + 1;
  const year = isClose(text, units, run.last, next) ? yearAt(units, next) : null;
  if (year !== null) return { ...run, year, last: next };
  return run.day === null ? null : { ...run, year };
}

function monthAt(units: readonly Unit[], place: number): number | null {
  const unit = units[place];
  if (!unit || !MONTH_TERMS.has(unit.term)) return null;
  // Others have the same stem: marched.
  return MONTHS.get(unit.written.toLowerCase()) ?? null;
}

/** As the analysis writes them; in capitals, May is told from the common word. */
const MONTH_TERMS = new Set([...Array.from(MONTHS.keys(), stem), "MAY"]);

/** Whether nothing but spaces, a comma or an abbreviation's dot parts the words from the one place to the other. */
function isClose(text: string, units: readonly Unit[], one: number, other: number): boolean {
  for (let place = one; place < other; place += 1) {
    const [first, second] = [units[place], units[place + 1]];
    if (!first || !second || !GAP.test(text.slice(first.end, second.start))) return false;
  }
  return true;
}

const GAP = /^[.,]?\s{0,2}$/;

/** `2021-04-26`, `2021/4/26`, `2021.4.26`; `26.04.2021`, `4/26/2021` where it is plain which is the day. */
function readNumbers(text: string, units: readonly Unit[], place: number): Run | null {
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

/** `2021年4月26日`, `4月26号`, `2021年4月`, also in full-width digits or Chinese numerals and with spaces. */
function readAroundChineseMonth(text: string, units: readonly Unit[], place: number): Run | null {
  const month = chineseNumberBefore(text, units, place);
  if (!month || !isMonth(month.value)) return null;
  const year = chineseYearBefore(text, units, month.place);
  const day = chineseDayAfter(text, units, place);
  if (!year && !day) return null;
  return {
    year: year?.value ?? null,
    month: month.value,
    day: day?.value ?? null,
    first: (year ?? month).place,
    last: day?.place ?? place,
  };
}

function chineseYearBefore(text: string, units: readonly Unit[], place: number): NumberAt | null {
  if (units[place - 1]?.term !== "年" || !isClose(text, units, place - 1, place)) return null;
  const year = chineseNumberBefore(text, units, place - 1);
  return year && isYear(year.value) ? year : null;
}

function chineseDayAfter(text: string, units: readonly Unit[], place: number): NumberAt | null {
  const day = chineseNumberAfter(text, units, place);
  if (!day || !isDay(day.value)) return null;
  const end = day.place + 1;
  return /^[日号]$/.test(units[end]?.term ?? "") ? { value: day.value, place: end } : null;
}

function dayAt(units: readonly Unit[], place: number): number | null {
  const term = units[place]?.term ?? "";
  return /^\d{1,2}$/.test(term) && isDay(Number(term)) ? Number(term) : null;
}

/** Four digits in a row: not 2,021, and not the 2020s. */
function yearAt(units: readonly Unit[], place: number): number | null {
  const unit = units[place];
  if (!unit || unit.end - unit.start !== 4 || !/^\d{4}$/.test(unit.term)) return null;
  return isYear(Number(unit.term)) ? Number(unit.term) : null;
}

function isYear(count: number): boolean {
  return count >= 1000 && count < 2200;
}

function isMonth(count: number): boolean {
  return count >= 1 && count <= 12;
}

function isDay(count: number): boolean {
  return count >= 1 && count <= 31;
}
