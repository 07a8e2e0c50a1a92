import { Temporal } from "temporal-polyfill";
import {
  addDays,
  findCivilDateAt,
  countDaysBetween,
  type CivilDate,
} from "../../dates/civil-date.ts";
import { findSlotAfter } from "./slots.ts";
import type { DigestOrder, DigestSchedule, Subscription } from "../subscription.ts";

/** What a subscription owes at a moment. The dates are slots, ascending. */
export interface DuePlan {
  /** The newest day that is due, while it is not too late for it; older ones are told with it. */
  readonly post: CivilDate | null;
  readonly merged: readonly CivilDate[];
  readonly expired: readonly CivilDate[];
  /** The newest day that is due: what `settledUntil` becomes. */
  readonly settledUntil: CivilDate;
}

/** An order, and the day up to which it owes nothing. */
type Coverage = DigestOrder & Pick<Subscription, "settledUntil">;

/** Older missed days are not told any more with the newest. */
export const MERGE_DAYS_MAX = 7;

/**
 * A missed digest is still posted until this local time of the second day after its own.
 * Days off do not count for a daily digest that has no slots on them, but a week is the most.
 * A late digest comes as soon as it can, on a day off too: it tells days that are near.
 */
const CATCH_UP_TIME = "20:00";
const CATCH_UP_DAYS = 2;
const CATCH_UP_DAYS_MAX = 7;

/** After a longer absence the oldest days are passed over without a row each. */
const LISTED_DAYS_MAX = 400;

/**
 * What is due, computed from what is stored and the time alone: it does not matter how often or how late this is asked.
 * Null when nothing is. `unsent` are days up to `settledUntil` whose rows wait to be posted.
 */
export function planDue(
  subscription: Coverage,
  nowMs: number,
  unsent: readonly CivilDate[] = [],
): DuePlan | null {
  const dates = dueDates(subscription, nowMs);
  const settledUntil = dates.at(-1);
  if (settledUntil === undefined) return null;
  const late = nowMs >= computeCatchUpEndMs(subscription, settledUntil);
  const older = [...unsent, ...dates.slice(0, -1)].toSorted();
  const isMergeable = (date: CivilDate): boolean =>
    !late && countDaysBetween(date, settledUntil) <= MERGE_DAYS_MAX;
  return {
    post: late ? null : settledUntil,
    merged: older.filter(isMergeable),
    expired: [...older.filter((date) => !isMergeable(date)), ...(late ? [settledUntil] : [])],
    settledUntil,
  };
}

/** The first slot that is not covered yet; it may be due already. */
export function findNextSlot(subscription: Coverage): { date: CivilDate; dueAtMs: number } {
  const date = findSlotAfter(subscription, subscription.settledUntil);
  return { date, dueAtMs: computeDueMs(subscription, date) };
}

/** The day up to which a subscription that starts now owes nothing: today once today's time has passed, else yesterday. */
export function findStartingPoint(schedule: DigestSchedule, nowMs: number): CivilDate {
  const today = findCivilDateAt(nowMs, schedule.zone);
  return computeDueMs(schedule, today) > nowMs ? addDays(today, -1) : today;
}

/**
 * The instant (epoch ms) at which the digest of a local day is due.
 * A local time that a clock change leaves out is its first instant after the gap; one that comes twice is the first.
 */
export function computeDueMs(schedule: DigestSchedule, date: CivilDate): number {
  return instantMs(date, schedule.time, schedule.zone);
}

/** The instant (epoch ms) from which a missed digest is not posted any more. */
export function computeCatchUpEndMs(order: DigestOrder, date: CivilDate): number {
  return instantMs(lastCatchUpDay(order, date), CATCH_UP_TIME, order.zone);
}

/**
 * The day up to which a subscription owes nothing once its order becomes another.
 * What is due already stays due. Where other days are slots from now on, none in the past becomes due after the event;
 * the days that they would have told are told by the next slot.
 */
export function findSettledUntil(
  order: DigestOrder,
  subscription: Subscription,
  nowMs: number,
): CivilDate {
  const { settledUntil } = subscription;
  if (haveSameSlots(order, subscription) || planDue(subscription, nowMs) !== null)
    return settledUntil;
  const yesterday = addDays(findCivilDateAt(nowMs, order.zone), -1);
  return yesterday > settledUntil ? yesterday : settledUntil;
}

function dueDates(subscription: Coverage, nowMs: number): CivilDate[] {
  const today = findCivilDateAt(nowMs, subscription.zone);
  if (subscription.settledUntil >= today) return [];
  const earliest = addDays(today, -LISTED_DAYS_MAX);
  const dates: CivilDate[] = [];
  let date = findSlotAfter(
    subscription,
    subscription.settledUntil < earliest ? earliest : subscription.settledUntil,
  );
  while (date < today) {
    dates.push(date);
    date = findSlotAfter(subscription, date);
  }
  if (date === today && computeDueMs(subscription, today) <= nowMs) dates.push(today);
  return dates;
}

function lastCatchUpDay(order: DigestOrder, date: CivilDate): CivilDate {
  if (order.kind !== "daily") return addDays(date, CATCH_UP_DAYS);
  const second = findSlotAfter(order, findSlotAfter(order, date));
  const last = addDays(date, CATCH_UP_DAYS_MAX);
  return second < last ? second : last;
}

function haveSameSlots(a: DigestOrder, b: DigestOrder): boolean {
  return slotRule(a) === slotRule(b);
}

function slotRule({ dayNumber, preferences }: DigestOrder): string {
  const { weekend, weekdaysOff, datesOff } = preferences;
  const off = weekend === "as-it-falls" ? [] : [weekend, weekdaysOff, datesOff];
  return JSON.stringify([dayNumber, off]);
}

function instantMs(date: CivilDate, time: string, zone: string): number {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const instant = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (instant.toPlainDateTime().equals(local)) return instant.epochMilliseconds;
  // In a gap "earlier" is the same distance before it, so the next transition is its end.
  return (instant.getTimeZoneTransition("next") ?? instant).epochMilliseconds;
}
