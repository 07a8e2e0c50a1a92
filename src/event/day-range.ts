import { countDaysBetween, type CivilDate, type DayRange } from "../dates/civil-date.ts";
import { quote } from "../text/quote.ts";
import { removeInvisibleMarks } from "../text/typed-text.ts";
import { translateToEnglish } from "./chinese-days.ts";
import { readDay, type DayReading } from "./written-day.ts";
import { readSpan, type Span, type SpanReading } from "./written-span.ts";

/** Either the days that were asked for, or a whole sentence on what is wrong with the text and what works. */
export type DayRangeReading =
  { readonly range: DayRange; readonly span: Span } | { readonly problem: string };

/** The days of a leap year: a longer list does not fit into a message. */
const RANGE_DAYS_MAX = 366;

/**
 * Reads what people write after `/ip-today`, in English or Chinese: nothing, `tomorrow`, `26 April`, `2026-11-30`,
 * `this week`, `next 30 days`, `in 3 days`, `April 2027`, `Q1 2027`, `2026-W17`, `friday`, `26 April to 3 May`, `下周`, `4月26日`.
 * A day or a month without a year is the next one from today on, today included; weeks begin on Monday.
 * What is ambiguous (`03/04/2026`) or impossible (`30 Feb`) is a problem, never a guess. Never throws.
 */
export function readDayRange(text: string, today: CivilDate): DayRangeReading {
  const folded = removeInvisibleMarks(text).normalize("NFKC").replaceAll(/\s+/g, " ").trim();
  if (folded.length > TEXT_LETTERS_MAX) return refused(text, "it is too long");
  const written = translateToEnglish(folded.toLowerCase().replace(/[?.!。]+$/, ""));
  if (written === "") return oneDay(today);
  const reading = readSpan(written, today) ?? readPair(written, today) ?? readDay(written, today);
  if (reading === null) return refused(text, null);
  if ("problem" in reading) return refused(text, reading.problem);
  if ("date" in reading) return oneDay(reading.date);
  return limited(text, reading);
}

/** Longer than any date that people write. */
const TEXT_LETTERS_MAX = 80;

/** `26 April to 3 May`: parts missing at one end are taken from the other. */
function readPair(written: string, today: CivilDate): SpanReading | null {
  const [first, second, third] = bothEndsNamed(written).split(/ (?:to|until|till|through|-) /);
  if (first === undefined || second === undefined || third !== undefined) return null;
  const from = firstDay(first, second, today);
  if (from === null || "problem" in from) return from;
  const until = readDay(second, from.date);
  if (until === null || "problem" in until) return until;
  if (until.date < from.date) return { problem: "it ends before it begins" };
  return { range: { from: from.date, until: until.date }, span: "days" };
}

/** `20-26 april` -> `20 april to 26 april` */
function bothEndsNamed(written: string): string {
  return written
    .replace(/^from /, "")
    .replaceAll(/ ?(?:[–—~]|\.\.\.?) ?/g, " to ")
    .replace(/^(\d{1,2}) ?(?:-|to) ?(\d{1,2}) ([a-z]{3,}.*)$/, "$1 $3 to $2 $3");
}

/** A year that only the second day names is the first day's too, or the year before over New Year. */
function firstDay(first: string, second: string, today: CivilDate): DayReading | null {
  const year = /\b\d{4}\b/.exec(second)?.[0];
  const until = readDay(second, today);
  if (year !== undefined && until !== null && "date" in until) {
    for (const of of [Number(year), Number(year) - 1]) {
      const from = readDay(`${first} ${of}`, today);
      if (from !== null && "date" in from && from.date <= until.date) return from;
    }
  }
  return readDay(first, today);
}

function oneDay(date: CivilDate): DayRangeReading {
  return { range: { from: date, until: date }, span: "day" };
}

function limited(
  text: string,
  reading: { readonly range: DayRange; readonly span: Span },
): DayRangeReading {
  const days = countDaysBetween(reading.range.from, reading.range.until) + 1;
  if (days <= RANGE_DAYS_MAX) return reading;
  return {
    problem: `${quote(text.trim())} is ${days} days long; I list at most ${RANGE_DAYS_MAX} days at once. ${ADVICE}`,
  };
}

const ADVICE = "Try `26 April`, `2026-11-30` or `next 30 days`.";

/** A clause that ends with a full stop contains its own advice. */
function refused(text: string, clause: string | null): DayRangeReading {
  const start = `I can't read ${quote(text.trim())} as a date`;
  if (clause === null) return { problem: `${start}. ${ADVICE}` };
  if (/[.?]$/.test(clause)) return { problem: `${start}: ${clause}` };
  return { problem: `${start}: ${clause}. ${ADVICE}` };
}
