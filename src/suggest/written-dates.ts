import { MONTH_NAMES } from "../dates/civil-date.ts";

/** A date as a sentence writes it; what it leaves out is null. */
export interface WrittenDate {
  /** Where it stands in the sentence, in UTF-16 units; `end` is after it. */
  readonly start: number;
  readonly end: number;
  readonly year: WrittenYear;
  readonly month: number | null;
  readonly day: number | null;
  /** The other end of a range. */
  readonly until: MonthAndDay | null;
  /** A clause on why it cannot be read; null where it can. */
  readonly problem: string | null;
}

/** A number, or a word that points to a year; null where nothing is said. */
type WrittenYear = number | "this year" | "last year" | "next year" | "same year" | null;

interface MonthAndDay {
  readonly month: number;
  readonly day: number;
}

/**
 * The dates in an English or Chinese sentence with Western digits, in order: days, ranges of days, months with a year,
 * and years after "in". Whether a day exists is not looked at.
 */
export function datesIn(sentence: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  let left = sentence;
  for (const [pattern, read] of FORMS) {
    for (const match of left.matchAll(pattern)) {
      const parts = read(match.groups ?? {});
      const [start, end] = [match.index, match.index + match[0].length];
      if (parts !== null) found.push({ ...NOTHING, ...parts, start, end });
    }
    left = left.replaceAll(pattern, (taken) => TAKEN.repeat(taken.length));
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** In place of letters that a longer form has read. */
const TAKEN = "\0";

/** A date with what stands around it. */
export interface DateInSentence {
  readonly sentence: string;
  readonly written: WrittenDate;
  readonly earlier: readonly WrittenDate[];
  readonly next: WrittenDate | undefined;
}

/** The same dates, each with its neighbours. */
export function datesAround(sentence: string): DateInSentence[] {
  const dates = datesIn(sentence);
  return dates.map((written, at) => ({
    sentence,
    written,
    earlier: dates.slice(0, at),
    next: dates[at + 1],
  }));
}

type Groups = Readonly<Record<string, string | undefined>>;
type Parts = Partial<Omit<WrittenDate, "start" | "end">>;

const NOTHING = { year: null, month: null, day: null, until: null, problem: null } as const;

const MONTHS = MONTH_NAMES.length;

const ABBREVIATIONS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split(" ");
const MONTH = `(?:${[...MONTH_NAMES, ...ABBREVIATIONS.map((name) => `${name}\\b\\.?`)].join("|")})`;
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:1[5-9]|20|21)\d\d(?!\d)`;
const TO = String.raw`(?: ?[-–—~] ?| (?:to|until|through) )`;
const THEN_YEAR = `(?:,? ?(?:of )?(?<year>${YEAR}| (?:this|last|next) year))?`;

const CHINESE_YEAR = "(?:(?<year>\\d{4}年|今年|去年|明年|同年|当年|當年)\\s*)?";
const CHINESE_TO = "\\s*(?:至|到|—|–|-|~)+\\s*";

/** The longer forms first: each takes its letters, and the shorter ones read only what is left. */
const FORMS: readonly (readonly [RegExp, (groups: Groups) => Parts | null])[] = [
  [/(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/g, byNumbers],
  [
    /(?<![\d/.])(?<year>\d{4})(?<mark>[/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/g,
    byNumbers,
  ],
  [
    /(?<![\d/.])(?<first>\d{1,2})(?<mark>[/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/g,
    inAnyOrder,
  ],
  [/(?<![\d/.])(?<first>\d{1,2}) (?<second>\d{1,2}), ?(?<year>\d{4})(?!\d)/g, inAnyOrder],
  [
    chinese(
      `${CHINESE_YEAR}(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]?${CHINESE_TO}(?:(?<untilMonth>\\d{1,2})月)?(?<untilDay>\\d{1,2})[日号]`,
    ),
    byNumbers,
  ],
  [chinese(`${CHINESE_YEAR}(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]`), byNumbers],
  [chinese(`(?<year>\\d{4}年|今年|去年|明年|同年|当年)(?<month>\\d{1,2})月`), byNumbers],
  [chinese(`(?<![\\d—–~-])(?<year>\\d{4}年)(?![代度版])`), byNumbers],
  [
    english(
      `(?<day>${DAY}) (?<month>${MONTH})${TO}(?<untilDay>${DAY}) (?<untilMonth>${MONTH})${THEN_YEAR}`,
    ),
    byName,
  ],
  [
    english(
      `(?<month>${MONTH}) (?<day>${DAY})${TO}(?<untilMonth>${MONTH}) (?<untilDay>${DAY})${THEN_YEAR}`,
    ),
    byName,
  ],
  [english(`(?<day>${DAY})${TO}(?<untilDay>${DAY}) (?<month>${MONTH})${THEN_YEAR}`), byName],
  [english(`(?<month>${MONTH}) (?<day>${DAY})${TO}(?<untilDay>${DAY})${THEN_YEAR}`), byName],
  [english(`(?<day>${DAY}) (?:of )?(?<month>${MONTH})${THEN_YEAR}`), byName],
  [english(`(?<month>${MONTH}) (?<day>${DAY})${THEN_YEAR}`), byName],
  [english(`(?<month>${MONTH}),? (?<year>${YEAR})`), byName],
  [english(`(?<=\\b(?:[Ii]n|[Ii]nto|[Dd]uring) )(?<year>${YEAR})(?! ?[-–—/]|-)`), byName],
];

function english(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\d.,/-])${pattern}(?![\\p{Script=Latin}\\d])`, "gu");
}

function chinese(pattern: string): RegExp {
  return new RegExp(pattern, "gu");
}

function byNumbers(groups: Groups): Parts | null {
  const month = numberOf(groups["month"]);
  const day = numberOf(groups["day"]);
  return { year: yearOf(groups["year"]), month, day, until: untilOf(groups, month, Number) };
}

function byName(groups: Groups): Parts | null {
  const month = groups["month"] === undefined ? null : monthNamed(groups["month"]);
  const day = numberOf(groups["day"]);
  const until = untilOf(groups, month, monthNamed);
  const last = yearOf(groups["year"]);
  const isOverNewYear = until !== null && month !== null && until.month < month;
  // The year stands at the end, so it is that of the last day.
  const year = isOverNewYear && typeof last === "number" ? last - 1 : last;
  return { year, month, day, until };
}

/** `12 23,2020` can only be 23 December; `03/04/2026` can be two days. */
function inAnyOrder({ first, second, year }: Groups): Parts | null {
  const [a, b] = [Number(first), Number(second)];
  if (a > MONTHS && b > MONTHS) return null;
  if (a === b || b > MONTHS) return { year: yearOf(year), month: a, day: b };
  if (a > MONTHS) return { year: yearOf(year), month: b, day: a };
  return { year: yearOf(year), month: a, day: b, problem: "I cannot tell day from month" };
}

function untilOf(
  { untilMonth, untilDay }: Groups,
  month: number | null,
  read: (month: string) => number,
): MonthAndDay | null {
  const day = numberOf(untilDay);
  const lastMonth = untilMonth === undefined ? month : read(untilMonth);
  return day === null || lastMonth === null ? null : { month: lastMonth, day };
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number.parseInt(digits, 10);
}

function yearOf(written: string | undefined): WrittenYear {
  if (written === undefined) return null;
  const word = YEAR_WORDS.get(written.trim());
  return word ?? Number.parseInt(written, 10);
}

const YEAR_WORDS: ReadonlyMap<string, WrittenYear> = new Map([
  ["this year", "this year"],
  ["last year", "last year"],
  ["next year", "next year"],
  ["今年", "this year"],
  ["去年", "last year"],
  ["明年", "next year"],
  ["同年", "same year"],
  ["当年", "same year"],
  ["當年", "same year"],
]);

function monthNamed(name: string): number {
  return MONTH_NAMES.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
}
