import { Temporal } from "temporal-polyfill";
import {
  addDays,
  civilDate,
  civilDateAt,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
  type DayRange,
} from "../civil-date.ts";
import type { DigestSchedule, Subscription } from "./subscription.ts";

/** What a subscription owes at a moment. The dates are slots, ascending. */
export interface DuePlan {
  /** The newest day that is due, while it is not too late for it; older ones are told with it. */
  readonly post: CivilDate | null;
  readonly merged: readonly CivilDate[];
  readonly expired: readonly CivilDate[];
  /** The newest day that is due: what `covered` becomes. */
  readonly covered: CivilDate;
}

/** A schedule, and the day up to which it owes nothing. */
type Coverage = DigestSchedule & Pick<Subscription, "covered">;

/** Older missed days are not told any more with the newest. */
export const MERGE_DAYS_MAX = 7;

/** A missed digest is still posted until this local time of the second day after its own. */
const CATCH_UP_TIME = "20:00";
const CATCH_UP_DAYS = 2;

/** After a longer absence the oldest days are passed over without a row each. */
const LISTED_DAYS_MAX = 400;

const WEEK_DAYS = 7;
const MONTHS = 12;

/**
 * What is due, computed from what is stored and the time alone: it does not matter how often or how late this is asked.
 * Null when nothing is. `unsent` are days up to `covered` whose rows wait to be posted.
 */
export function planDue(
  subscription: Coverage,
  nowMs: number,
  unsent: readonly CivilDate[] = [],
): DuePlan | null {
  const dates = dueDates(subscription, nowMs);
  const covered = dates.at(-1);
  if (covered === undefined) return null;
  const late = nowMs >= catchUpUntilMs(subscription, covered);
  const older = [...unsent, ...dates.slice(0, -1)].toSorted();
  const isMergeable = (date: CivilDate): boolean =>
    !late && daysBetween(date, covered) <= MERGE_DAYS_MAX;
  return {
    post: late ? null : covered,
    merged: older.filter(isMergeable),
    expired: [...older.filter((date) => !isMergeable(date)), ...(late ? [covered] : [])],
    covered,
  };
}

/** The first slot that is not covered yet; it may be due already. */
export function nextSlot(subscription: Coverage): { date: CivilDate; dueAtMs: number } {
  const date = firstSlotAfter(subscription, subscription.covered);
  return { date, dueAtMs: dueAtMs(subscription, date) };
}

/** The day up to which a subscription that starts now owes nothing: today once today's time has passed, else yesterday. */
export function startingPoint(schedule: DigestSchedule, nowMs: number): CivilDate {
  const today = civilDateAt(nowMs, schedule.zone);
  return dueAtMs(schedule, today) > nowMs ? addDays(today, -1) : today;
}

/**
 * The instant (epoch ms) at which the digest of a local day is due.
 * A local time that a clock change leaves out is its first instant after the gap; one that comes twice is the first.
 */
export function dueAtMs(schedule: DigestSchedule, date: CivilDate): number {
  return instantMs(date, schedule.time, schedule.zone);
}

/** The instant (epoch ms) from which a missed digest is not posted any more. */
export function catchUpUntilMs(schedule: DigestSchedule, date: CivilDate): number {
  return instantMs(addDays(date, CATCH_UP_DAYS), CATCH_UP_TIME, schedule.zone);
}

/**
 * The days that the digest of a date tells: the day itself, seven days from it on,
 * or up to the day before the next monthly digest (the whole month on the first).
 */
export function toldRange(schedule: DigestSchedule, date: CivilDate): DayRange {
  if (schedule.kind === "daily") return { from: date, until: date };
  if (schedule.kind === "weekly") return { from: date, until: addDays(date, WEEK_DAYS - 1) };
  return { from: date, until: addDays(firstSlotAfter(schedule, date), -1) };
}

function dueDates(subscription: Coverage, nowMs: number): CivilDate[] {
  const today = civilDateAt(nowMs, subscription.zone);
  if (subscription.covered >= today) return [];
  const earliest = addDays(today, -LISTED_DAYS_MAX);
  const dates: CivilDate[] = [];
  let date = firstSlotAfter(
    subscription,
    subscription.covered < earliest ? earliest : subscription.covered,
  );
  while (date < today) {
    dates.push(date);
    date = firstSlotAfter(subscription, date);
  }
  if (date === today && dueAtMs(subscription, today) <= nowMs) dates.push(today);
  return dates;
}

function firstSlotAfter(schedule: DigestSchedule, date: CivilDate): CivilDate {
  const next = addDays(date, 1);
  if (schedule.kind === "daily") return next;
  const wanted = schedule.dayNumber ?? 1;
  if (schedule.kind === "weekly") {
    return addDays(next, (wanted - weekdayOf(next) + WEEK_DAYS) % WEEK_DAYS);
  }
  const [year, month] = [yearOf(next), monthOf(next)];
  const inThisMonth = Math.min(wanted, daysInMonth(year, month));
  if (inThisMonth >= dayOfMonth(next)) return civilDate(year, month, inThisMonth);
  const [nextYear, nextMonth] = month === MONTHS ? [year + 1, 1] : [year, month + 1];
  return civilDate(nextYear, nextMonth, Math.min(wanted, daysInMonth(nextYear, nextMonth)));
}

function instantMs(date: CivilDate, time: string, zone: string): number {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const instant = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (instant.toPlainDateTime().equals(local)) return instant.epochMilliseconds;
  // In a gap "earlier" is the same distance before it, so the next transition is its end.
  return (instant.getTimeZoneTransition("next") ?? instant).epochMilliseconds;
}
