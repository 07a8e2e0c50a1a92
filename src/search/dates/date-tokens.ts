import type { DateInText } from "../../ask/query/date-terms.ts";
import { MONTH_NAMES } from "../../dates/civil-date.ts";
import type { Unit } from "../analysis/glossary-matcher.ts";
import { stem } from "../analysis/stemmer.ts";

/** A date and the places of its first and last word. */
export interface DateRun extends DateInText {
  readonly first: number;
  readonly last: number;
  /** The last day, where the text gives two days of one month: 4月20-26日. */
  readonly until?: number | undefined;
}

/** The month that a word names, or null. */
export function monthAt(text: string, units: readonly Unit[], place: number): number | null {
  const unit = units[place];
  if (!unit || !MONTH_TERMS.has(unit.term)) return null;
  // Others have the same stem: marched.
  return MONTHS.get(text.slice(unit.start, unit.end).toLowerCase()) ?? null;
}

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

/** As the analysis writes them; in capitals, May is told from the common word. */
const MONTH_TERMS = new Set([...Array.from(MONTHS.keys(), stem), "MAY"]);

/** Whether nothing but spaces, a comma or an abbreviation's dot parts the words from the one place to the other. */
export function isClose(text: string, units: readonly Unit[], one: number, other: number): boolean {
  for (let place = one; place < other; place += 1) {
    const [first, second] = [units[place], units[place + 1]];
    if (!first || !second || !GAP.test(text.slice(first.end, second.start))) return false;
  }
  return true;
}

const GAP = /^[.,]?\s{0,2}$/;

/** The day of a month that stands at a place in digits, or null. */
export function dayAt(units: readonly Unit[], place: number): number | null {
  const term = units[place]?.term ?? "";
  return /^\d{1,2}$/.test(term) && isDay(Number(term)) ? Number(term) : null;
}

/** Four digits in a row: not 2,021, and not the 2020s. */
export function yearAt(units: readonly Unit[], place: number): number | null {
  const unit = units[place];
  if (!unit || unit.end - unit.start !== 4 || !/^\d{4}$/.test(unit.term)) return null;
  return isYear(Number(unit.term)) ? Number(unit.term) : null;
}

export function isYear(count: number): boolean {
  return count >= 1000 && count < 2200;
}

export function isMonth(count: number): boolean {
  return count >= 1 && count <= 12;
}

export function isDay(count: number): boolean {
  return count >= 1 && count <= 31;
}
