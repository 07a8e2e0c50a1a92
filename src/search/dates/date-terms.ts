import { toDateTerms } from "../../ask/query/date-terms.ts";
import { MONTHS, type DateToken } from "../../dates/written/date-tokens.ts";
import { findDates } from "../../dates/written/find-dates.ts";
import type { WrittenDate } from "../../dates/written/written-date.ts";
import { expandRange } from "./expand-range.ts";

/** A date or a range of days in a text: its terms, the most exact last, and the offset in UTF-16 units where it ends. */
export interface FoundDate {
  readonly terms: readonly string[];
  readonly end: number;
}

/**
 * The dates of a text by the position of their first word, or null without any. A range has the terms of all its days, a
 * year in Chinese numerals the term of its digits.
 */
export function findDateTerms(
  text: string,
  tokens: readonly DateToken[],
): ReadonlyMap<number, FoundDate> | null {
  const dates = findDates({ text, tokens, monthOf, takesAnyNumber: false });
  let found: Map<number, FoundDate> | null = null;
  for (const date of dates) {
    if (date.isAmbiguous) continue;
    found ??= new Map();
    found.set(date.first, { terms: termsOf(date), end: tokens[date.last]!.end });
  }
  return found;
}

function monthOf(word: string): number | null {
  return word.length <= MONTH_LENGTH_MAX ? (MONTHS.get(word.toLowerCase()) ?? null) : null;
}

const MONTH_LENGTH_MAX = "september".length;

function termsOf({ year, month, day, until, isRange }: WrittenDate): readonly string[] {
  if (month === null) return [String(year)];
  if (day === null) return toDateTerms({ year, month, day });
  const from = { year, month, day };
  if (until === null) return toDateTerms(from);
  const days = isRange ? expandRange(from, until) : [from, until];
  return [...new Set(days.flatMap(toDateTerms))].toSorted(
    (one, other) => one.length - other.length,
  );
}
