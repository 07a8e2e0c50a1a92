import {
  dayOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
  type DayRange,
  isFirstOfMonth,
  isLastOfMonth,
} from "./civil-date.ts";

/** `4月26日` */
export function chineseDayAndMonth(date: CivilDate): string {
  return `${monthOf(date)}月${dayOfMonth(date)}日`;
}

/** `2027年4月26日` */
export function chineseDate(date: CivilDate): string {
  return `${yearOf(date)}年${chineseDayAndMonth(date)}`;
}

/** `2027年4月26日 星期一` */
export function chineseWeekdayAndDate(date: CivilDate): string {
  return `${chineseDate(date)} 星期${weekdayNumeral(date)}`;
}

/** `4月26日（星期一）` */
export function chineseDayInWeek(date: CivilDate): string {
  return `${chineseDayAndMonth(date)}（星期${weekdayNumeral(date)}）`;
}

/** `2027年4月26日 星期一`, `2026年11月30日至12月6日`, `2027年4月`, `2027年` */
export function chineseRange({ from, until }: DayRange): string {
  if (from === until) return chineseWeekdayAndDate(from);
  if (yearOf(from) !== yearOf(until)) return `${chineseDate(from)}至${chineseDate(until)}`;
  if (isFirstOfMonth(from) && isLastOfMonth(until)) {
    if (monthOf(from) === monthOf(until)) return `${yearOf(from)}年${monthOf(from)}月`;
    if (from.endsWith("-01-01") && until.endsWith("-12-31")) return `${yearOf(from)}年`;
  }
  const last =
    monthOf(from) === monthOf(until) ? `${dayOfMonth(until)}日` : chineseDayAndMonth(until);
  return `${chineseDate(from)}至${last}`;
}

/** Monday first; Sunday is 日. */
function weekdayNumeral(date: CivilDate): string {
  return WEEKDAY_NUMERALS[weekdayOf(date) - 1] ?? "";
}

export const WEEKDAY_NUMERALS: readonly string[] = ["一", "二", "三", "四", "五", "六", "日"];
