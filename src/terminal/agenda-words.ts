import {
  formatChineseDate,
  formatChineseDayAndMonth,
  formatChineseRange,
} from "../dates/chinese-date-words.ts";
import { getMonth, getYear, type CivilDate, type DayRange } from "../dates/civil-date.ts";
import { formatDayAndMonth, formatLongDate, formatRange, nameMonth } from "../dates/date-words.ts";
import type { Language } from "../language.ts";

/** What a list of entries says beside their own wording. */
export interface AgendaWords {
  readonly range: (range: DayRange) => string;
  readonly day: (date: CivilDate) => string;
  /** For what is known to the month or to the year only. */
  readonly month: (date: CivilDate) => string;
  readonly year: (date: CivilDate) => string;
  /** Between the day and the entry. */
  readonly colon: string;
  /** Between the facts of one entry. */
  readonly semicolon: string;
  readonly nothing: string;
  readonly ahead: string;
  readonly read: string;
  readonly source: string;
  readonly moreSources: (count: number) => string;
  /** Null where no date of publication is known. */
  readonly published: (date: CivilDate | null) => string;
  /** `when` is what `published` says. */
  readonly quoted: (title: string, source: string, when: string) => string;
}

export const AGENDA_WORDS: Readonly<Record<Language, AgendaWords>> = {
  en: {
    range: formatRange,
    day: formatDayAndMonth,
    month: (date) => `In ${nameMonth(date)} ${getYear(date)}`,
    year: (date) => `In ${getYear(date)}`,
    colon: ": ",
    semicolon: "; ",
    nothing: "Nothing in the catalogue.",
    ahead: "Ahead",
    read: "read: ",
    source: "source: ",
    moreSources: (count) => `and ${count} more sources (--json lists them)`,
    published: (date) => (date === null ? "undated" : formatLongDate(date)),
    quoted: (title, source, when) => `— ${title}, ${source}, ${when}`,
  },
  zh: {
    range: formatChineseRange,
    day: formatChineseDayAndMonth,
    month: (date) => `${getYear(date)}年${getMonth(date)}月`,
    year: (date) => `${getYear(date)}年`,
    colon: " ",
    semicolon: "；",
    nothing: "年鉴中没有收录这些日期的纪念事件。",
    ahead: "近期纪念日",
    read: "相关文章：",
    source: "来源：",
    moreSources: (count) => `另有${count}个来源（--json 可全部列出）`,
    published: (date) => (date === null ? "未注明日期" : formatChineseDate(date)),
    quoted: (title, source, when) => `——${title}，${source}，${when}`,
  },
};
