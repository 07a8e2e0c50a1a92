import { WEEKDAY_NAMES } from "../civil-date.ts";
import { ordinalWord } from "../date-words.ts";
import { restsOnDaysOff } from "../digest/slot-days.ts";
import type { DigestOrder, DigestSchedule } from "../digest/subscription.ts";

/** `every Monday at 09:00, Asia/Shanghai` */
export function orderWords(order: DigestOrder): string {
  return scheduleWords(order, restsOnDaysOff(order));
}

/** The same of a schedule alone. */
export function scheduleWords(
  { kind, dayNumber, time, zone }: DigestSchedule,
  rests: boolean,
): string {
  const days = {
    daily: rests ? "every working day" : "every day",
    weekly: `every ${WEEKDAY_NAMES[(dayNumber ?? 1) - 1] ?? ""}`,
    monthly: monthDayWords(dayNumber ?? 1),
  }[kind];
  return `${days} at ${time}, ${zone}`;
}

/** Shorter months take their last day. */
function monthDayWords(day: number): string {
  if (day === 31) return "on the last day of every month";
  const shorter = day > 28 ? " (or the last day)" : "";
  return `on the ${ordinalWord(day)}${shorter} of every month`;
}
