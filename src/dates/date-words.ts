import { Temporal } from "temporal-polyfill";
import {
  getDayOfMonth,
  MONTH_NAMES,
  getMonth,
  WEEKDAY_NAMES,
  getWeekday,
  getYear,
  type CivilDate,
  type DayRange,
  isFirstOfMonth,
  isLastOfMonth,
} from "./civil-date.ts";

/** `26 April` */
export function formatDayAndMonth(date: CivilDate): string {
  return `${getDayOfMonth(date)} ${nameMonth(date)}`;
}

/** `26 April 2027` */
export function formatLongDate(date: CivilDate): string {
  return `${formatDayAndMonth(date)} ${getYear(date)}`;
}

/** `Monday, 26 April 2027` */
export function formatWeekdayAndDate(date: CivilDate): string {
  return `${nameWeekday(date)}, ${formatLongDate(date)}`;
}

/** `Mon 26 Apr` */
export function formatShortDay(date: CivilDate): string {
  return `${nameWeekday(date).slice(0, 3)} ${formatShortDate(date)}`;
}

/** `26 Apr` */
export function formatShortDate(date: CivilDate): string {
  return `${getDayOfMonth(date)} ${nameMonth(date).slice(0, 3)}`;
}

/** `Monday` */
export function nameWeekday(date: CivilDate): string {
  return WEEKDAY_NAMES[getWeekday(date) - 1] ?? "";
}

/** `April` */
export function nameMonth(date: CivilDate): string {
  return MONTH_NAMES[getMonth(date) - 1] ?? "";
}

/** `Monday, 26 April 2027`, `30 November to 6 December 2026`, `April 2027`, `2027` */
export function formatRange({ from, until }: DayRange): string {
  if (from === until) return formatWeekdayAndDate(from);
  const sameYear = getYear(from) === getYear(until);
  if (sameYear && isFirstOfYear(from) && isLastOfYear(until)) return String(getYear(from));
  const sameMonth = sameYear && getMonth(from) === getMonth(until);
  if (sameMonth && isFirstOfMonth(from) && isLastOfMonth(until)) {
    return `${nameMonth(from)} ${getYear(from)}`;
  }
  if (sameMonth) return `${getDayOfMonth(from)} to ${formatLongDate(until)}`;
  return `${sameYear ? formatDayAndMonth(from) : formatLongDate(from)} to ${formatLongDate(until)}`;
}

/** `Monday, 30 November 2026, 09:00`, the local time of an instant (epoch ms) in an IANA zone. */
export function formatMoment(epochMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ISO text of a PlainDate has this form
  const date = local.toPlainDate().toString() as CivilDate;
  return `${formatWeekdayAndDate(date)}, ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

/** `1st`, `22nd`, `13th` */
export function formatOrdinal(count: number): string {
  const suffix = ORDINAL_SUFFIXES[ORDINALS.select(count)] ?? "th";
  return `${count}${suffix}`;
}

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
const ORDINAL_SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = {
  one: "st",
  two: "nd",
  few: "rd",
};

function isFirstOfYear(date: CivilDate): boolean {
  return date.endsWith("-01-01");
}

function isLastOfYear(date: CivilDate): boolean {
  return date.endsWith("-12-31");
}
