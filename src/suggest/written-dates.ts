import { MONTHS, splitIntoDateTokens, type DateToken } from "../dates/written/date-tokens.ts";
import { findDates } from "../dates/written/find-dates.ts";
import type { WrittenDate as FoundDate } from "../dates/written/written-date.ts";

/** A date as a sentence writes it; missing parts are null. */
export interface WrittenDate {
  /** Its position in the sentence, in UTF-16 units; `end` is exclusive. */
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
 * The dates in an English or Chinese sentence, in order: days, ranges of days, months with a year, and years after "in".
 * Whether a day exists is not checked.
 */
export function findWrittenDates(sentence: string): WrittenDate[] {
  const tokens = splitIntoDateTokens(sentence);
  const dates = findDates({ text: sentence, tokens, monthOf, takesAnyNumber: true })
    .flatMap((date) => placed(date, tokens))
    .filter((date) => isLikely(date, sentence))
    .map((date) => withYearWord(date, sentence));
  const others = OTHER_FORMS.flatMap((read) => read(sentence)).filter(
    (other) => !dates.some(({ start, end }) => start < other.end && other.start < end),
  );
  return [...dates, ...others].toSorted((a, b) => a.start - b.start);
}

/** A date and the text around it. */
export interface DateInSentence {
  readonly sentence: string;
  readonly written: WrittenDate;
  readonly earlier: readonly WrittenDate[];
  readonly next: WrittenDate | undefined;
}

/** The same dates, each with its neighbours. */
export function findDatesInContext(sentence: string): DateInSentence[] {
  const dates = findWrittenDates(sentence);
  return dates.map((written, at) => ({
    sentence,
    written,
    earlier: dates.slice(0, at),
    next: dates[at + 1],
  }));
}

/** In lower case, may and march are verbs. */
function monthOf(word: string): number | null {
  return /^\p{Lu}/u.test(word) ? (MONTHS.get(word.toLowerCase()) ?? null) : null;
}

const YEAR_MIN = 1500;

/** Years before the age of printing are counts of something, and so is `45` in "In May 45 people came". */
function isLikely({ year, day, start, end }: WrittenDate, sentence: string): boolean {
  if (typeof year === "number" && year < YEAR_MIN) return false;
  return day === null || day <= MONTH_DAYS_MAX || !/\p{L}{3}/u.test(sentence.slice(start, end));
}

const MONTH_DAYS_MAX = 31;

function placed(date: FoundDate, tokens: readonly DateToken[]): readonly WrittenDate[] {
  const [start, end] = [tokens[date.first]!.start, tokens[date.last]!.end];
  const { year, month, day, until, isRange, isAmbiguous } = date;
  const problem = isAmbiguous ? "I cannot tell day from month" : null;
  const last = until && { month: until.month, day: until.day };
  const first = { start, end, year, month, day, until: isRange ? last : null, problem };
  return until === null || isRange ? [first] : [first, { ...first, year: until.year, ...last }];
}

/** `3 May this year`, `今年5月3日` */
function withYearWord(date: WrittenDate, sentence: string): WrittenDate {
  if (date.year !== null) return date;
  const before = YEAR_BEFORE.exec(sentence.slice(Math.max(0, date.start - LOOK_BACK), date.start));
  if (before) {
    const year = YEAR_WORDS.get(before[1] ?? "") ?? null;
    return { ...date, year, start: date.start - before[0].length };
  }
  const after = YEAR_AFTER.exec(sentence.slice(date.end));
  if (!after) return date;
  return { ...date, year: YEAR_WORDS.get(after[1] ?? "") ?? null, end: date.end + after[0].length };
}

const CHINESE_YEAR_WORD = "今年|去年|明年|同年|当年|當年";
/** UTF-16 units: a word of two characters and some spaces. */
const LOOK_BACK = 6;
const YEAR_BEFORE = new RegExp(`(${CHINESE_YEAR_WORD})\\s*$`, "u");
const YEAR_AFTER = /^,? ?(?:of )?((?:this|last|next) year)\b/u;

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

const NOTHING = { year: null, month: null, day: null, until: null, problem: null } as const;

/** Forms that are dates in reports only; elsewhere they may mean anything. */
const OTHER_FORMS: readonly ((sentence: string) => readonly WrittenDate[])[] = [
  spacedDays,
  monthsOfYearWords,
  yearsAlone,
];

/** `Updated: 12 23,2020` */
function spacedDays(sentence: string): readonly WrittenDate[] {
  return [...sentence.matchAll(/(?<![\d/.])(\d{1,2}) (\d{1,2}), ?(\d{4})(?!\d)/gu)].flatMap(
    ({ 0: written, 1: one, 2: two, 3: year, index }) =>
      findWrittenDates(`${one}/${two}/${year}`).map((date) => ({
        ...date,
        start: index,
        end: index + written.length,
      })),
  );
}

/** `去年10月` */
function monthsOfYearWords(sentence: string): readonly WrittenDate[] {
  const pattern = new RegExp(`(${CHINESE_YEAR_WORD})\\s*(\\d{1,2})月`, "gu");
  return [...sentence.matchAll(pattern)].map(({ 0: written, 1: word = "", 2: month, index }) => ({
    ...NOTHING,
    start: index,
    end: index + written.length,
    year: YEAR_WORDS.get(word) ?? null,
    month: Number(month),
  }));
}

/** `in 2020`, `2020年`; not `2021-2025` and not 2020年代. */
function yearsAlone(sentence: string): readonly WrittenDate[] {
  return [...sentence.matchAll(YEAR_ALONE)].map(({ 0: written, index }) => ({
    ...NOTHING,
    start: index,
    end: index + written.length,
    year: Number.parseInt(written, 10),
  }));
}

const YEAR_ALONE =
  /(?<=\b(?:[Ii]n|[Ii]nto|[Dd]uring) )(?:1[5-9]|20|21)\d\d(?![\d\p{Script=Latin}])(?! ?[-–—/]|-)|(?<![\d—–~-])\d{4}年(?![代度版])/gu;
