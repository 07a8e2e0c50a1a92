import type { DateRun } from "./date-run.ts";
import { isDay, isMonth, isYear, type DatedText } from "./date-tokens.ts";

/**
 * A date in numbers alone: `2021-04-26`, `2021/4/26`, `2021.4.26`, `20210426`; `26.04.2021`, `4/26/2021`; `2021-04`. Where
 * the day may as well be the month it is ambiguous.
 */
export function readNumbers(dated: DatedText, index: number): DateRun | null {
  const { term } = dated.tokens[index]!;
  if (term.length === "20210426".length) return readDigits(dated, index);
  const date = readDay(dated, index);
  return date ?? (term.length === 4 ? readMonth(dated, index) : null);
}

function readDigits(dated: DatedText, index: number): DateRun | null {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(dated.tokens[index]!.term) ?? [];
  // Eight digits that are not an existing day are probably another number.
  const date = dateOf([year, month, day], { ...dated, takesAnyNumber: false });
  return date && { ...date, first: index, last: index };
}

/** 2004-05 may be two years as well. */
function readMonth(dated: DatedText, index: number): DateRun | null {
  const { text, tokens } = dated;
  const [one, other] = [tokens[index]!, tokens[index + 1]];
  if (!other || !isMark(text, one.end)) return null;
  const [, written = "", digits = ""] =
    /^(\d{4})[-/](\d{2})$/.exec(text.slice(one.start, other.end)) ?? [];
  const [year, month] = [Number(written), Number(digits)];
  const isRange = (year + 1) % 100 === month;
  const isRead = isYear(year) && month >= 1 && month <= 12;
  if (!isRead || isRange || isMark(text, other.end)) return null;
  return { year, month, day: null, first: index, last: index + 1 };
}

function readDay(dated: DatedText, index: number): DateRun | null {
  const { text, tokens } = dated;
  const { start, end, term } = tokens[index]!;
  const isDotted = term.includes(".");
  if (!isDotted && !isMark(text, end)) return null;
  const last = isDotted ? index : index + 2;
  const written = text.slice(start, tokens[last]?.end ?? start);
  if (written.length > DATE_LENGTH_MAX) return null;
  const date = dateOfNumbers(written.normalize("NFKC"), dated);
  return date && { ...date, first: index, last };
}

function dateOfNumbers(written: string, dated: DatedText): NumericDate | null {
  const [, one = "", , two = "", three = ""] = NUMBERS.exec(written) ?? [];
  return one.length === 4
    ? dateOf([one, two, three], dated)
    : dateOfEither([one, two, three], dated);
}

function isMark(text: string, at: number): boolean {
  const mark = text[at];
  return (
    mark === "-" || mark === "/" || mark === "\uFF0D" || mark === "\uFF0F" || mark === "\uFF0E"
  );
}

const DATE_LENGTH_MAX = "2021-04-26".length;
const NUMBERS = /^(\d{4}|\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})$/;

type NumericDate = Pick<DateRun, "year" | "month" | "day" | "isAmbiguous">;

function dateOf(
  [written, month, day]: readonly [year: string, month: string, day: string],
  dated: DatedText,
): NumericDate | null {
  const read = { year: Number(written), month: Number(month), day: Number(day) };
  const exists = isYear(read.year) && isMonth(read.month, dated) && isDay(read.day, dated);
  return written.length === 4 && exists ? read : null;
}

/** Americans write the month first, others the day: only a number above 12, or the same number twice, settles it. */
function dateOfEither(
  [one, two, year]: readonly [one: string, two: string, year: string],
  dated: DatedText,
): NumericDate | null {
  const strict = { ...dated, takesAnyNumber: false };
  const dayFirst = dateOf([year, two, one], strict);
  const monthFirst = dateOf([year, one, two], strict);
  if (!dayFirst || !monthFirst || dayFirst.day === dayFirst.month) return dayFirst ?? monthFirst;
  return { ...dayFirst, isAmbiguous: true };
}
