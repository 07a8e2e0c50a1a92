import { listWords } from "../../text/english-lists.ts";
import { WEEKDAY_NAMES, type DayRange } from "../../dates/civil-date.ts";
import { formatDayAndMonth, formatLongDate } from "../../dates/date-words.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../digest/preferences.ts";
import { findDaysOffMove } from "../../digest/schedule/slots.ts";
import type { DigestOrder } from "../../digest/subscription.ts";
import type { LeapRule } from "../../event/event.ts";

/** What differs from the usual, a phrase each: `only law and treaty`, `milestones only`, `in Chinese`. */
export function wordPreferences(order: DigestOrder): string[] {
  const { preferences } = order;
  return [
    daysOffWords(order),
    ...wordEventFilter(preferences),
    LANGUAGE_WORDS[preferences.language],
    preferences.leapDay === DEFAULT_PREFERENCES.leapDay ? null : LEAP_WORDS[preferences.leapDay],
    preferences.emptyDays === "quiet" ? null : "says so when there is nothing",
  ].filter((words) => words !== null);
}

/** Which events are told, where not all are: `only law and treaty`. */
export function wordEventFilter(preferences: DigestPreferences): string[] {
  const { kinds, tags, importance, milestonesOnly } = preferences;
  return [
    kinds.length === 0 ? null : `only ${listWords(kinds)}`,
    tags.length === 0 ? null : `tagged ${listWords(tags, "or")}`,
    importance === 1 ? null : IMPORTANCE_WORDS[importance],
    milestonesOnly ? "milestones only" : null,
  ].filter((words) => words !== null);
}

const LEAP_WORDS: Readonly<Record<LeapRule, string>> = {
  feb28: "29 February on 28 February in other years",
  mar1: "29 February on 1 March in other years",
  skip: "29 February only in leap years",
};

const IMPORTANCE_WORDS = { 2: "importance 2 and 3", 3: "importance 3 only" } as const;

const LANGUAGE_WORDS = { en: null, zh: "in Chinese", both: "in English and Chinese" } as const;

/** `days off (Saturday and Sunday) told on the working day before`; null where none is moved. */
function daysOffWords(order: DigestOrder): string | null {
  const move = findDaysOffMove(order);
  if (move === null) return null;
  const { weekdaysOff, datesOff } = order.preferences;
  const days = [
    ...weekdaysOff.map((day) => WEEKDAY_NAMES[day - 1] ?? ""),
    ...datesOff.map(spanWords),
  ];
  // When a look ahead comes instead, its schedule says.
  if (order.kind !== "daily") return `days off are ${listWords(days)}`;
  return `days off (${listWords(days)}) told on the working day ${move}`;
}

function spanWords({ from, until }: DayRange): string {
  return from === until
    ? formatLongDate(from)
    : `${formatDayAndMonth(from)} to ${formatLongDate(until)}`;
}
