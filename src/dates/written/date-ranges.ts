import { isChineseDay } from "./chinese-month.ts";
import { hasDay, type DateRun, type DayRun } from "./date-run.ts";
import { readDayAt, isClose, readMonthAt, readYearAt, type DatedText } from "./date-tokens.ts";
import { findConnector, type Connector } from "./range-connectors.ts";
import { shareYear, type DayOfYear, type WrittenDate } from "./written-date.ts";

/** Reads on around a date; `before` is the date before it in the text. */
export function readRange(dated: DatedText, before: DateRun | null, run: DateRun): WrittenDate {
  if (!hasDay(run) || run.isAmbiguous === true) return alone(run);
  if (run.lastDay !== undefined) {
    return connected("range", run, { ...run, day: run.lastDay }, run);
  }
  return (
    fromDateBefore(dated, before, run) ??
    fromDayBefore(dated, run) ??
    untilDayAfter(dated, run) ??
    alone(run)
  );
}

function alone({ year, month, day, isAmbiguous = false, first, last }: DateRun): WrittenDate {
  return { year, month, day, until: null, isRange: false, isAmbiguous, first, last };
}

function connected(
  connector: Connector,
  one: DayOfYear,
  other: DayOfYear,
  { first, last }: Pick<WrittenDate, "first" | "last">,
): WrittenDate {
  const shared = shareYear(one, other);
  const { year, month, day } = shared.from;
  const until = { year: shared.until.year, month: shared.until.month, day: shared.until.day };
  const isRange = connector === "range";
  return { year, month, day, until, isRange, isAmbiguous: false, first, last };
}

/** `20 April to 3 May 2021` */
function fromDateBefore(dated: DatedText, before: DateRun | null, run: DayRun): WrittenDate | null {
  const found = before && findConnector(dated, run.first, -1);
  if (found?.connector !== "range" || found.index !== before?.last || !hasDay(before)) return null;
  if (before.isAmbiguous === true) return null;
  return connected("range", before, run, { first: before.first, last: run.last });
}

/** `20 to 26 April 2021` */
function fromDayBefore(dated: DatedText, run: DayRun): WrittenDate | null {
  const found =
    readDayAt(dated, run.first) === run.day ? findConnector(dated, run.first, -1) : null;
  const day = found && readDayAt(dated, found.index);
  if (!found || day === null || day >= run.day) return null;
  const span = { first: found.index, last: run.last };
  return connected(found.connector, { ...run, day }, run, span);
}

/** `April 20-26, 2021`, `2021-04-20/26`, `2021年4月20日至26日` */
function untilDayAfter(dated: DatedText, run: DayRun): WrittenDate | null {
  const isChinese = isChineseDay(dated.tokens[run.last]);
  if (!isChinese && readDayAt(dated, run.last) !== run.day) return null;
  const found = findConnector(dated, run.last, 1);
  const day = found && readDayAt(dated, found.index);
  if (!found || day === null || day <= run.day) return null;
  const end = endOf(dated, found.index, isChinese);
  if (!end) return null;
  const from = { ...run, year: run.year ?? end.year };
  return connected(found.connector, from, { ...from, day }, { first: run.first, last: end.last });
}

/** The end of a second day and the year after it; null where the number counts something else. */
function endOf(
  dated: DatedText,
  index: number,
  isChinese: boolean,
): { readonly year: number | null; readonly last: number } | null {
  const next = index + 1;
  if (isChinese) return isChineseDay(dated.tokens[next]) ? { year: null, last: next } : null;
  if (readMonthAt(dated, next) !== null) return null;
  const year = isClose(dated, index, next) ? readYearAt(dated, next) : null;
  return { year, last: year === null ? index : next };
}
