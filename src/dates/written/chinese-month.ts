import { readChineseNumber, type NumberAt } from "./chinese-numbers.ts";
import {
  readDayAt,
  isClose,
  isDay,
  isMonth,
  isYear,
  type DatedText,
  type DateToken,
} from "./date-tokens.ts";
import { findConnector } from "./range-connectors.ts";
import type { DateRun } from "./date-run.ts";

/**
 * The date around a 月: `2021年4月26日`, `4月26号`, `4月20-26日`, `2021年4月`, also in full-width digits or Chinese numerals and
 * with spaces.
 */
export function readAroundChineseMonth(dated: DatedText, index: number): DateRun | null {
  const month = readChineseNumber(dated, index, -1);
  if (!month || !isMonth(month.value, dated)) return null;
  const year = chineseYearBefore(dated, month.index);
  const days = dayAfter(dated, index) ?? daysAfter(dated, index);
  const first = (year ?? month).index;
  if (days) return { ...days, year: year?.value ?? null, month: month.value, first };
  return year && { year: year.value, month: month.value, day: null, first, last: index };
}

/** Reads the year in Chinese numerals before the 年 at an index, `二〇二一年`; digits are tokens of their own. */
export function readChineseYear(dated: DatedText, index: number): NumberAt | null {
  if (dated.tokens[index - 1]?.kind !== "character") return null;
  const year = readChineseNumber(dated, index, -1);
  return year && isYear(year.value) ? year : null;
}

function chineseYearBefore(dated: DatedText, index: number): NumberAt | null {
  if (dated.tokens[index - 1]?.term !== "年" || !isClose(dated, index - 1, index)) return null;
  const year = readChineseNumber(dated, index - 1, -1);
  return year && isYear(year.value) ? year : null;
}

interface Days {
  readonly day: number;
  readonly lastDay?: number;
  readonly last: number;
}

function dayAfter(dated: DatedText, index: number): Days | null {
  const day = readChineseNumber(dated, index, 1);
  if (!day || !isDay(day.value, dated)) return null;
  const last = day.index + 1;
  return isChineseDay(dated.tokens[last]) ? { day: day.value, last } : null;
}

/** `20-26日` */
function daysAfter(dated: DatedText, index: number): Days | null {
  const [day, connected] = [readDayAt(dated, index + 1), findConnector(dated, index + 1, 1)];
  const lastDay = connected && readDayAt(dated, connected.index);
  if (!connected || day === null || lastDay === null || lastDay <= day) return null;
  const last = connected.index + 1;
  return isChineseDay(dated.tokens[last]) ? { day, lastDay, last } : null;
}

/** Whether a character says that the number before it is a day. */
export function isChineseDay(token: DateToken | undefined): boolean {
  return token?.term === "日" || token?.term === "号";
}
