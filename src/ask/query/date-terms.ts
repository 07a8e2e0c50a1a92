/** A day, a month of a year, or a day of every year, as a text writes it; what it leaves out is null. */
export interface DateInText {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number | null;
}

const MARK = "@";

/**
 * The terms of a written date, the most exact last: `@04-26`, `@2021-04`, `@2021-04-26`. With all of them a question
 * for the month or for the day of every year finds the full date too. No word has their mark.
 */
export function toDateTerms({ year, month, day }: DateInText): readonly string[] {
  const monthOfYear = year === null ? null : `${MARK}${year}-${twoDigits(month)}`;
  const dayOfYears = day === null ? null : `${MARK}${twoDigits(month)}-${twoDigits(day)}`;
  const exact = monthOfYear === null || day === null ? null : `${monthOfYear}-${twoDigits(day)}`;
  return [dayOfYears, monthOfYear, exact].filter((term) => term !== null);
}

export function isDateTerm(term: string): boolean {
  return term.startsWith(MARK);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
