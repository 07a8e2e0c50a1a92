import {
  addDays,
  addMonths,
  civilDate,
  dayOfMonth,
  daysInMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
  type DayRange,
} from "../dates/civil-date.ts";
import { monthNamed } from "./written-day.ts";

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
    readYear(written)
  );
}

const WEEK_DAYS = 7;
const MONTHS = 12;

/** Relative to the week, month or year of today. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ["last", -1],
  ["this", 0],
  ["next", 1],
]);

function readNearSpan(written: string, today: CivilDate): SpanReading | null {
  const parts = /^(?:(last|this|next) |the )?(week|weekend|month|year)$/.exec(written);
  if (!parts) return null;
  const step = STEPS.get(parts[1] ?? "this") ?? 0;
  if (parts[2] === "month") return monthAway(today, step);
  // A year alone is one to look forward to; of this year little may be left.
  if (written === "year" || written === "the year") return monthsAhead(today, MONTHS);
  if (parts[2] === "year") return wholeYear(yearOf(today) + step);
  const monday = addDays(today, 1 - weekdayOf(today) + step * WEEK_DAYS);
  const sunday = addDays(monday, WEEK_DAYS - 1);
  if (parts[2] === "week") return { range: { from: monday, until: sunday }, span: "week" };
  return { range: { from: addDays(sunday, -1), until: sunday }, span: "days" };
}

function readCount(written: string, today: CivilDate): SpanReading | null {
  const parts = /^(?:the )?(next|last|past|coming) (\d{1,4}) (day|week|month)s?$/.exec(written);
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
  if (months > MONTHS) return { problem: "it is more than 12 months" };
  if (AHEAD.has(direction)) return monthsAhead(today, months);
  const range = { from: addDays(addMonths(today, -months), 1), until: today };
  return { range, span: spanOf(months) };
}

function monthsAhead(today: CivilDate, months: number): SpanReading {
  const range = { from: today, until: addDays(addMonths(today, months), -1) };
  return { range, span: spanOf(months) };
}

function spanOf(months: number): Span {
  return months === MONTHS ? "year" : "days";
}

function readMonth(written: string, today: CivilDate): SpanReading | null {
  const byName = /^([a-z]{3,})\.?,?(?: (?:of )?(\d{4}))?$/.exec(written.replace(/^in /, ""));
  const byNumber = /^(?:(\d{4})-|month )(\d{1,2})$/.exec(written);
  const month = byNumber ? Number(byNumber[2]) : monthNamed(byName?.[1] ?? "");
  if (month === null) return null;
  if (month < 1 || month > MONTHS) return { problem: `month ${month} does not exist` };
  const year = byNumber?.[1] ?? byName?.[2];
  return wholeMonth(year === undefined ? yearOfNext(month, today) : Number(year), month);
}

function yearOfNext(month: number, today: CivilDate): number {
  return month < monthOf(today) ? yearOf(today) + 1 : yearOf(today);
}

function readYear(written: string): SpanReading | null {
  return /^\d{4}$/.test(written) ? wholeYear(Number(written)) : null;
}

function monthAway(today: CivilDate, step: number): SpanReading {
  const first = addDays(today, 1 - dayOfMonth(today));
  const inMonth = step < 0 ? addDays(first, -1) : addDays(first, step * DAYS_IN_MONTH_MAX);
  return wholeMonth(yearOf(inMonth), monthOf(inMonth));
}

const DAYS_IN_MONTH_MAX = 31;

function wholeMonth(year: number, month: number): SpanReading {
  const range = {
    from: civilDate(year, month, 1),
    until: civilDate(year, month, daysInMonth(year, month)),
  };
  return { range, span: "month" };
}

function wholeYear(year: number): SpanReading {
  return {
    range: { from: civilDate(year, 1, 1), until: civilDate(year, MONTHS, DAYS_IN_MONTH_MAX) },
    span: "year",
  };
}
