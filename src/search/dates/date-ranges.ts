import { isChineseDay } from "./chinese-dates.ts";
import type { DateInText } from "../../ask/query/date-terms.ts";
import { dayAt, isClose, monthAt, yearAt, type DateRun } from "./date-tokens.ts";
import { daysBetween, type DayInText } from "./expand-range.ts";
import { jointFrom, type Joint } from "./range-connectors.ts";
import type { Unit } from "../analysis/glossary-matcher.ts";

/** All days that a date and what is joined to it stand for, and the places of their first and last word. */
export interface Days {
  readonly days: readonly DateInText[];
  readonly first: number;
  readonly last: number;
}

/** Reads on around a date; `before` is the date before it in the text. */
export function daysAround(
  text: string,
  units: readonly Unit[],
  before: DateRun | null,
  run: DateRun,
): Days {
  if (!hasDay(run)) return { ...run, days: [run] };
  if (run.until !== undefined) {
    return { ...run, days: daysBetween(run, { ...run, day: run.until }) };
  }
  return (
    fromDateBefore(text, units, before, run) ??
    fromDayBefore(text, units, run) ??
    untilDayAfter(text, units, run) ?? { ...run, days: [run] }
  );
}

type DayRun = DateRun & DayInText;

function hasDay(run: DateRun): run is DayRun {
  return run.day !== null;
}

/** `20 April to 3 May 2021` */
function fromDateBefore(
  text: string,
  units: readonly Unit[],
  before: DateRun | null,
  run: DayRun,
): Days | null {
  const joint = before && jointFrom(text, units, run.first, -1);
  if (joint?.joint !== "range" || joint.place !== before?.last || !hasDay(before)) return null;
  return { days: daysBetween(before, run), first: before.first, last: run.last };
}

/** `20 to 26 April 2021` */
function fromDayBefore(text: string, units: readonly Unit[], run: DayRun): Days | null {
  const joint = dayAt(units, run.first) === run.day ? jointFrom(text, units, run.first, -1) : null;
  const day = joint && dayAt(units, joint.place);
  if (!joint || day === null || day >= run.day) return null;
  return { days: joined(joint.joint, { ...run, day }, run), first: joint.place, last: run.last };
}

/** `April 20-26, 2021`, `2021-04-20/26`, `2021年4月20日至26日` */
function untilDayAfter(text: string, units: readonly Unit[], run: DayRun): Days | null {
  const isChinese = isChineseDay(units[run.last]);
  if (!isChinese && dayAt(units, run.last) !== run.day) return null;
  const joint = jointFrom(text, units, run.last, 1);
  const day = joint && dayAt(units, joint.place);
  if (!joint || day === null || day <= run.day) return null;
  const end = endOf(text, units, joint.place, isChinese);
  if (!end) return null;
  const year = run.year ?? end.year;
  return {
    days: joined(joint.joint, { ...run, year }, { ...run, year, day }),
    first: run.first,
    last: end.last,
  };
}

/** Where a second day ends, with the year that follows it; null where it is a number of something else. */
function endOf(
  text: string,
  units: readonly Unit[],
  place: number,
  isChinese: boolean,
): { readonly year: number | null; readonly last: number } | null {
  const next = place + 1;
  if (isChinese) return isChineseDay(units[next]) ? { year: null, last: next } : null;
  if (monthAt(text, units, next) !== null) return null;
  const year = isClose(text, units, place, next) ? yearAt(units, next) : null;
  return { year, last: year === null ? place : next };
}

function joined(joint: Joint, from: DayInText, until: DayInText): readonly DayInText[] {
  return joint === "range" ? daysBetween(from, until) : [from, until];
}
