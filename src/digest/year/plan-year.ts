import {
  addDays,
  addMonths,
  createCivilDate,
  countDaysInMonth,
  getMonth,
  getYear,
  type CivilDate,
  type DayRange,
  YEAR_MONTHS,
} from "../../dates/civil-date.ts";
import type { HeadlinePart } from "../../event/occurrence-wording.ts";
import { isNotable, weighOccurrence } from "../../event/notable.ts";
import { wordOccurrence } from "../../event/wording.ts";
import type { Language } from "../../language.ts";
import type { Agenda } from "../compose/agenda.ts";
import type { DigestEntry } from "../digest.ts";
import type { DigestLanguage } from "../preferences.ts";

/** The anniversaries of several months at a glance: plain dates and words, ready to be drawn. */
export interface YearPlan {
  readonly range: DayRange;
  /** The reader's own day, which is marked; null where nobody knows when it is read. */
  readonly today: CivilDate | null;
  readonly language: Language;
  readonly months: readonly MonthPlan[];
}

export interface MonthPlan {
  /** The first day of the month. */
  readonly month: CivilDate;
  /** The days on which something falls, ascending. */
  readonly days: readonly MarkedDay[];
  /** The most notable of the month, in the order of their days. */
  readonly labels: readonly YearLabel[];
  /** How many entries of the month have no label. */
  readonly unlabelled: number;
}

interface MarkedDay {
  readonly date: CivilDate;
  readonly milestone: boolean;
}

export interface YearLabel {
  /** Null for what is known to the month only. */
  readonly date: CivilDate | null;
  /** What happens, with the count of years, and with what happened; the second is never shorter. */
  readonly headline: readonly HeadlinePart[];
  readonly outlook: readonly HeadlinePart[];
  /** The title in the other language; null where it is not wanted or not known. */
  readonly otherTitle: string | null;
  readonly milestone: boolean;
}

/** The twelve months from a day on, the day included. */
export function spanYearFrom(day: CivilDate): DayRange {
  return { from: day, until: addDays(addMonths(day, YEAR_MONTHS), -1) };
}

/** A month's entries, in the order of their days; what is known to the month only stands first. */
export interface MonthAgenda {
  /** The first day of the month. */
  readonly month: CivilDate;
  readonly entries: readonly DigestEntry[];
}

/** Every month of the range, the empty ones too. */
export function monthsOf({ range, entries }: Agenda): MonthAgenda[] {
  return monthsIn(range).map((month) => ({
    month,
    entries: entries
      .filter(({ occurrence }) => firstOfMonth(occurrence.date) === month)
      .toSorted(byDay),
  }));
}

/** The most notable entries of a month, in the order of their days: those that a picture names. */
export function chooseLabelled(entries: readonly DigestEntry[]): DigestEntry[] {
  return (
    entries
      // What is known to the year only belongs to no month.
      .filter(({ occurrence }) => occurrence.precision !== "year" && isNotable(occurrence))
      .toSorted((a, b) => weighOccurrence(b.occurrence) - weighOccurrence(a.occurrence))
      .slice(0, LABELS_A_MONTH_MAX)
      .toSorted(byDay)
  );
}

/** Told for a reader on the day `today`. */
export function planYear(agenda: Agenda, today: CivilDate, language: DigestLanguage): YearPlan {
  const months = monthsOf(agenda).map((month) => planMonth(month, today, language));
  return { range: agenda.range, today, language: mainLanguage(language), months };
}

/** More would make a list of the picture. */
const LABELS_A_MONTH_MAX = 2;

function monthsIn({ from, until }: DayRange): CivilDate[] {
  const months: CivilDate[] = [];
  let month = firstOfMonth(from);
  while (month <= until) {
    months.push(month);
    month = addDays(month, countDaysInMonth(getYear(month), getMonth(month)));
  }
  return months;
}

function firstOfMonth(date: CivilDate): CivilDate {
  return createCivilDate(getYear(date), getMonth(date), 1);
}

function byDay({ occurrence: a }: DigestEntry, { occurrence: b }: DigestEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return Number(a.precision === "day") - Number(b.precision === "day");
}

function mainLanguage(language: DigestLanguage): Language {
  return language === "both" ? "en" : language;
}

function planMonth(
  { month, entries }: MonthAgenda,
  today: CivilDate,
  language: DigestLanguage,
): MonthPlan {
  const labelled = chooseLabelled(entries);
  return {
    month,
    days: markedDays(entries),
    labels: labelled.map((entry) => labelOf(entry, today, language)),
    unlabelled: entries.length - labelled.length,
  };
}

function markedDays(entries: readonly DigestEntry[]): MarkedDay[] {
  const milestoneOn = new Map<CivilDate, boolean>();
  for (const { occurrence } of entries) {
    const { date, milestone, precision } = occurrence;
    if (precision !== "day") continue;
    milestoneOn.set(date, milestone || (milestoneOn.get(date) ?? false));
  }
  return [...milestoneOn].map(([date, milestone]) => ({ date, milestone }));
}

function labelOf(
  { occurrence }: DigestEntry,
  today: CivilDate,
  language: DigestLanguage,
): YearLabel {
  const { headline, outlook } = wordOccurrence(occurrence, today, mainLanguage(language));
  return {
    date: occurrence.precision === "day" ? occurrence.date : null,
    headline,
    outlook,
    otherTitle: language === "both" ? occurrence.event.title.zh : null,
    milestone: occurrence.milestone,
  };
}
