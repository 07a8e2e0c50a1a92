import { WEEKDAY_NAMES } from "../civil-date.ts";
import { ordinalWord } from "../date-words.ts";
import type { DigestOrder, DigestSchedule } from "../digest/subscription.ts";

/** The same for an order; a daily digest that is not posted on days off comes `every working day`. */
export function orderWords(order: DigestOrder): string {
  const words = scheduleWords(order);
  const rests = order.kind === "daily" && order.preferences.weekend !== "as-it-falls";
  return rests ? words.replace("every day", "every working day") : words;
}

/** `every Monday at 09:00, Asia/Shanghai` */
export function scheduleWords({ kind, dayNumber, time, zone }: DigestSchedule): string {
  const days = {
    daily: "every day",
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
