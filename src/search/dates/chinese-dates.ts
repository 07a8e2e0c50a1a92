import { dayAt, isClose, isDay, isMonth, isYear, type DateRun } from "./date-tokens.ts";
import { jointFrom } from "./range-connectors.ts";
import type { Unit } from "../analysis/glossary-matcher.ts";
import { chineseNumberAfter, chineseNumberBefore, type NumberAt } from "./written-numbers.ts";

/** `2021年4月26日`, `4月26号`, `4月20-26日`, `2021年4月`, also in full-width digits or Chinese numerals and with spaces. */
export function readAroundChineseMonth(
  text: string,
  units: readonly Unit[],
  place: number,
): DateRun | null {
  const month = chineseNumberBefore(text, units, place);
  if (!month || !isMonth(month.value)) return null;
  const year = chineseYearBefore(text, units, month.place);
  const days = dayAfter(text, units, place) ?? daysAfter(text, units, place);
  const first = (year ?? month).place;
  if (days) return { ...days, year: year?.value ?? null, month: month.value, first };
  return year && { year: year.value, month: month.value, day: null, first, last: place };
}

/** `二〇二一年`, at whose last character a place is; digits are a word by themselves. */
export function chineseYearIn(
  text: string,
  units: readonly Unit[],
  place: number,
): NumberAt | null {
  if (units[place - 1]?.kind !== "character") return null;
  const year = chineseNumberBefore(text, units, place);
  return year && isYear(year.value) ? year : null;
}

function chineseYearBefore(text: string, units: readonly Unit[], place: number): NumberAt | null {
  if (units[place - 1]?.term !== "年" || !isClose(text, units, place - 1, place)) return null;
  const year = chineseNumberBefore(text, units, place - 1);
  return year && isYear(year.value) ? year : null;
}

interface Days {
  readonly day: number;
  readonly until?: number;
  readonly last: number;
}

function dayAfter(text: string, units: readonly Unit[], place: number): Days | null {
  const day = chineseNumberAfter(text, units, place);
  if (!day || !isDay(day.value)) return null;
  const last = day.place + 1;
  return isChineseDay(units[last]) ? { day: day.value, last } : null;
}

/** `20-26日` */
function daysAfter(text: string, units: readonly Unit[], place: number): Days | null {
  const [day, joint] = [dayAt(units, place + 1), jointFrom(text, units, place + 1, 1)];
  const until = joint && dayAt(units, joint.place);
  if (!joint || day === null || until === null || until <= day) return null;
  const last = joint.place + 1;
  return isChineseDay(units[last]) ? { day, until, last } : null;
}

/** Whether a character says that the number before it is a day. */
export function isChineseDay(unit: Unit | undefined): boolean {
  return unit?.term === "日" || unit?.term === "号";
}
