import { cutSentences } from "../article/sentences.ts";
import {
  addDays,
  createCivilDate,
  describeDayProblem,
  type CivilDate,
} from "../dates/civil-date.ts";
import { replaceNumerals } from "../dates/chinese-digits.ts";
import type { DateBasis, EventDate } from "../event/event.ts";
import { findBasis } from "./basis.ts";
import { isDateline, removeDateline } from "./dateline.ts";
import type { SourceText } from "./source-text.ts";
import { isAhead } from "./tense.ts";
import { findDatesInContext, type DateInSentence, type WrittenDate } from "./written-dates.ts";
import { findYear } from "./year.ts";

/** A sentence that gives a date to something that happened. */
export interface Mention {
  readonly text: SourceText;
  /** The line of the sentence's paragraph in the file. */
  readonly line: number;
  readonly sentence: string;
  readonly date: EventDate;
  /** The reason for the year, as a sentence. */
  readonly why: string;
  /** Whether two reasons disagree about the year. */
  readonly doubtful: boolean;
  /** Whether it is the first day that the text names, and so probably its subject. */
  readonly isLead: boolean;
}

/** A date that could not be resolved. */
export interface Unresolved {
  readonly text: SourceText;
  readonly line: number;
  /** As it is written. */
  readonly written: string;
  /** A clause. */
  readonly problem: string;
}

export interface TextReading {
  readonly mentions: readonly Mention[];
  readonly unresolved: readonly Unresolved[];
}

/**
 * Finds the dated mentions of a text, in order: each day that is not a limit ("until 3 May"), each month that comes with
 * a word of what happened, and each year with such a word close by. Datelines are skipped.
 */
export function findMentions(text: SourceText): TextReading {
  const mentions: Mention[] = [];
  const unresolved: Unresolved[] = [];
  for (const { line, sentence } of sentencesIn(text)) {
    lengthenLast(mentions, sentence);
    for (const date of findDatesInContext(sentence).filter(isEvent)) {
      const reading = readDated(text, date);
      if (reading === null) continue;
      if ("problem" in reading) {
        const { start, end } = date.written;
        unresolved.push({ text, line, written: sentence.slice(start, end), ...reading });
      } else {
        const isDay = reading.date.precision === "day";
        const isLead = isDay && !mentions.some((each) => each.isLead);
        mentions.push({ text, line, sentence, isLead, ...reading });
      }
    }
  }
  return { mentions, unresolved };
}

/** The sentences of the paragraphs, with Chinese numerals as digits. */
function sentencesIn({
  blocks,
}: SourceText): { readonly line: number; readonly sentence: string }[] {
  return blocks
    .filter(({ kind, text }) => kind !== "heading" && !isDateline(text))
    .flatMap(({ text, line }) =>
      cutSentences(removeDateline(text)).map((sentence) => ({
        line,
        sentence: replaceNumerals(sentence.normalize("NFKC")).trim(),
      })),
    )
    .filter(({ sentence }) => sentence.length <= SENTENCE_LETTERS_MAX);
}

/** Several times the longest sentence of a law: anything longer is a table or a menu and reports no event. */
const SENTENCE_LETTERS_MAX = 5000;

/** "The event will last for two days" refers to the day named before it. */
function lengthenLast(mentions: Mention[], sentence: string): void {
  const days = daysLasted(sentence);
  const last = mentions.findLastIndex(({ date }) => date.precision === "day");
  const mention = mentions[last];
  if (days === null || mention === undefined || mention.date.until !== null) return;
  const first = firstDay(mention.date);
  if ("problem" in first) return;
  const until = addDays(first.date, days - 1);
  mentions[last] = { ...mention, date: { ...mention.date, until } };
}

function daysLasted(sentence: string): number | null {
  const written =
    /\blast(?:s|ed)? (?:for )?(\w+) days\b/.exec(sentence) ?? /为期(\d+)天/.exec(sentence);
  if (written === null) return null;
  const days = COUNTS.get(written[1] ?? "") ?? Number(written[1]);
  return days > 1 && days <= DAYS_MAX ? days : null;
}

const COUNTS: ReadonlyMap<string, number> = new Map(
  "two three four five six seven".split(" ").map((word, index) => [word, index + 2]),
);

/** No meeting lasts longer than a month. */
const DAYS_MAX = 31;

type Dated = Pick<Mention, "date" | "why" | "doubtful">;

/** Null for future dates that are not plans: an anniversary, or a year alone. */
function readDated(
  { title, published }: SourceText,
  date: DateInSentence,
): Dated | { readonly problem: string } | null {
  const { sentence, written } = date;
  const ahead = isAhead(date);
  const reading = findYear(date, { title, published }, ahead);
  if ("problem" in reading) return reading;
  const { year, why, doubtful } = reading;
  const day = firstDay({ ...written, year });
  if ("problem" in day) return day;
  const isPlan = published === null ? ahead : day.date > published;
  const isVague = written.month === null || ANNIVERSARY.test(sentence);
  if (isVague && (isPlan || ahead)) return null;
  const basis = isPlan ? "planned" : (findBasis(date)?.basis ?? "occurred");
  return { date: dateOf(written, year, basis), why, doubtful };
}

/** Of the day, month or year. */
function firstDay({
  year,
  month,
  day,
  problem = null,
}: Pick<WrittenDate, "month" | "day"> & {
  readonly year: number;
  readonly problem?: string | null;
}): { readonly date: CivilDate } | { readonly problem: string } {
  const wrong = problem ?? describeDayProblem(year, month ?? 1, day ?? 1);
  return wrong === null
    ? { date: createCivilDate(year, month ?? 1, day ?? 1) }
    : { problem: wrong };
}

const ANNIVERSARY = /\b(?:anniversar(?:y|ies)|jubilees?|marks \d+ years)\b|周年/i;

/**
 * A day needs no more; a month or a year needs a word of what happened close by. "Until 3 May" is a limit, and a day in
 * quotation marks is a citation.
 */
function isEvent(date: DateInSentence): boolean {
  const { sentence, written } = date;
  const [before, after] = [sentence.slice(0, written.start), sentence.slice(written.end)];
  if (LIMIT.test(before) || (written.year === null && EVERY_YEAR.test(sentence))) return false;
  if (/["“”]\s*$/.test(before) && /^\s*["“”]/.test(after)) return false;
  if (written.day !== null) return true;
  const word = findBasis(date);
  return word !== null && (written.month !== null || word.distance <= YEAR_LETTERS_MAX);
}

/** `2020, including the entry into force` */
const YEAR_LETTERS_MAX = 40;

/** Words that make a date a limit, not the date of an event. */
const LIMIT = /(?:\b(?:as of|until|till|by|before|after|up to)(?: the)?|截至|截止)\s*$/i;

const EVERY_YEAR = /\b(?:every|each) year\b|\bannually\b|每年/i;

function dateOf({ month, day, until }: WrittenDate, year: number, basis: DateBasis): EventDate {
  if (month === null) return { basis, precision: "year", year, month, day: null, until: null };
  if (day === null) return { basis, precision: "month", year, month, day, until: null };
  return { basis, precision: "day", year, month, day, until: lastDay(year, { month, day }, until) };
}

function lastDay(
  year: number,
  first: { readonly month: number; readonly day: number },
  until: WrittenDate["until"],
): CivilDate | null {
  if (until === null) return null;
  const isNextYear = until.month < first.month;
  const last = isNextYear ? year + 1 : year;
  if (describeDayProblem(last, until.month, until.day) !== null) return null;
  const date = createCivilDate(last, until.month, until.day);
  return date > createCivilDate(year, first.month, first.day) ? date : null;
}
