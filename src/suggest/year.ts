import {
  createCivilDate,
  describeDayProblem,
  getYear,
  type CivilDate,
} from "../dates/civil-date.ts";
import type { DateInSentence, WrittenDate } from "./written-dates.ts";

/** What a text says about when it was written. */
export interface Dating {
  readonly title: string;
  /** The publication date; null where it is unknown. */
  readonly published: CivilDate | null;
}

/** The year of a date, with the reason for it; `doubtful` where two reasons disagree. */
export type YearReading =
  | { readonly year: number; readonly why: string; readonly doubtful: boolean }
  | { readonly problem: string };

/**
 * The year of a date: from the date itself, from a date beside it in the sentence, from the title, or from the day of
 * publication; never from today. `isAhead` means that the sentence is about the future.
 */
export function findYear(date: DateInSentence, dating: Dating, isAhead: boolean): YearReading {
  const { year } = date.written;
  if (typeof year === "number") return sure(year, "The date gives its year.");
  const beside = yearBeside(date);
  if (beside !== null) return sure(beside, `The year ${beside} is next to it in the sentence.`);
  if (year !== null) return yearByWord(year, dating.published);
  return yearAround(date.written, dating, isAhead);
}

/** The title's year is preferred where it is possible: reports are copied, and pages updated, years later. */
function yearAround(
  written: WrittenDate,
  { title, published }: Dating,
  isAhead: boolean,
): YearReading {
  const near = published === null ? null : nearest(written, published, isAhead);
  const named = yearInTitle(title);
  const fromTitle = `The title names the year ${named}`;
  if (near === null) {
    if (named !== null) return sure(named, `${fromTitle}.`);
    return { problem: "neither the sentence nor the title nor a dateline gives its year" };
  }
  if (named === near.year) return sure(named, `${fromTitle}.`);
  if (named !== null && isPossible(named, near, isAhead)) {
    const why = `${fromTitle}; the publication date would give ${near.year}.`;
    return { year: named, why, doubtful: true };
  }
  const side = isAhead ? "next" : "last";
  return sure(
    near.year,
    `It is the ${side} such day counted from the publication date, ${published}.`,
  );
}

function sure(year: number, why: string): YearReading {
  return { year, why, doubtful: false };
}

/** The year of the date before it, or of one that closely follows: `3 April and 5 May 2020`. */
function yearBeside({ written, earlier, next }: DateInSentence): number | null {
  if (written.year !== null && written.year !== "same year") return null;
  const named = earlier.findLast(({ year }) => typeof year === "number");
  if (typeof named?.year === "number") return named.year;
  const isClose = next !== undefined && next.start - written.end <= LIST_LETTERS_MAX;
  return isClose && typeof next.year === "number" ? next.year : null;
}

/** ` and `, `, ` or ` and on `. */
const LIST_LETTERS_MAX = 8;

function yearByWord(word: string, published: CivilDate | null): YearReading {
  const step = YEAR_STEPS.get(word);
  if (step === undefined) return { problem: `it says "${word}", but no year comes before it` };
  if (published === null) return { problem: `it says "${word}", but the text has no date` };
  return sure(getYear(published) + step, `It says "${word}", in a text of ${published}.`);
}

const YEAR_STEPS: ReadonlyMap<string, number> = new Map([
  ["last year", -1],
  ["this year", 0],
  ["next year", 1],
]);

/** Null unless the title names exactly one year; `2021-2025` and `20210` are not years. */
function yearInTitle(title: string): number | null {
  const years = new Set(
    title.normalize("NFKC").match(/(?<![\d.-]|\d[–—])(?:1[5-9]|20)\d\d(?![\d.]|[-–—]\d)/g),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}

interface Near {
  readonly year: number;
  readonly published: CivilDate;
  readonly month: number;
  readonly day: number;
}

/** The last such day up to the publication date or, for the future, the first from it on. */
function nearest({ month, day }: WrittenDate, published: CivilDate, isAhead: boolean): Near | null {
  if (month === null) return null;
  const last = getYear(published);
  const near = { published, month, day: day ?? 1 };
  const years = Array.from({ length: LEAP_DAYS_APART_MAX + 1 }, (_, step) =>
    isAhead ? last + step : last - step,
  );
  const year = years.find((each) => isPossible(each, { ...near, year: each }, isAhead));
  return year === undefined ? null : { ...near, year };
}

/** Years between two leap days around a common century year, such as 2096 and 2104. */
const LEAP_DAYS_APART_MAX = 8;

/** Whether the day exists in that year and, by its tense, is before or after the publication date. */
function isPossible(year: number, { month, day, published }: Near, isAhead: boolean): boolean {
  if (describeDayProblem(year, month, day) !== null) return false;
  const date = createCivilDate(year, month, day);
  return isAhead ? date >= published : date <= published;
}
