import { readChineseYear, readAroundChineseMonth } from "./chinese-month.ts";
import type { DateRun } from "./date-run.ts";
import { readRange } from "./date-ranges.ts";
import { readDayAt, isClose, readMonthAt, readYearAt, type DatedText } from "./date-tokens.ts";
import { readNumbers } from "./numeric-date.ts";
import type { WrittenDate } from "./written-date.ts";

/**
 * The dates that a text writes, in its order: `26 April 2021`, `April 26, 2021`, `2021-04-26`, `26.04.2021`, `2021年4月26日`,
 * `二〇二一年四月二十六日`; month and year; day and month; a year in Chinese numerals. Ranges and pairs of days: `20 to 26 April
 * 2021`, `April 20-26, 2021`, `20 April to 3 May 2021`, `2021-04-20/26`, `2021年4月20日至26日`, `4月20-26日`, `5 and 7 May`.
 */
export function findDates(dated: DatedText): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  let before: DateRun | null = null;
  // A plain loop for speed: the index runs it over every word of the library.
  for (let index = 0; index < dated.tokens.length; index += 1) {
    const run = readAt(dated, index);
    if (!run) {
      const year = chineseYearEndingAt(dated, index);
      if (year) found.push(year);
      continue;
    }
    const date = readRange(dated, before, run);
    if (found.at(-1)?.first === date.first) found.pop();
    found.push(date);
    before = run;
    index = Math.max(index, date.last);
  }
  return found;
}

function chineseYearEndingAt(dated: DatedText, index: number): WrittenDate | null {
  const { term, kind } = dated.tokens[index]!;
  const year = kind === "character" && term === "年" ? readChineseYear(dated, index) : null;
  return (
    year && {
      year: year.value,
      month: null,
      day: null,
      until: null,
      isRange: false,
      isAmbiguous: false,
      first: year.index,
      last: index,
    }
  );
}

/** Every date has digits beside its month, or the Chinese character for month. */
function readAt(dated: DatedText, index: number): DateRun | null {
  const { term, kind } = dated.tokens[index]!;
  if (kind === "character") return term === "月" ? readAroundChineseMonth(dated, index) : null;
  const first = term.charCodeAt(0);
  if (first < DIGIT_0 || first > DIGIT_9) return null;
  const after = dated.tokens[index + 1]?.term === "of" ? index + 2 : index + 1;
  return (
    readAroundMonth(dated, index - 1) ?? readAroundMonth(dated, after) ?? readNumbers(dated, index)
  );
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** `26 April 2021`, `26th of April, 2021`, `April 26, 2021`, `April 2021`, `26 April`, `April 26` */
function readAroundMonth(dated: DatedText, index: number): DateRun | null {
  const month = readMonthAt(dated, index);
  if (month === null) return null;
  const before = dated.tokens[index - 1]?.term === "of" ? index - 2 : index - 1;
  const dayBefore = isClose(dated, before, index) ? readDayAt(dated, before) : null;
  if (dayBefore !== null) {
    return withYear(dated, { month, day: dayBefore, first: before, last: index });
  }
  const dayAfter = isClose(dated, index, index + 1) ? readDayAt(dated, index + 1) : null;
  const last = dayAfter === null ? index : index + 1;
  return withYear(dated, { month, day: dayAfter, first: index, last });
}

/** Adds the year that follows; null if there is only the month. */
function withYear(dated: DatedText, run: Omit<DateRun, "year">): DateRun | null {
  const next = run.last + 1;
  const year = isClose(dated, run.last, next) ? readYearAt(dated, next) : null;
  if (year !== null) return { ...run, year, last: next };
  return run.day === null ? null : { ...run, year };
}
