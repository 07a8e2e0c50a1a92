import {
  getDayOfMonth,
  getMonth,
  getWeekday,
  getYear,
  type CivilDate,
  type DayRange,
  isFirstOfMonth,
  isLastOfMonth,
} from "./civil-date.ts";

/** `4月26日` */
export function formatChineseDayAndMonth(date: CivilDate): string {
  return `${getMonth(date)}月${getDayOfMonth(date)}日`;
}

/** `2027年4月26日` */
export function formatChineseDate(date: CivilDate): string {
  return `${getYear(date)}年${formatChineseDayAndMonth(date)}`;
}

/** `2027年4月26日 星期一` */
export function formatChineseWeekdayAndDate(date: CivilDate): string {
  return `${formatChineseDate(date)} 星期${weekdayNumeral(date)}`;
}

/** `4月26日（星期一）` */
export function formatChineseDayInWeek(date: CivilDate): string {
  return `${formatChineseDayAndMonth(date)}（星期${weekdayNumeral(date)}）`;
}

/** `2027年4月26日 星期一`, `2026年11月30日至12月6日`, `2027年4月`, `2027年` */
export function formatChineseRange({ from, until }: DayRange): string {
  if (from === until) return formatChineseWeekdayAndDate(from);
  if (getYear(from) !== getYear(until))
    return `${formatChineseDate(from)}至${formatChineseDate(until)}`;
  if (isFirstOfMonth(from) && isLastOfMonth(until)) {
    if (getMonth(from) === getMonth(until)) return `${getYear(from)}年${getMonth(from)}月`;
    if (from.endsWith("-01-01") && until.endsWith("-12-31")) return `${getYear(from)}年`;
  }
  const last =
    getMonth(from) === getMonth(until)
      ? `${getDayOfMonth(until)}日`
      : formatChineseDayAndMonth(until);
  return `${formatChineseDate(from)}至${last}`;
}

/** Monday first; Sunday is 日. */
function weekdayNumeral(date: CivilDate): string {
  return WEEKDAY_NUMERALS[getWeekday(date) - 1] ?? "";
}

export const WEEKDAY_NUMERALS: readonly string[] = ["一", "二", "三", "四", "五", "六", "日"];
