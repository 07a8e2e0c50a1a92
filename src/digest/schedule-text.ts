import { WEEKDAY_NAMES } from "../civil-date.ts";
import { nearestOf } from "../nearest.ts";
import { quote } from "../quote.ts";
import { readZone } from "../zone.ts";
import { DIGEST_KINDS, type DigestKind, type DigestSchedule } from "./subscription.ts";

/** Either a schedule, or sentences that say what is wrong with the text and what is allowed. */
export type ScheduleReading = { readonly schedule: DigestSchedule } | { readonly problem: string };

export const DEFAULT_TIME = "09:00";

/**
 * Reads what people type after `/ip-digest subscribe`: `daily 09:00 Asia/Shanghai`,
 * `weekly monday 09:00 Europe/Zurich`, `monthly 1 09:00 America/New_York`. Never throws.
 * What is left out is Monday, the first of the month, 09:00 and the given zone.
 */
export function readSchedule(text: string, defaultZone: string): ScheduleReading {
  const words = text.normalize("NFKC").trim().split(/\s+/).filter(Boolean);
  const kind = readKind(words.shift() ?? "");
  if ("problem" in kind) return kind;
  const day = readDay(kind.kind, words);
  if ("problem" in day) return day;
  const time = readTime(words);
  if ("problem" in time) return time;
  const zone = words.length === 0 ? { zone: defaultZone } : readZone(words.join(" "));
  if ("problem" in zone) return zone;
  return { schedule: { ...kind, ...day, ...time, ...zone } };
}

/** What is wrong with a schedule that did not come from `readSchedule`, or null. */
export function scheduleProblem(schedule: DigestSchedule): string | null {
  const day = schedule.dayNumber === null ? "" : ` ${dayName(schedule.kind, schedule.dayNumber)}`;
  const reading = readSchedule(`${schedule.kind}${day} ${schedule.time} ${schedule.zone}`, "");
  return "problem" in reading ? reading.problem : null;
}

const EXAMPLES =
  "Write for example `daily 09:00 Asia/Shanghai`, `weekly monday 09:00 Europe/Zurich` or `monthly 1 09:00 America/New_York`.";

const MONTH_DAYS_MAX = 31;
const HOURS_MAX = 23;
const MINUTES_MAX = 59;
const NOON = 12;

function readKind(word: string): { kind: DigestKind } | { problem: string } {
  if (word === "") return { problem: `How often? ${EXAMPLES}` };
  const kind = DIGEST_KINDS.find((name) => name === word.toLowerCase());
  if (kind) return { kind };
  return { problem: `A digest is daily, weekly or monthly, not ${quote(word)}. ${EXAMPLES}` };
}

type DayReading = { dayNumber: number | null } | { problem: string };

/** Takes its word from the front, when the kind has a day and the word is not yet the time. */
function readDay(kind: DigestKind, words: string[]): DayReading {
  if (kind === "daily") return { dayNumber: null };
  const word = words[0]?.toLowerCase() ?? "";
  if (word === "" || looksLikeTime(word)) return { dayNumber: 1 };
  const dayNumber = kind === "weekly" ? weekdayNumber(word) : monthDayNumber(word);
  if (dayNumber === null) return { problem: dayProblem(kind, word) };
  words.shift();
  return { dayNumber };
}

function weekdayNumber(word: string): number | null {
  const shortest = 3;
  if (word.length < shortest) return null;
  const index = WEEKDAY_NAMES.findIndex((name) => name.toLowerCase().startsWith(word));
  return index === -1 ? null : index + 1;
}

function monthDayNumber(word: string): number | null {
  if (word === "last") return MONTH_DAYS_MAX;
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]);
  return day >= 1 && day <= MONTH_DAYS_MAX ? day : null;
}

function dayProblem(kind: DigestKind, word: string): string {
  if (kind === "monthly") {
    return `${quote(word)} is not a day of the month. Write 1 to 31 or \`last\`, for example \`monthly 1 09:00\`; shorter months take their last day.`;
  }
  const near = nearestOf(word, WEEKDAY_NAMES);
  const advice = near === null ? "Write monday to sunday" : `Did you mean ${near.toLowerCase()}?`;
  const example = `for example \`weekly monday 09:00\``;
  return near === null
    ? `${quote(word)} is not a day of the week. ${advice}, ${example}.`
    : `${quote(word)} is not a day of the week. ${advice}`;
}

function dayName(kind: DigestKind, dayNumber: number): string {
  if (kind !== "weekly") return String(dayNumber);
  return WEEKDAY_NAMES[dayNumber - 1] ?? String(dayNumber);
}

/** Takes its word from the front, unless it is already the zone. */
function readTime(words: string[]): { time: string } | { problem: string } {
  const word = words[0]?.toLowerCase() ?? "";
  if (!/^\d/.test(word)) return { time: DEFAULT_TIME };
  words.shift();
  const time = timeIn(word);
  if (time) return { time };
  return {
    problem: `${quote(word)} is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.`,
  };
}

function looksLikeTime(word: string): boolean {
  return word.includes(":") || /^\d{1,2}[ap]m$/.test(word);
}

/** `9:30` -> `09:30`, `9pm` -> `21:00`; null for anything else. */
function timeIn(word: string): string | null {
  const parts = /^(\d{1,2})(?::(\d{2}))?([ap]m)?$/.exec(word);
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (minute > MINUTES_MAX) return null;
  const ofDay = parts[3] === undefined ? hour : hourOfHalf(hour, parts[3]);
  if (ofDay === null || ofDay > HOURS_MAX) return null;
  return `${String(ofDay).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > NOON) return null;
  return (hour % NOON) + (half === "pm" ? NOON : 0);
}
