import { findWeekday } from "../../dates/calendar-names.ts";
import {
  countDaysBetween,
  readCivilDate,
  WEEKDAY_NAMES,
  type CivilDate,
  type DayRange,
  WEEK_DAYS,
} from "../../dates/civil-date.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import type { DigestPreferences } from "../preferences.ts";

type DaysOff = Pick<DigestPreferences, "weekdaysOff" | "datesOff">;

/** Either the days off, or a sentence on what is wrong. */
export type DaysOffReading = DaysOff | { readonly problem: string };

/**
 * Reads `fri,sat` or `sat,sun,2027-02-06..2027-02-12`. Weekdays replace weekdays and dates replace dates;
 * what is not there stays as it was, and `none` forgets both before what follows.
 */
export function readDaysOff(value: string, base: DaysOff): DaysOffReading {
  const parts = value.split(/[,、]/).filter(Boolean);
  if (parts.length === 0) return { problem: `Which days are off? Write ${EXAMPLE}.` };
  const isCleared = parts.includes("none");
  const days = parts.filter((part) => part !== "none");
  const weekdays = new Set(days.flatMap((day) => findWeekday(day) ?? []));
  if (weekdays.size === WEEK_DAYS) return { problem: "All seven days are off. Leave one." };
  const spans = readSpans(days.filter((day) => findWeekday(day) === null));
  if ("problem" in spans) return spans;
  return {
    weekdaysOff:
      weekdays.size > 0 || isCleared ? [...weekdays].toSorted((a, b) => a - b) : base.weekdaysOff,
    datesOff: spans.datesOff.length > 0 || isCleared ? spans.datesOff : base.datesOff,
  };
}

/** `2027-02-06..2027-02-12`, or `2027-02-06` for one day. */
export function writeSpan({ from, until }: DayRange): string {
  return from === until ? from : `${from}..${until}`;
}

const EXAMPLE = "`off:sat,sun,2027-02-06..2027-02-12`";

/** More would not fit into what a modal carries along. */
const SPANS_MAX = 24;

/** The longest holiday; a pause is for more. */
const SPAN_DAYS_MAX = 31;

function readSpans(
  written: readonly string[],
): Pick<DaysOff, "datesOff"> | { readonly problem: string } {
  if (written.length > SPANS_MAX) {
    return { problem: `${written.length} spans of days are off. Name at most ${SPANS_MAX}.` };
  }
  const datesOff: DayRange[] = [];
  for (const one of written) {
    const span = readSpan(one);
    if ("problem" in span) return span;
    datesOff.push(span);
  }
  return { datesOff: datesOff.toSorted(byStart) };
}

function readSpan(written: string): DayRange | { readonly problem: string } {
  const [first = "", last = first, ...more] = written.split("..");
  const from = readDate(first);
  const until = readDate(last);
  if (more.length > 0 || from === null || until === null) return { problem: noDay(written) };
  if (until < from) return { problem: `${quote(written)} ends before it begins.` };
  if (countDaysBetween(from, until) < SPAN_DAYS_MAX) return { from, until };
  return {
    problem: `${quote(written)} is longer than ${SPAN_DAYS_MAX} days. For longer, use \`/ip-digest pause\`.`,
  };
}

function noDay(written: string): string {
  const near = findNearest(written, WEEKDAY_NAMES);
  const hint = near === null ? "" : ` Did you mean ${near.toLowerCase()}?`;
  return `${quote(written)} is neither a day of the week nor a date.${hint} Write for example ${EXAMPLE}.`;
}

function readDate(text: string): CivilDate | null {
  const reading = readCivilDate(text);
  return "date" in reading ? reading.date : null;
}

function byStart(a: DayRange, b: DayRange): number {
  return countDaysBetween(b.from, a.from) || countDaysBetween(b.until, a.until);
}
