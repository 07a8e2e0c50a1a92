import {
  addDays,
  civilDate,
  dayOfMonth,
  daysInMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
  type DayRange,
} from "../civil-date.ts";
import type { DigestPreferences } from "./preferences.ts";
import type { Slot, Telling } from "./slot.ts";
import type { DigestOrder, Subscription } from "./subscription.ts";

/**
 * Which local dates are slots, and which days each of them tells.
 *
 * A daily digest that moves what falls on days off has no slot on them. The last slot before tells them too (`before`),
 * or the first slot after does (`after`). So the slots of one order part the calendar into stretches of days:
 * side by side, without a gap. When an order changes, the first slot under the new one begins where the told days end,
 * so no day is told twice and none is left out. Weekly and monthly digests come on their day, off or not.
 */

/** The first slot after a date. */
export function firstSlotAfter(order: DigestOrder, date: CivilDate): CivilDate {
  const next = addDays(date, 1);
  if (order.kind === "daily") return firstPostingDay(order, next);
  const wanted = order.dayNumber ?? 1;
  if (order.kind === "weekly") {
    return addDays(next, (wanted - weekdayOf(next) + WEEK_DAYS) % WEEK_DAYS);
  }
  const [year, month] = [yearOf(next), monthOf(next)];
  const inThisMonth = Math.min(wanted, daysInMonth(year, month));
  if (inThisMonth >= dayOfMonth(next)) return civilDate(year, month, inThisMonth);
  const [nextYear, nextMonth] = month === MONTHS ? [year + 1, 1] : [year, month + 1];
  return civilDate(nextYear, nextMonth, Math.min(wanted, daysInMonth(nextYear, nextMonth)));
}

export function isSlot(order: DigestOrder, date: CivilDate): boolean {
  return firstSlotAfter(order, addDays(date, -1)) === date;
}

/**
 * The days that the digest of a slot tells, as long as its order does not change: the day itself, with the days off
 * that are moved to it; seven days from it on; or up to the day before the next monthly digest.
 */
export function toldRange(order: DigestOrder, slot: CivilDate): DayRange {
  return { from: firstDayOf(order, slot), until: toldUntilOf(order, slot) };
}

/** The last day that is told once every slot up to `covered` is. */
export function toldUntilOf(order: DigestOrder, covered: CivilDate): CivilDate {
  return addDays(firstDayOf(order, firstSlotAfter(order, covered)), -1);
}

/** What each of these slots tells; those that have nothing left are absent. */
export function tellingsOf(
  subscription: DigestOrder & Pick<Subscription, "covered" | "toldUntil">,
  slots: readonly CivilDate[],
): Telling[] {
  return slots.flatMap((slot) => {
    const days = daysLeftTo(subscription, slot);
    return days === null ? [] : [{ slot, ...days }];
  });
}

/** What a taken slot tells, with the slots that it covers. Rows of an older version told their dates' own days. */
export function tellingsOfSlot(
  order: DigestOrder,
  { date, covers, tells }: Pick<Slot, "date" | "covers" | "tells">,
): readonly Telling[] {
  const slots = [...covers, date];
  if (tells.length > 0) return tells.filter(({ slot }) => slots.includes(slot));
  return slots.map((slot) => ({ slot, ...toldRange(order, slot) }));
}

/** Whether days off are no slots: a daily digest that tells them on another day. */
export function restsOnDaysOff({ kind, preferences }: DigestOrder): boolean {
  return kind === "daily" && preferences.weekend !== "as-it-falls";
}

/** Off for a digest that rests on days off. */
export function isDayOff(
  { weekdaysOff, datesOff }: Pick<DigestPreferences, "weekdaysOff" | "datesOff">,
  date: CivilDate,
): boolean {
  return (
    weekdaysOff.includes(weekdayOf(date)) ||
    datesOff.some(({ from, until }) => from <= date && date <= until)
  );
}

const WEEK_DAYS = 7;
const MONTHS = 12;

/** The days that a slot tells after what is told already; null when nothing is left to it. */
function daysLeftTo(
  subscription: DigestOrder & Pick<Subscription, "covered" | "toldUntil">,
  slot: CivilDate,
): DayRange | null {
  const { from, until } = toldRange(subscription, slot);
  if (slot <= subscription.covered) return { from, until };
  const next = addDays(subscription.toldUntil, 1);
  const isFirst = slot === firstSlotAfter(subscription, subscription.covered);
  // A look-ahead names its whole span; what it told before is left out one by one.
  if (subscription.kind !== "daily") return { from: isFirst && next < from ? next : from, until };
  const begin = isFirst || next > from ? next : from;
  return begin > until ? null : { from: begin, until };
}

function firstDayOf(order: DigestOrder, slot: CivilDate): CivilDate {
  if (order.kind !== "daily" || order.preferences.weekend !== "after") return slot;
  let first = slot;
  while (isDayOff(order.preferences, addDays(first, -1))) first = addDays(first, -1);
  return first;
}

/** The spans of days off end, and a week has a working day: so does the search. */
function firstPostingDay({ preferences }: DigestOrder, from: CivilDate): CivilDate {
  if (preferences.weekend === "as-it-falls") return from;
  let day = from;
  while (isDayOff(preferences, day)) day = addDays(day, 1);
  return day;
}
