import { formatChineseDayAndMonth, formatChineseRange } from "../../dates/chinese-date-words.ts";
import { getMonth, type CivilDate, type DayRange } from "../../dates/civil-date.ts";
import { formatDayAndMonth, nameMonth, formatRange } from "../../dates/date-words.ts";
import type { Language } from "../../language.ts";
import type { YearLabel, YearPlan } from "./plan-year.ts";

/** What a picture of a year says beside its entries. */
export interface YearTerms {
  readonly title: string;
  readonly range: (range: DayRange) => string;
  readonly milestone: string;
  readonly anniversary: string;
  readonly today: (today: CivilDate) => string;
  /** `Apr` */
  readonly month: (month: CivilDate) => string;
  /** Entries that are not written out: beside others, or all of a month. */
  readonly more: (count: number) => string;
  readonly entries: (count: number) => string;
  /** For those who do not see it. */
  readonly start: (range: DayRange, days: number, milestones: number) => string;
  readonly label: (when: string, what: string, milestone: boolean) => string;
  readonly day: (date: CivilDate) => string;
  readonly inMonth: (month: CivilDate) => string;
  readonly rest: string;
}

export function yearTerms(language: Language): YearTerms {
  return TERMS[language];
}

/** What the picture shows, for those who do not see it: at most `lettersMax` UTF-16 units. */
export function describeYear({ range, language, months }: YearPlan, lettersMax: number): string {
  const terms = TERMS[language];
  const days = months.flatMap((month) => month.days);
  const milestones = days.filter(({ milestone }) => milestone).length;
  let words = terms.start(range, days.length, milestones);
  for (const sentence of months.flatMap(({ month, labels }) =>
    labels.map((label) => labelWords(label, month, terms)),
  )) {
    if (words.length + sentence.length + terms.rest.length > lettersMax) return words + terms.rest;
    words += sentence;
  }
  return words;
}

function labelWords(label: YearLabel, month: CivilDate, terms: YearTerms): string {
  const when = label.date === null ? terms.inMonth(month) : terms.day(label.date);
  return terms.label(when, label.outlook.map(({ text }) => text).join(""), label.milestone);
}

const TERMS: Readonly<Record<Language, YearTerms>> = {
  en: {
    title: "The year in IP history",
    range: formatRange,
    milestone: "milestone (1, 5, 10 … years)",
    anniversary: "other anniversary",
    today: (today) => `today, ${formatDayAndMonth(today)}`,
    month: (month) => nameMonth(month).slice(0, 3),
    more: (count) => `+${count} more`,
    entries: (count) => (count === 1 ? "1 entry" : `${count} entries`),
    start: (range, days, milestones) =>
      `Calendar of the anniversaries of ${formatRange(range)}: ${days} marked days, ${milestones} of them with a milestone.`,
    label: (when, what, milestone) => ` ${when}: ${what}${milestone ? " (milestone)" : ""}.`,
    day: formatDayAndMonth,
    inMonth: (month) => `In ${nameMonth(month)}`,
    rest: " The list tells the rest.",
  },
  zh: {
    title: "知识产权史上的一年",
    range: formatChineseRange,
    milestone: "逢1、5、10…周年",
    anniversary: "其他纪念日",
    today: (today) => `今天，${formatChineseDayAndMonth(today)}`,
    month: (month) => `${getMonth(month)}月`,
    more: (count) => `另有${count}项`,
    entries: (count) => `${count}项`,
    start: (range, days, milestones) =>
      `${formatChineseRange(range)}纪念日一览：标出${days}天，其中${milestones}天逢整周年。`,
    label: (when, what, milestone) => `${when}：${what}${milestone ? "（整周年）" : ""}。`,
    day: formatChineseDayAndMonth,
    inMonth: (month) => `${getMonth(month)}月`,
    rest: "其余见列表。",
  },
};
