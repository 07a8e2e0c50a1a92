import { findMonth } from "../dates/calendar-names.ts";
import {
  addDays,
  addMonths,
  createCivilDate,
  getDayOfMonth,
  countDaysInMonth,
  getMonth,
  getWeekday,
  getYear,
  type CivilDate,
  type DayRange,
  WEEK_DAYS,
  YEAR_MONTHS,
} from "../dates/civil-date.ts";

/** How days were asked for. */
export type Span = "day" | "days" | "week" | "month" | "year";

/** Several days, or a clause on what is wrong with them. */
export type SpanReading =
  { readonly range: DayRange; readonly span: Span } | { readonly problem: string };

/** Reads a week, a weekend, a month, a year or a number of days in lower-case English; null for anything else. */
export function readSpan(written: string, today: CivilDate): SpanReading | null {
  return (
    readNearSpan(written, today) ??
    readCount(written, today) ??
    readMonth(written, today) ??
    readWeekOfYear(written) ??
    readQuarter(written, today) ??
    readYear(written)
  );
}

/** Relative to the week, month or year of today. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ["last", -1],
  ["previous", -1],
  ["this", 0],
  ["next", 1],
]);

function readNearSpan(written: string, today: CivilDate): SpanReading | null {
  const parts = /^(?:(last|previous|this|next) |the )?(week|weekend|month|quarter|year)$/.exec(
    written,
  );
  if (!parts) return null;
  const step = STEPS.get(parts[1] ?? "this") ?? 0;
  if (parts[2] === "month") return monthAway(today, step);
  if (parts[2] === "quarter") return quarterAway(today, step);
  // A year alone is one to look forward to; of this year little may be left.
  if (written === "year" || written === "the year") return monthsAhead(today, YEAR_MONTHS);
  if (parts[2] === "year") return wholeYear(getYear(today) + step);
  const monday = addDays(today, 1 - getWeekday(today) + step * WEEK_DAYS);
  const sunday = addDays(monday, WEEK_DAYS - 1);
  if (parts[2] === "week") return { range: { from: monday, until: sunday }, span: "week" };
  return { range: { from: addDays(sunday, -1), until: sunday }, span: "days" };
}

function readCount(written: string, today: CivilDate): SpanReading | null {
  const parts = /^(?:the )?(next|last|past|previous|coming) (\d{1,4}) (day|week|month)s?$/.exec(
    written,
  );
  if (!parts) return null;
  if (parts[3] === "month") return readMonthCount(parts[1] ?? "", Number(parts[2]), today);
  const days = Number(parts[2]) * (parts[3] === "week" ? WEEK_DAYS : 1);
  if (days === 0) return { problem: "it must be at least one day" };
  const ahead = AHEAD.has(parts[1] ?? "");
  const range = ahead
    ? { from: today, until: addDays(today, days - 1) }
    : { from: addDays(today, 1 - days), until: today };
  return { range, span: "days" };
}

const AHEAD: ReadonlySet<string> = new Set(["next", "coming"]);

function readMonthCount(direction: string, months: number, today: CivilDate): SpanReading {
  if (months === 0) return { problem: "it must be at least one month" };
  if (months > YEAR_MONTHS) return { problem: "it is more than 12 months" };
  if (AHEAD.has(direction)) return monthsAhead(today, months);
  const range = { from: addDays(addMonths(today, -months), 1), until: today };
  return { range, span: spanOf(months) };
}

function monthsAhead(today: CivilDate, months: number): SpanReading {
  const range = { from: today, until: addDays(addMonths(today, months), -1) };
  return { range, span: spanOf(months) };
}

function spanOf(months: number): Span {
  return months === YEAR_MONTHS ? "year" : "days";
}

function readMonth(written: string, today: CivilDate): SpanReading | null {
  const byName = /^([a-z]{3,})\.?,?(?: (?:of )?(\d{4}))?$/.exec(written.replace(/^in /, ""));
  const byNumber = /^(?:(\d{4})-|month )(\d{1,2})$/.exec(written);
  const month = byNumber ? Number(byNumber[2]) : findMonth(byName?.[1] ?? "");
  if (month === null) return null;
  if (month < 1 || month > YEAR_MONTHS) return { problem: `month ${month} does not exist` };
  const year = byNumber?.[1] ?? byName?.[2];
  return wholeMonth(year === undefined ? yearOfNext(month, today) : Number(year), month);
}

function yearOfNext(month: number, today: CivilDate): number {
  return month < getMonth(today) ? getYear(today) + 1 : getYear(today);
}

/** `2026-w17`, `week 17 of 2026`: a week of ISO 8601, which begins on Monday; the first has the year's first Thursday. */
function readWeekOfYear(written: string): SpanReading | null {
  const parts = WEEK_OF_YEAR.exec(written);
  if (!parts) return null;
  const [year, week] = [Number(parts[1] ?? parts[4]), Number(parts[2] ?? parts[3])];
  const inFirst = createCivilDate(year, 1, FIRST_WEEK_DAY);
  const monday = addDays(inFirst, 1 - getWeekday(inFirst) + (week - 1) * WEEK_DAYS);
  if (week === 0 || getYear(addDays(monday, THURSDAY - 1)) !== year) {
    return { problem: `${year} has no week ${week}` };
  }
  return { range: { from: monday, until: addDays(monday, WEEK_DAYS - 1) }, span: "week" };
}

const WEEK_OF_YEAR = /^(?:([12]\d{3})-?w(\d{1,2})|week (\d{1,2}),? (?:of )?([12]\d{3}))$/;
/** Always in the first week of its year. */
const FIRST_WEEK_DAY = 4;
const THURSDAY = 4;

/** `q1 2027`, `2027-q1`; a quarter alone is the next one from today on, the present one included. */
function readQuarter(written: string, today: CivilDate): SpanReading | null {
  const parts = /^(?:(\d{4})[ -]?q([1-4])|q([1-4])(?:,? ?(\d{4}))?)$/.exec(written);
  if (!parts) return null;
  const quarter = Number(parts[2] ?? parts[3]);
  const year = parts[1] ?? parts[4];
  const isPast = quarter * QUARTER_MONTHS < getMonth(today);
  return wholeQuarter(year === undefined ? getYear(today) + Number(isPast) : Number(year), quarter);
}

const QUARTER_MONTHS = 3;
const QUARTERS = 4;

function quarterAway(today: CivilDate, step: number): SpanReading {
  const quarters =
    getYear(today) * QUARTERS + Math.ceil(getMonth(today) / QUARTER_MONTHS) - 1 + step;
  return wholeQuarter(Math.floor(quarters / QUARTERS), (quarters % QUARTERS) + 1);
}

function wholeQuarter(year: number, quarter: number): SpanReading {
  const last = quarter * QUARTER_MONTHS;
  const range = {
    from: createCivilDate(year, last - QUARTER_MONTHS + 1, 1),
    until: createCivilDate(year, last, countDaysInMonth(year, last)),
  };
  return { range, span: "days" };
}

function readYear(written: string): SpanReading | null {
  return /^\d{4}$/.test(written) ? wholeYear(Number(written)) : null;
}

function monthAway(today: CivilDate, step: number): SpanReading {
  const first = addDays(today, 1 - getDayOfMonth(today));
  const inMonth = step < 0 ? addDays(first, -1) : addDays(first, step * DAYS_IN_MONTH_MAX);
  return wholeMonth(getYear(inMonth), getMonth(inMonth));
}

const DAYS_IN_MONTH_MAX = 31;

function wholeMonth(year: number, month: number): SpanReading {
  const range = {
    from: createCivilDate(year, month, 1),
    until: createCivilDate(year, month, countDaysInMonth(year, month)),
  };
  return { range, span: "month" };
}

function wholeYear(year: number): SpanReading {
  return {
    range: {
      from: createCivilDate(year, 1, 1),
      until: createCivilDate(year, YEAR_MONTHS, DAYS_IN_MONTH_MAX),
    },
    span: "year",
  };
}
