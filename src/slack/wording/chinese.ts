import {
  formatChineseDate,
  formatChineseDayAndMonth,
  formatChineseDayInWeek,
  formatChineseRange,
  WEEKDAY_NUMERALS,
} from "../../dates/chinese-date-words.ts";
import { getMonth, getYear, type CivilDate } from "../../dates/civil-date.ts";
import type { Digest } from "../../digest/digest.ts";
import type { DigestKind } from "../../digest/subscription.ts";
import type { DigestWording } from "./digest-wording.ts";

export const CHINESE: DigestWording = {
  titles: {
    daily: "知识产权史上的这一天",
    weekly: "知识产权史上的这一周",
    monthly: "知识产权史上的这个月",
  },
  severalDays: "知识产权史上的这几天",
  range: formatChineseRange,
  day: formatChineseDayInWeek,
  month: (date) => `${getMonth(date)}月`,
  year: (date) => `${getYear(date)}年`,
  dayAhead: (date) => `${formatChineseDayAndMonth(date)} `,
  read: "相关文章：",
  source: "来源：",
  ahead: "近期纪念日：",
  next: "接下来：",
  andMore: (count) => ` · 另有${count}条`,
  leftOut: (count) => `另有${count}条未列出。`,
  leftOutFrom: (count, date) => `${formatChineseDayAndMonth(date)}起另有${count}条未列出：`,
  quotedFrom: "——",
  quotedWhen: (source, published) => `，${source}${publishedWhen(published)}`,
  quotedSource: "；来源：",
  semicolon: "；",
  sourceWhen: publishedWhen,
  otherLanguage: { en: "（英文）", zh: "（中文）" },
  inShort: (title, told) => `${title}：${told.join("；")}`,
  nothing: ({ from, until }) =>
    from === until ? "年鉴中没有收录这一天的纪念事件。" : "年鉴中没有收录这些日期的纪念事件。",
  alsoCovers: (digest) => `因服务中断，一并补发${missedWords(digest)}的内容。`,
  late: ({ date, schedule }) => `补发：原定${formatChineseDayInWeek(date)}${schedule.time}发布。`,
  schedule: (digest) => `${scheduleWords(digest)}发布 · 如需调整，请使用 /ip-digest`,
  askAbout: "查询相关资料",
  settings: "设置",
  correctedOn: (date) => `已于${formatChineseDate(date)}更正`,
  untranslated: "部分标题和说明暂无中文，以英文显示。",
};

/** `11月28日（星期六）和11月29日（星期日）` */
function missedWords({ kind, alsoCovers }: Pick<Digest, "kind" | "alsoCovers">): string {
  const days = alsoCovers.map((date) => missedDay(kind, date));
  const last = days.at(-1) ?? "";
  if (days.length < 2) return last;
  if (kind === "daily" && days.length > 2) return `${days[0] ?? ""}至${last}`;
  return `${days.slice(0, -1).join("、")}和${last}`;
}

function missedDay(kind: DigestKind, date: CivilDate): string {
  if (kind === "weekly") return `${formatChineseDayAndMonth(date)}起的一周`;
  return kind === "monthly" ? `${getMonth(date)}月` : formatChineseDayInWeek(date);
}

/** `每周一09:00（Asia/Shanghai）` */
function scheduleWords({
  schedule: { kind, dayNumber, time, zone },
  daysOffMove,
}: Pick<Digest, "schedule" | "daysOffMove">): string {
  const moved = daysOffMove === null ? "" : MOVED_WORDS[daysOffMove];
  const days = {
    daily: daysOffMove === null ? "每天" : "每个工作日",
    weekly: `每周${WEEKDAY_NUMERALS[(dayNumber ?? 1) - 1] ?? ""}${moved}`,
    monthly: `${monthDayWords(dayNumber ?? 1)}${moved}`,
  }[kind];
  return `${days}${time}（${zone}）`;
}

const MOVED_WORDS = { before: "（遇休息日提前）", after: "（遇休息日顺延）" } as const;

/** Shorter months take their last day. */
function monthDayWords(day: number): string {
  if (day === 31) return "每月最后一天";
  return day > 28 ? `每月${day}日（或当月最后一天）` : `每月${day}日`;
}

function publishedWhen(published: CivilDate | null): string {
  return published === null ? "，未注明日期" : `，${formatChineseDate(published)}`;
}
