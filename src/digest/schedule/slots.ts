import {
  addDays,
  createCivilDate,
  getDayOfMonth,
  countDaysInMonth,
  getMonth,
  getWeekday,
  getYear,
  type CivilDate,
  type DayRange,
  WEEK_DAYS,
  YEAR_MONTHS,
} from "../../dates/civil-date.ts";
import type { DaysOffMove, DigestPreferences } from "../preferences.ts";
import type { Slot, SlotDays } from "../slot.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";

/**
 * Which local dates are slots, and which days each of them tells.
 *
 * A digest has its own days: each day, one day of the week or one of the month. With a weekend rule none is posted on a
 * day off: what would come then comes on the last working day before (`before`) or on the first after (`after`). A slot
 * tells from the first own day that comes on it to the day before the first that comes on the next slot. So the slots of
 * one order part the calendar into stretches of days: side by side, without a gap. When an order changes, the first slot
 * under the new one begins where the told days end, so no day is told twice and none is left out.
 */

/** The first slot after a date. */
export function findSlotAfter(order: DigestOrder, date: CivilDate): CivilDate {
  const { preferences } = order;
  // What is put off may come from days off up to the date itself.
  const from = preferences.weekend === "after" ? firstOff(preferences, addDays(date, 1)) : null;
  let own = firstOwnDay(order, from ?? addDays(date, 1));
  while (slotOf(preferences, own) <= date) own = firstOwnDay(order, addDays(own, 1));
  return slotOf(preferences, own);
}

export function isSlot(order: DigestOrder, date: CivilDate): boolean {
  return findSlotAfter(order, addDays(date, -1)) === date;
}

/** The slot whose digest tells a day. */
export function findSlotCovering(order: DigestOrder, day: CivilDate): CivilDate {
  let own = day;
  while (firstOwnDay(order, own) !== own) own = addDays(own, -1);
  return slotOf(order.preferences, own);
}

/**
 * The days that the digest of a slot tells, as long as its order does not change: one day, seven or up to the day before
 * the next monthly digest, and those of the days off whose digests come with it.
 */
export function findDaysOfSlot(order: DigestOrder, slot: CivilDate): DayRange {
  return { from: firstDayOf(order, slot), until: findAnnouncedUntil(order, slot) };
}

/** The last day that is told once every slot up to `settledUntil` is. */
export function findAnnouncedUntil(order: DigestOrder, settledUntil: CivilDate): CivilDate {
  return addDays(firstDayOf(order, findSlotAfter(order, settledUntil)), -1);
}

/** What each of these slots tells; those that have nothing left are absent. */
export function listSlotDays(
  subscription: DigestOrder & Pick<Subscription, "settledUntil" | "announcedUntil">,
  slots: readonly CivilDate[],
): SlotDays[] {
  return slots.flatMap((slot) => {
    const days = daysLeftTo(subscription, slot);
    return days === null ? [] : [{ slot, ...days }];
  });
}

/** What a taken slot tells, with the slots that it covers. Rows of an older version told their dates' own days. */
export function listClaimedDays(
  order: DigestOrder,
  { date, covers, days }: Pick<Slot, "date" | "covers" | "days">,
): readonly SlotDays[] {
  const slots = [...covers, date];
  if (days.length > 0) return days.filter(({ slot }) => slots.includes(slot));
  return slots.map((slot) => ({ slot, ...findDaysOfSlot(order, slot) }));
}

/** Where the digest of a day off comes; null where none of its days can be one, or where that does not matter. */
export function findDaysOffMove({ kind, dayNumber, preferences }: DigestOrder): DaysOffMove | null {
  const { weekend, weekdaysOff, datesOff } = preferences;
  const canBeOff =
    datesOff.length > 0 ||
    (kind === "weekly" ? weekdaysOff.includes(dayNumber ?? 1) : weekdaysOff.length > 0);
  return weekend === "as-it-falls" || !canBeOff ? null : weekend;
}

/** Off for a digest that is moved off days off. */
export function isDayOff(
  { weekdaysOff, datesOff }: Pick<DigestPreferences, "weekdaysOff" | "datesOff">,
  date: CivilDate,
): boolean {
  return (
    weekdaysOff.includes(getWeekday(date)) ||
    datesOff.some(({ from, until }) => from <= date && date <= until)
  );
}

/** The days that a slot tells after what is told already; null when nothing is left to it. */
function daysLeftTo(
  subscription: DigestOrder & Pick<Subscription, "settledUntil" | "announcedUntil">,
  slot: CivilDate,
): DayRange | null {
  const { from, until } = findDaysOfSlot(subscription, slot);
  if (slot <= subscription.settledUntil) return { from, until };
  const next = addDays(subscription.announcedUntil, 1);
  const isFirst = slot === findSlotAfter(subscription, subscription.settledUntil);
  const begin = isFirst || next > from ? next : from;
  if (begin > until) return null;
  // A look-ahead names its whole span; what it told before is left out one by one.
  return { from: subscription.kind === "daily" || begin < from ? begin : from, until };
}

/** The first own day whose digest comes on the slot. */
function firstDayOf(order: DigestOrder, slot: CivilDate): CivilDate {
  const { preferences } = order;
  if (preferences.weekend === "as-it-falls") return slot;
  return firstOwnDay(order, preferences.weekend === "after" ? firstOff(preferences, slot) : slot);
}

/** The first day of the days off that end right before a day; the day itself where there are none. */
function firstOff(preferences: DigestPreferences, day: CivilDate): CivilDate {
  let first = day;
  while (isDayOff(preferences, addDays(first, -1))) first = addDays(first, -1);
  return first;
}

/** The first day from a date on that has a digest of its own, off or not. */
function firstOwnDay({ kind, dayNumber }: DigestOrder, from: CivilDate): CivilDate {
  if (kind === "daily") return from;
  const wanted = dayNumber ?? 1;
  if (kind === "weekly") return addDays(from, (wanted - getWeekday(from) + WEEK_DAYS) % WEEK_DAYS);
  const [year, month] = [getYear(from), getMonth(from)];
  const inThisMonth = Math.min(wanted, countDaysInMonth(year, month));
  if (inThisMonth >= getDayOfMonth(from)) return createCivilDate(year, month, inThisMonth);
  const [nextYear, nextMonth] = month === YEAR_MONTHS ? [year + 1, 1] : [year, month + 1];
  return createCivilDate(
    nextYear,
    nextMonth,
    Math.min(wanted, countDaysInMonth(nextYear, nextMonth)),
  );
}

/** Where the digest of a day comes. The spans of days off end, and a week has a working day: so does the search. */
function slotOf(preferences: DigestPreferences, own: CivilDate): CivilDate {
  const { weekend } = preferences;
  if (weekend === "as-it-falls") return own;
  let slot = own;
  while (isDayOff(preferences, slot)) slot = addDays(slot, weekend === "before" ? -1 : 1);
  return slot;
}
