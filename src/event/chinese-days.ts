import { findWeekday } from "../dates/calendar-names.ts";
import { WEEKDAY_NAMES } from "../dates/civil-date.ts";
import { replaceNumerals } from "../dates/chinese-digits.ts";
import { readChineseCount } from "../text/numerals.ts";

/** A Chinese date or span as the English that `readDayRange` reads; other text stays as it is. */
export function translateToEnglish(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const phrase = replaceNumerals(text.replaceAll(" ", ""))
    .replaceAll(/礼拜|禮拜|星期|週/g, "周")
    .replaceAll("號", "号")
    .replaceAll(/個|个/g, "");
  const fixed = PHRASES.get(phrase);
  if (fixed !== undefined) return fixed;
  const [from, until, more] = phrase.split(/至|到|—|–|~|(?<=[日号])-/);
  if (from === undefined || until === undefined || more !== undefined) return one(phrase);
  const month = /^\d{1,2}[日号]$/.test(until) ? (/^.*月/.exec(from)?.[0] ?? "") : "";
  return `${one(from)} to ${one(month + until)}`;
}

function one(phrase: string): string {
  for (const [pattern, english] of PATTERNS) {
    const parts = pattern.exec(phrase);
    if (parts) return english(parts).trim();
  }
  return PHRASES.get(phrase) ?? phrase;
}

const PHRASES: ReadonlyMap<string, string> = new Map([
  ["今天", "today"],
  ["今日", "today"],
  ["今晚", "tonight"],
  ["明天", "tomorrow"],
  ["明日", "tomorrow"],
  ["后天", "day after tomorrow"],
  ["後天", "day after tomorrow"],
  ["昨天", "yesterday"],
  ["昨日", "yesterday"],
  ["前天", "day before yesterday"],
  ["本周", "this week"],
  ["这周", "this week"],
  ["這周", "this week"],
  ["下周", "next week"],
  ["上周", "last week"],
  ["周末", "this weekend"],
  ["本周末", "this weekend"],
  ["这周末", "this weekend"],
  ["這周末", "this weekend"],
  ["下周末", "next weekend"],
  ["上周末", "last weekend"],
  ["本季度", "this quarter"],
  ["这季度", "this quarter"],
  ["下季度", "next quarter"],
  ["上季度", "last quarter"],
  ["本月", "this month"],
  ["这月", "this month"],
  ["這月", "this month"],
  ["下月", "next month"],
  ["上月", "last month"],
  ["今年", "this year"],
  ["明年", "next year"],
  ["去年", "last year"],
  ["全年", "year"],
  ["未来一年", "year"],
  ["未來一年", "year"],
]);

/** Month 13 passes on purpose: the reader of months says what is wrong with it. Days are read as they are. */
const PATTERNS: readonly (readonly [RegExp, (parts: RegExpExecArray) => string])[] = [
  [/^((?:\d{4}年)?\d{1,2}月\d{1,2})[日号]?(?:周[一二三四五六日天])?$/, (parts) => `${parts[1]}日`],
  [/^(\d{4})年(\d{1,2})月$/, (parts) => `${parts[1]}-${padded(parts[2])}`],
  [/^(\d{1,2})月$/, (parts) => `month ${parts[1]}`],
  [/^(\d{4})年$/, (parts) => `${parts[1]}`],
  [/^(?:(\d{4})年)?第?([1-4一二三四])季度?$/, quarter],
  [/^(\d{1,4})(天|日|周)(前|后|後|以后|之后|以前|之前)$/, daysAway],
  [/^(?:未来|未來|接下来|接下來|今后|今後)(\d{1,4})(天|日|周|月)$/, (parts) => span("next", parts)],
  [/^(?:过去|過去|最近)(\d{1,4})(天|日|周|月)$/, (parts) => span("last", parts)],
  [/^(本|这|這|下|上)?周([一二三四五六日天])$/, weekday],
];

function span(direction: string, parts: RegExpExecArray): string {
  return `${direction} ${parts[1]} ${UNITS.get(parts[2] ?? "") ?? "days"}`;
}

function quarter(parts: RegExpExecArray): string {
  const number = readChineseCount(parts[2] ?? "") ?? parts[2];
  return `q${number} ${parts[1] ?? ""}`;
}

/** 三天后, 两周前 */
function daysAway(parts: RegExpExecArray): string {
  const unit = UNITS.get(parts[2] ?? "") ?? "days";
  return parts[3]?.endsWith("前") ? `${parts[1]} ${unit} ago` : `in ${parts[1]} ${unit}`;
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ["周", "weeks"],
  ["月", "months"],
]);

function weekday(parts: RegExpExecArray): string {
  const name = WEEKDAY_NAMES[(findWeekday(`周${parts[2] ?? ""}`) ?? 0) - 1] ?? "";
  return `${WEEKS.get(parts[1] ?? "") ?? ""} ${name.toLowerCase()}`;
}

const WEEKS: ReadonlyMap<string, string> = new Map([
  ["本", "this"],
  ["这", "this"],
  ["這", "this"],
  ["下", "next"],
  ["上", "last"],
]);

function padded(digits: string | undefined): string {
  return (digits ?? "").padStart(2, "0");
}
