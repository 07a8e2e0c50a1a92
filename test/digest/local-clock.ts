import { Temporal } from "temporal-polyfill";
import { addDays, type CivilDate } from "../../src/dates/civil-date.ts";
import { computeDueMs } from "../../src/digest/schedule/due.ts";
import { DAILY } from "./samples.ts";

// The truth about a moment, from the runtime's own formatter: the product counts with Temporal.

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2027-04-26T09:00:00` */
export function localTextAt(epochMs: number, zone: string): string {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  formatters.set(zone, formatter);
  return formatter.format(epochMs).replace(" ", "T");
}

/** When it is due (epoch ms); throws unless that is the first moment at which the local clock has reached the time. */
export function checkedDueMs(zone: string, date: CivilDate, time: string): number {
  const due = computeDueMs({ ...DAILY, time, zone }, date);
  const wanted = `${date}T${time}:00`;
  const reached = localTextAt(due, zone);
  const before = localTextAt(due - 1_000, zone);
  if (reached < wanted || before >= wanted) {
    throw new Error(`${zone} ${wanted}: due at ${reached} local, a second before it is ${before}`);
  }
  return due;
}

/** The days on which a zone changes its offset. */
export function changesOf(zone: string, from: CivilDate, until: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  let moment = Temporal.PlainDate.from(from).toZonedDateTime(zone).getTimeZoneTransition("next");
  while (moment && moment.toPlainDate().toString() < until) {
    days.push(moment.toPlainDate().toString() as CivilDate);
    moment = moment.getTimeZoneTransition("next");
  }
  return days;
}

/** Each with the days before and after it, ascending, once. */
export function withNeighbours(days: readonly CivilDate[]): CivilDate[] {
  return [...new Set(days.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].toSorted();
}
