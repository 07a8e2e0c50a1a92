import { WEEKDAY_NAMES } from "../../dates/civil-date.ts";
import { formatOrdinal } from "../../dates/date-words.ts";
import type { DaysOffMove } from "../../digest/preferences.ts";
import { findDaysOffMove } from "../../digest/schedule/slots.ts";
import type { DigestOrder, DigestSchedule } from "../../digest/subscription.ts";

/** `every Monday at 09:00, Asia/Shanghai` */
export function wordOrder(order: DigestOrder): string {
  return wordSchedule(order, findDaysOffMove(order));
}

/** The same of a schedule alone. */
export function wordSchedule(
  { kind, dayNumber, time, zone }: DigestSchedule,
  move: DaysOffMove | null,
): string {
  const moved = move === null ? "" : ` (or the working day ${move})`;
  const days = {
    daily: move === null ? "every day" : "every working day",
    weekly: `every ${WEEKDAY_NAMES[(dayNumber ?? 1) - 1] ?? ""}${moved}`,
    monthly: `${monthDayWords(dayNumber ?? 1)}${moved}`,
  }[kind];
  return `${days} at ${time}, ${zone}`;
}

/** Shorter months take their last day. */
function monthDayWords(day: number): string {
  if (day === 31) return "on the last day of every month";
  const shorter = day > 28 ? " (or the last day)" : "";
  return `on the ${formatOrdinal(day)}${shorter} of every month`;
}
