import { getYear, type CivilDate } from "../dates/civil-date.ts";
import {
  formatChineseDate,
  formatChineseDayInWeek,
  formatChineseDayAndMonth,
} from "../dates/chinese-date-words.ts";
import type { Bilingual, DateBasis, EventDate, Occurrence } from "./event.ts";
import type { HeadlinePart, OccurrenceWording } from "./occurrence-wording.ts";
import { findFirstDate, isAhead, isHappening, isThemeAwaited, findOtherDates } from "./origin.ts";

/** Parts without a checked Chinese wording stay in English, and the wording says so. */
export function wordChineseOccurrence(occurrence: Occurrence, asOf: CivilDate): OccurrenceWording {
  const { event, theme, years, ordinal } = occurrence;
  const title = chineseOf(event.title);
  const lead = leadOf(occurrence, asOf);
  const headline = headlineOf(lead, occurrence);
  const verb = verbFor(occurrence);
  const origin = originOf(occurrence, verb);
  const isCounted = years !== null && years > 0 && ordinal === null;
  const saysVerb = isCounted && event.title.zh !== null;
  const aside = saysVerb ? originOf(occurrence, "") : origin;
  return {
    lead,
    title,
    headline,
    outlook:
      isCounted && !saysVerb && verb !== ""
        ? [...headline, { text: `（${verb}）`, is: "joint" }]
        : headline,
    details: [announcedTheme(occurrence), lastDayOf(occurrence), nameAtTheTime(occurrence)].filter(
      (detail) => detail !== null,
    ),
    origin,
    aside: isThemeAwaited(occurrence)
      ? "（主题尚未公布）"
      : aside === null || ordinal !== null
        ? ""
        : `（${aside}）`,
    summary: event.summary === null ? null : chineseOf(event.summary),
    untranslated: [event.title, theme].some((text) => text?.zh === null),
  };
}

/** `1970年4月26日`, `2017年4月20日至21日`, `2015年12月`, `2018年` */
export function wordChineseEventDate({ year, month, day, until }: EventDate): string {
  const start = `${year}年${month === null ? "" : `${month}月`}${day === null ? "" : `${day}日`}`;
  if (until === null) return start;
  const sameMonth = until.startsWith(`${year}-${String(month).padStart(2, "0")}`);
  const sameYear = getYear(until) === year;
  if (sameMonth) return `${start}至${Number(until.slice(-2))}日`;
  return `${start}至${sameYear ? formatChineseDayAndMonth(until) : formatChineseDate(until)}`;
}

/** `第27个世界知识产权日`, `《专利合作条约》生效57周年`, `新修订的《商标法》今日起施行` */
function headlineOf(lead: string | null, occurrence: Occurrence): HeadlinePart[] {
  const { event, ordinal, years } = occurrence;
  const { en, zh } = event.title;
  const named: HeadlinePart = { text: zh ?? en, is: "title" };
  if (lead === null) return [named];
  const leading: HeadlinePart = { text: lead, is: "lead" };
  const colon: HeadlinePart = { text: "：", is: "joint" };
  const space: HeadlinePart = { text: " ", is: "joint" };
  if (years === 0 && ordinal === null) {
    if (lead === TODAY) return [leading, colon, named];
    return zh === null ? [named, space, leading] : [named, leading];
  }
  // A measure word or a verb beside an English title would be neither language.
  if (zh === null) return [leading, colon, named];
  if (ordinal !== null) return [leading, named];
  const happened: HeadlinePart = { text: `${zh}${verbFor(occurrence)}`, is: "title" };
  return ENDS_IN_LATIN.test(happened.text) ? [happened, space, leading] : [happened, leading];
}

/** A count right after it would read as a part of it: `CNIPA 9周年`. */
const ENDS_IN_LATIN = /[\p{Script=Latin}\d]$/u;

/** Before a title that says itself what happens. */
const TODAY = "今日";

function leadOf(occurrence: Occurrence, asOf: CivilDate): string | null {
  const { ordinal, years, event } = occurrence;
  if (ordinal !== null) {
    if (event.title.zh === null) return `第${ordinal}次`;
    return ordinal === 1 ? "首个" : `第${ordinal}个`;
  }
  if (years === null) return null;
  return years === 0 ? firstTime(occurrence, asOf) : `${years}周年`;
}

/** Year 0 is the day itself: never 0周年. */
function firstTime(occurrence: Occurrence, asOf: CivilDate): string | null {
  const { basis, date, precision } = occurrence;
  const isToday = date === asOf && precision === "day";
  if (verbFor(occurrence) === "") return isToday ? TODAY : null;
  const { past, begins = past } = BASIS_WORDS[basis];
  if (isToday) return `${TODAY}${begins}`;
  return `${date < asOf ? "已" : "将"}${past}`;
}

/** What happened; empty where the title says it, or where a date alone says enough. */
function verbFor({ basis, event }: Occurrence): string {
  const { past, alike = [] } = BASIS_WORDS[basis];
  const title = event.title.zh ?? "";
  return [past, ...alike].some((verb) => title.includes(verb)) ? "" : past;
}

function announcedTheme({ theme }: Occurrence): string | null {
  return theme === null ? null : `主题：${chineseOf(theme)}`;
}

function lastDayOf(occurrence: Occurrence): string | null {
  return isHappening(occurrence) ? `持续至${formatChineseDayInWeek(occurrence.until)}` : null;
}

/** The Chinese name often stayed when the English one changed. */
function nameAtTheTime({ nameThen, nameToday }: Occurrence): string | null {
  if (!nameThen || !nameToday) return null;
  const [then, today] = [chineseOf(nameThen), chineseOf(nameToday)];
  return then === today ? null : `时称${then}，今为${today}`;
}

/** `1985年4月1日施行`; without the verb where the headline has it. */
function originOf(occurrence: Occurrence, verb: string): string | null {
  const { event } = occurrence;
  if (event.recurrence.rule === "observance") return `始于${event.recurrence.since}年`;
  const first = findFirstDate(occurrence);
  if (first === null) return null;
  const calendar = event.calendar === "julian" ? "儒略历" : "";
  const others = findOtherDates(occurrence).map((date) => `；${phrase(date)}`);
  return `${calendar}${wordChineseEventDate(first)}${verb}${others.join("")}`;
}

/** `1970年6月19日签署`; of a day that is still to come `2027年1月1日起施行`. */
export function wordChineseDate(date: EventDate, today: CivilDate): string {
  const { past, begins = past } = BASIS_WORDS[date.basis];
  return `${wordChineseEventDate(date)}${isAhead(date, today) ? begins : past}`;
}

/** `2021年10月9日成文` */
function phrase(date: EventDate): string {
  return `${wordChineseEventDate(date)}${BASIS_WORDS[date.basis].past}`;
}

function chineseOf({ en, zh }: Bilingual): string {
  return zh ?? en;
}

interface BasisWords {
  readonly past: string;
  /** After 今日, where it differs: `起施行`. */
  readonly begins?: string;
  /** Other verbs of titles that say the same. */
  readonly alike?: readonly string[];
}

const BASIS_WORDS: Readonly<Record<DateBasis, BasisWords>> = {
  adopted: { past: "通过" },
  computed: { past: "" },
  // Of a decision named as one: `《关于…的决定》作出`; a title that says what was decided has its own verb.
  decided: { past: "作出", alike: ["决定设立", "决定建立", "决定将"] },
  deposited: { past: "交存文书", alike: ["交存"] },
  "document dated": { past: "成文" },
  effective: { past: "施行", begins: "起施行", alike: ["生效"] },
  enacted: { past: "颁布", alike: ["通过"] },
  established: { past: "设立", alike: ["成立", "建立", "组建", "挂牌"] },
  filed: { past: "提交", alike: ["递交", "受理"] },
  founded: { past: "成立", alike: ["设立", "挂牌", "启动"] },
  granted: { past: "授权", alike: ["授予", "获得", "颁发"] },
  "in force": { past: "生效", begins: "起生效", alike: ["加入", "启动"] },
  issued: { past: "印发", alike: ["发布"] },
  observance: { past: "" },
  // A meeting is held, a fire breaks out: the date alone fits both.
  occurred: { past: "" },
  opened: {
    past: "开始运作",
    begins: "起运作",
    alike: ["开始办公", "揭牌", "挂牌", "启用", "启动"],
  },
  "page updated": { past: "发布", alike: ["发表"] },
  planned: { past: "计划举行" },
  promulgated: { past: "公布", alike: ["颁布"] },
  provisional: { past: "临时适用", begins: "起临时适用" },
  published: { past: "发布", alike: ["发表", "公布", "出版"] },
  ratified: { past: "批准" },
  renamed: { past: "更名", alike: ["变更"] },
  signed: { past: "签署", alike: ["签订"] },
  "took office": { past: "就任", alike: ["就职", "上任", "出任"] },
};
