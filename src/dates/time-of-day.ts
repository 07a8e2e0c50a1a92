import { readChineseCount } from "../text/numerals.ts";
import { removeInvisibleMarks } from "../text/typed-text.ts";

/**
 * Reads a time of day as people type it: `9:30`, `09.30`, `0900`, `9am`, `9 p.m.`, `9:00 pm`, `noon`, `midnight`,
 * `at 9:00`, `9 o'clock`, `上午9点`, `下午三点半`, `21点30分`, `中午`. Gives `HH:MM`; null for anything else, also for a
 * time that does not exist and for a bare hour such as `9`, which may be the morning's or the evening's.
 */
export function readTimeOfDay(text: string): string | null {
  const written = removeInvisibleMarks(text)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^at /, "");
  return NAMED.get(written) ?? readEnglish(written) ?? readChinese(written.replaceAll(" ", ""));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
  ["中午", "12:00"],
  ["正午", "12:00"],
  ["午夜", "00:00"],
]);

const NOON = 12;
const HOURS_MAX = 23;
const MINUTES_MAX = 59;

function readEnglish(written: string): string | null {
  const digits = /^([01]\d|2\d)([0-5]\d)$/.exec(written);
  if (digits) return timeOf(Number(digits[1]), Number(digits[2]));
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:([ap])\.?m\.?|(o'?clock|h)))?$/.exec(written);
  if (!parts) return null;
  const [, hour, minute, half, clock] = parts;
  if (half !== undefined)
    return timeOf(hourOfHalf(Number(hour), half === "p"), Number(minute ?? 0));
  return minute === undefined && clock === undefined
    ? null
    : timeOf(Number(hour), Number(minute ?? 0));
}

/** Of 1 to 12 in the morning or the afternoon; -1 for any other hour. */
function hourOfHalf(hour: number, isAfternoon: boolean): number {
  if (hour < 1 || hour > NOON) return -1;
  return (hour % NOON) + (isAfternoon ? NOON : 0);
}

const CHINESE =
  /^(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?(?<hour>\d{1,2}|[一二两兩三四五六七八九十]{1,3})(?:[点點时時](?:(?<half>半)|(?:(?<minute>\d{1,2}|[〇零一二三四五六七八九十]{1,3})分?)|整|钟|鐘)?|:(?<minutes>\d{2}))$/u;

/** With these words, the hours 1 to 11 are in the afternoon. */
const EVENING: ReadonlySet<string> = new Set(["傍晚", "晚上", "夜里"]);
const AFTERNOON: ReadonlySet<string> = new Set(["下午", ...EVENING]);
/** 中午1点 is after noon too, 中午11点 before it. */
const NOON_HOURS_MAX = 3;

function readChinese(written: string): string | null {
  const parts = CHINESE.exec(written)?.groups;
  if (!parts) return null;
  const { part = "", half, minute, minutes = "0" } = parts;
  const hour = countOf(parts["hour"] ?? "");
  const past = half === undefined ? countOf(minute ?? minutes) : 30;
  return hour === null || past === null ? null : timeOf(hourOfPart(hour, part), past);
}

/** The hour in a part of the day: 3 in 下午 is 15. -1 for 晚上12点, which is midnight of the next day. */
function hourOfPart(hour: number, part: string): number {
  if (part === "凌晨" && hour === NOON) return 0;
  if (hour === NOON && EVENING.has(part)) return -1;
  const isAfternoon = AFTERNOON.has(part) || (part === "中午" && hour <= NOON_HOURS_MAX);
  return isAfternoon && hour < NOON ? hour + NOON : hour;
}

function countOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written);
  return readChineseCount(written.replace(/^[〇零](?=.)/, ""));
}

function timeOf(hour: number, minute: number): string | null {
  if (hour < 0 || hour > HOURS_MAX || minute > MINUTES_MAX) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
