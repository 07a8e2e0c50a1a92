import { WEEKDAY_NAMES } from "../../dates/civil-date.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { readZone } from "../../dates/zone.ts";
import { findWeekday } from "../../dates/calendar-names.ts";
import { readTimeOfDay } from "../../dates/time-of-day.ts";
import { DIGEST_KINDS, type DigestKind, type DigestSchedule } from "../subscription.ts";

/** How often, as people say it: `both` is the week ahead and each day itself, which are two digests. */
export const CADENCES = [...DIGEST_KINDS, "both"] as const;
export type Cadence = (typeof CADENCES)[number];

/** What was said of the time; null where nothing was. */
export interface ScheduleWords {
  readonly cadence: Cadence | null;
  /** 1 Monday to 7 Sunday, 1 to 31. */
  readonly dayNumber: number | null;
  /** `HH:MM` */
  readonly time: string | null;
  readonly zone: string | null;
}

/** Either the words' meaning, or sentences that say what is wrong with them and what is allowed. */
export type ScheduleReading = { readonly said: ScheduleWords } | { readonly problem: string };

export const DEFAULT_TIME = "09:00";

/**
 * Reads what people type after `/ip-digest subscribe`, in any order: `daily 09:00 Asia/Shanghai`,
 * `weekly monday 09:00 Europe/Zurich`, `both mon 9am`, `monthly 1 09:00 America/New_York`. Never throws.
 */
export function readSchedule(typed: readonly string[]): ScheduleReading {
  const words = plainWords(typed);
  const rest = [...words];
  const cadence = taken(rest, cadenceIn);
  const next = cadence === null ? undefined : words[words.findIndex(cadenceIn) + 1];
  // Before the day: in `monthly 1 9 am` only the first number is one.
  const clear = takeClearTime(rest);
  const day = takeDay(cadence, rest);
  if ("problem" in day) return day;
  const time = clear === null ? takeHour(rest) : { time: clear };
  if ("problem" in time) return time;
  const zone = rest.length === 0 ? { zone: null } : readZone(rest.join(" "));
  if ("zone" in zone) return { said: { cadence, ...day, ...time, ...zone } };
  return { problem: restProblem(cadence, rest, next) ?? zone.problem };
}

/** What is wrong with a schedule that was not typed, or null. */
export function findScheduleProblem({
  kind,
  dayNumber,
  time,
  zone,
}: DigestSchedule): string | null {
  if (!/^\d{2}:\d{2}$/.test(time)) return timeProblem(time);
  const day = dayNumber === null ? [] : [dayName(kind, dayNumber)];
  const reading = readSchedule([kind, ...day, time, zone]);
  return "problem" in reading ? reading.problem : null;
}

/** For whoever did not say how often. */
export function askCadence(): string {
  return `How often? ${EXAMPLES}`;
}

const EXAMPLES =
  "Write for example `daily 09:00 Asia/Shanghai`, `weekly monday 09:00 Europe/Zurich`, `both monday 09:00` or `monthly 1 09:00 America/New_York`.";

const MONTH_DAYS_MAX = 31;
const HOURS_MAX = 23;

/** Words that only join others: `daily at 09:00`, `weekly on monday`. */
const JOINING: ReadonlySet<string> = new Set(["at", "on", "the", "and", "in"]);

const EVERY: ReadonlyMap<string, Cadence> = new Map([
  ["day", "daily"],
  ["week", "weekly"],
  ["month", "monthly"],
]);

const CHINESE_CADENCES: ReadonlyMap<string, Cadence> = new Map([
  ["每天", "daily"],
  ["每日", "daily"],
  ["每周", "weekly"],
  ["每週", "weekly"],
  ["每月", "monthly"],
]);

/** `every day`, `every monday`, `每周一` and `daily,` in the words that the rest of this file reads. */
function plainWords(typed: readonly string[]): string[] {
  const words = typed.flatMap((word) => word.split(/[,、]/)).filter(Boolean);
  const plain: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const name = word.toLowerCase();
    if (JOINING.has(name)) continue;
    if (name === "every" || name === "each") {
      const after = words[index + 1]?.toLowerCase() ?? "";
      const cadence = EVERY.get(after);
      if (cadence !== undefined) index++;
      if (cadence !== undefined || findWeekday(after) !== null) plain.push(cadence ?? "weekly");
      else plain.push(word);
    } else plain.push(...splitChinese(word));
  }
  return plain;
}

function splitChinese(word: string): string[] {
  const cadence = CHINESE_CADENCES.get(word.slice(0, 2));
  if (cadence === undefined) return [word];
  const rest = cadence === "weekly" && word.length > 2 ? word.slice(1) : word.slice(2);
  return rest === "" ? [cadence] : [cadence, rest];
}

/** Takes the first word that means something out of the list. */
function taken<Meaning>(
  words: string[],
  meaningOf: (word: string) => Meaning | null,
): Meaning | null {
  for (const [index, word] of words.entries()) {
    const meaning = meaningOf(word.toLowerCase());
    if (meaning === null) continue;
    words.splice(index, 1);
    return meaning;
  }
  return null;
}

function cadenceIn(word: string): Cadence | null {
  return CADENCES.find((name) => name === word.toLowerCase()) ?? null;
}

type DayReading = { readonly dayNumber: number | null } | { readonly problem: string };

function takeDay(cadence: Cadence | null, rest: string[]): DayReading {
  if (cadence === "weekly" || cadence === "both") {
    return { dayNumber: taken(rest, findWeekday) };
  }
  if (cadence !== "monthly") return { dayNumber: null };
  const word = taken(rest, (one) => (MONTH_DAY.test(one) ? one : null));
  if (word === null) return { dayNumber: null };
  const dayNumber = word === "last" ? MONTH_DAYS_MAX : Number.parseInt(word, 10);
  if (dayNumber >= 1 && dayNumber <= MONTH_DAYS_MAX) return { dayNumber };
  return { problem: monthDayProblem(word) };
}

const MONTH_DAY = /^(?:last|\d{1,2}(?:st|nd|rd|th)?)$/;

/** A time that can be nothing else, of one word or two: `09:00`, `9 am`, `noon`, `上午9点`. */
function takeClearTime(rest: string[]): string | null {
  for (const length of [2, 1]) {
    for (let index = 0; index + length <= rest.length; index++) {
      const time = readTimeOfDay(rest.slice(index, index + length).join(" "));
      if (time === null) continue;
      rest.splice(index, length);
      return time;
    }
  }
  return null;
}

/** `daily 9` is at nine by the clock of 24 hours; what comes when is told to whoever typed it. */
function takeHour(rest: string[]): { time: string | null } | { problem: string } {
  const word = taken(rest, (one) => (/^\d/.test(one) ? one : null));
  if (word === null) return { time: null };
  const isHour = /^\d{1,2}$/.test(word) && Number(word) <= HOURS_MAX;
  if (isHour) return { time: `${word.padStart(2, "0")}:00` };
  return { problem: timeProblem(word) };
}

function timeProblem(written: string): string {
  return `${quote(written)} is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.`;
}

/** What a word that is no zone was probably meant to be; null when it looks like a zone. */
function restProblem(
  cadence: Cadence | null,
  rest: readonly string[],
  next: string | undefined,
): string | null {
  const [word = ""] = rest;
  if (cadence === null) return cadenceProblem(word);
  if (cadence === "daily" && findWeekday(word.toLowerCase()) !== null) {
    return `A daily digest comes each day. Write \`weekly ${word.toLowerCase()}\` for the week ahead, or \`both ${word.toLowerCase()}\` for both.`;
  }
  if (cadence === "daily" || word !== next) return null;
  return cadence === "monthly" ? monthDayProblem(word) : weekdayProblem(word);
}

function cadenceProblem(word: string): string {
  const near = findNearest(word, CADENCES);
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  return `A digest is daily, weekly, monthly or both, not ${quote(word)}.${hint} ${EXAMPLES}`;
}

function monthDayProblem(word: string): string {
  return `${quote(word)} is not a day of the month. Write 1 to 31 or \`last\`, for example \`monthly 1 09:00\`; shorter months take their last day.`;
}

function weekdayProblem(word: string): string {
  const near = findNearest(word, WEEKDAY_NAMES);
  const advice =
    near === null
      ? "Write monday to sunday, for example `weekly monday 09:00`."
      : `Did you mean ${near.toLowerCase()}?`;
  return `${quote(word)} is not a day of the week. ${advice}`;
}

function dayName(kind: DigestKind, dayNumber: number): string {
  if (kind !== "weekly") return String(dayNumber);
  return WEEKDAY_NAMES[dayNumber - 1] ?? `day-${dayNumber}`;
}
