import { describeDayProblem, YEAR_MONTHS } from "../../dates/civil-date.ts";
import { quote } from "../../text/quote.ts";
import { findWrittenDates } from "../../suggest/written-dates.ts";

/** A date in the form of event files (`2015-12-04`, `2015-12`, `2015`), or a clause on why the cell is not a date. */
export type DateCellReading = { readonly date: string } | { readonly problem: string };

/**
 * Reads a date cell of a table. Unambiguous forms are accepted: `2026-04-03`, `2026/4/3`, `3 April 2026`,
 * `2026年4月3日`. Numbers that begin with the day or the month are rejected even where one exceeds 12: in the next row neither may.
 */
export function readDateCell(cell: string): DateCellReading {
  const text = cell.normalize("NFKC").trim();
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(text)) return { date: text };
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/., ]+(\d{4}|\d{2})$/.exec(text);
  if (numbers) return { problem: `is ${quote(text)}; ${refusal(numbers)}` };
  const [found] = findWrittenDates(text);
  const isWhole = found?.start === 0 && found.end === text.length && found.until === null;
  if (!isWhole || typeof found.year !== "number" || found.problem !== null) {
    return { problem: `is ${quote(text)}; that is not a date. Write YYYY-MM-DD.` };
  }
  const { year, month, day } = found;
  const problem = describeDayProblem(year, month ?? 1, day ?? 1);
  if (problem !== null) return { problem: `is ${quote(text)}; ${problem}. Write YYYY-MM-DD.` };
  return { date: written([year, month, day]) };
}

function refusal([, first = "", second = "", year = ""]: RegExpExecArray): string {
  const [a, b] = [Number(first), Number(second)];
  if (year.length === 2) return "the year has two digits. Write YYYY-MM-DD.";
  if (a <= YEAR_MONTHS && b <= YEAR_MONTHS && a !== b)
    return "I cannot tell day from month. Write YYYY-MM-DD.";
  const [month, day] = a > YEAR_MONTHS ? [b, a] : [a, b];
  if (describeDayProblem(Number(year), month, day) !== null)
    return "that is not a date. Write YYYY-MM-DD.";
  return `in other rows it may be unclear which number is the month. Write ${written([Number(year), month, day])}.`;
}

function written(parts: readonly (number | null)[]): string {
  const given = parts.filter((part) => part !== null);
  return given.map((part) => String(part).padStart(2, "0")).join("-");
}
