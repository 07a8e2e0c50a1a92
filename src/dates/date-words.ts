import { Temporal } from "temporal-polyfill";
import {
  dayOfMonth,
  MONTH_NAMES,
  monthOf,
  WEEKDAY_NAMES,
  weekdayOf,
  yearOf,
  type CivilDate,
  type DayRange,
  isFirstOfMonth,
  isLastOfMonth,
} from "./civil-date.ts";

/** `26 April` */
export function dayAndMonth(date: CivilDate): string {
  return `${dayOfMonth(date)} ${monthName(date)}`;
}

/** `26 April 2027` */
export function longDate(date: CivilDate): string {
  return `${dayAndMonth(date)} ${yearOf(date)}`;
}

/** `Monday, 26 April 2027` */
export function weekdayAndDate(date: CivilDate): string {
  return `${weekdayName(date)}, ${longDate(date)}`;
}

/** `Mon 26 Apr` */
export function shortDay(date: CivilDate): string {
  return `${weekdayName(date).slice(0, 3)} ${shortDate(date)}`;
}

/** `26 Apr` */
export function shortDate(date: CivilDate): string {
  return `${dayOfMonth(date)} ${monthName(date).slice(0, 3)}`;
}

/** `Monday` */
export function weekdayName(date: CivilDate): string {
  return WEEKDAY_NAMES[weekdayOf(date) - 1] ?? "";
}

/** `April` */
export function monthName(date: CivilDate): string {
  return MONTH_NAMES[monthOf(date) - 1] ?? "";
}

/** `Monday, 26 April 2027`, `30 November to 6 December 2026`, `April 2027`, `2027` */
export function rangeWords({ from, until }: DayRange): string {
  if (from === until) return weekdayAndDate(from);
  const sameYear = yearOf(from) === yearOf(until);
  if (sameYear && isFirstOfYear(from) && isLastOfYear(until)) return String(yearOf(from));
  const sameMonth = sameYear && monthOf(from) === monthOf(until);
  if (sameMonth && isFirstOfMonth(from) && isLastOfMonth(until)) {
    return `${monthName(from)} ${yearOf(from)}`;
  }
  if (sameMonth) return `${dayOfMonth(from)} to ${longDate(until)}`;
  return `${sameYear ? dayAndMonth(from) : longDate(from)} to ${longDate(until)}`;
}

/** `Monday, 30 November 2026, 09:00`, the local time of an instant (epoch ms) in an IANA zone. */
export function momentWords(epochMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ISO text of a PlainDate has this form
  const date = local.toPlainDate().toString() as CivilDate;
  return `${weekdayAndDate(date)}, ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

/** `1st`, `22nd`, `13th` */
export function ordinalWord(count: number): string {
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
