import { MONTH_NAMES } from "../civil-date.ts";

/** A word, a number or a Chinese character of a text; the index passes its own tokens. */
export interface DateToken {
  /** A number's digits without commas and ordinal ending; a character's simplified form. */
  readonly term: string;
  readonly kind: "word" | "character";
  /** UTF-16 offsets; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A text that is searched for dates, with all of its tokens in order. */
export interface DatedText {
  readonly text: string;
  readonly tokens: readonly DateToken[];
  /** 1-12 for a word that the caller takes for a month; `MONTHS` has the usual names. */
  readonly monthOf: (word: string) => number | null;
  /** Accepts numbers up to 99 as a month or day, so that the caller can report one that does not exist. */
  readonly takesAnyNumber: boolean;
}

/** Months by lower-case name and abbreviation. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index) => [name.toLowerCase(), index + 1] as const),
  ...MONTH_NAMES.map((name, index) => [name.slice(0, 3).toLowerCase(), index + 1] as const),
  ["sept", 9],
]);

/** Splits a text into tokens: `26.04.2021`, `1,000` and `26th` are one token each. */
export function splitIntoDateTokens(text: string): readonly DateToken[] {
  return [...text.matchAll(TOKEN)].map(({ 0: written, index }): DateToken => {
    const term = written
      .toLowerCase()
      .replaceAll(",", "")
      .replace(/^(\d+)(?:st|nd|rd|th|s)$/, "$1");
    const kind = /^[\p{Script=Han}〇○]$/u.test(written) ? "character" : "word";
    return { term: SIMPLIFIED.get(term) ?? term, kind, start: index, end: index + written.length };
  });
}

const TOKEN =
  /[\p{Script=Han}〇○]|\d+(?:\.\d+)+|\d{1,3}(?:,\d{3})+(?!\d)|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

/** Of the characters that dates are made of. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map([
  ["號", "号"],
  ["○", "〇"],
]);

/** The month that a token names, or null. */
export function readMonthAt({ text, tokens, monthOf }: DatedText, index: number): number | null {
  const token = tokens[index];
  return token?.kind === "word" ? monthOf(text.slice(token.start, token.end)) : null;
}

/** Whether only spaces, a comma or the dot of an abbreviation separate the tokens from one index to another. */
export function isClose({ text, tokens }: DatedText, one: number, other: number): boolean {
  for (let index = one; index < other; index += 1) {
    const [first, second] = [tokens[index], tokens[index + 1]];
    if (!first || !second || !GAP.test(text.slice(first.end, second.start))) return false;
  }
  return true;
}

const GAP = /^[.,]?\s{0,2}$/;

/** The day of the month given in digits at an index, or null. */
export function readDayAt(dated: DatedText, index: number): number | null {
  const term = dated.tokens[index]?.term ?? "";
  return /^\d{1,2}$/.test(term) && isDay(Number(term), dated) ? Number(term) : null;
}

/** Four digits in a row: not 2,021, and not the 2020s. */
export function readYearAt({ tokens }: DatedText, index: number): number | null {
  const token = tokens[index];
  if (!token || token.end - token.start !== 4 || !/^\d{4}$/.test(token.term)) return null;
  return isYear(Number(token.term)) ? Number(token.term) : null;
}

export function isYear(count: number): boolean {
  return count >= 1000 && count < 2200;
}

export function isMonth(count: number, { takesAnyNumber }: DatedText): boolean {
  return takesAnyNumber ? count < 100 : count >= 1 && count <= 12;
}

export function isDay(count: number, { takesAnyNumber }: DatedText): boolean {
  return takesAnyNumber ? count < 100 : count >= 1 && count <= 31;
}
