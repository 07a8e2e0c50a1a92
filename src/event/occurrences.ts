import {
  addDays,
  createCivilDate,
  describeDayProblem,
  countDaysBetween,
  countDaysInMonth,
  getYear,
  type CivilDate,
  type DayRange,
  YEAR_MONTHS,
} from "../dates/civil-date.ts";
import { compareTexts } from "../text/compare-texts.ts";
import {
  DEFAULT_LEAP_RULE,
  type Bilingual,
  type CatalogueEvent,
  type EventDate,
  type LeapRule,
  type Occurrence,
} from "./event.ts";

/**
 * What begins on the days of the range: each day's own occurrences and no other's, so that ranges side by side
 * neither repeat nor lose one. Something that lasts several days is announced on its first.
 * Milestones first, then by date, then the more important; what is observed that day goes before what is
 * remembered. Ids decide the rest. `leapDay` is where 29 February falls for events without a rule of their own.
 */
export function findOccurrences(
  catalogue: readonly CatalogueEvent[],
  range: DayRange,
  leapDay: LeapRule = DEFAULT_LEAP_RULE,
): Occurrence[] {
  const years = yearsOf(range);
  return catalogue
    .filter(isAnnounced)
    .flatMap((event) => years.flatMap((year) => dayOccurrence(event, year, leapDay) ?? []))
    .filter(({ date }) => date >= range.from && date <= range.until)
    .toSorted(byWeight);
}

/**
 * What is known to the month only, in that month, and in January what is known to the year only.
 * Their `date` and `until` are the first and last day of the month or year. Same order.
 */
export function findMonthOccurrences(
  catalogue: readonly CatalogueEvent[],
  year: number,
  month: number,
): Occurrence[] {
  return catalogue
    .filter(isAnnounced)
    .flatMap((event) => vagueOccurrence(event, year, month) ?? [])
    .toSorted(byWeight);
}

const MILESTONE_STEP = 5;

/** A merged event is announced as part of the other; a plan is not announced before it is confirmed, nor is its date. */
function isAnnounced(event: CatalogueEvent): boolean {
  return event.status === "confirmed" && event.announce !== "planned";
}

function yearsOf(range: DayRange): number[] {
  const first = getYear(range.from);
  return Array.from({ length: getYear(range.until) - first + 1 }, (_, index) => first + index);
}

function dayOccurrence(event: CatalogueEvent, year: number, leapDay: LeapRule): Occurrence | null {
  const { recurrence } = event;
  if (recurrence.rule === "yearly") return anniversary(event, recurrence.leap ?? leapDay, year);
  if (recurrence.rule === "observance") {
    const years = year - recurrence.since;
    if (years < 0) return null;
    const date = createCivilDate(year, recurrence.month, recurrence.day);
    const until = recurrence.lastsDays === 1 ? date : addDays(date, recurrence.lastsDays - 1);
    return occurrence(event, { date, until, years, ordinal: years + 1, basis: "observance" });
  }
  const date = recurrence.rule === "year-table" ? recurrence.dates.get(year) : undefined;
  if (recurrence.rule === "none" || date === undefined) return null;
  return occurrence(event, { date, until: date, basis: recurrence.basis });
}

function anniversary(event: CatalogueEvent, leap: LeapRule, year: number): Occurrence | null {
  const first = announcedDate(event);
  if (first?.month == null || first.day === null || year < first.year) return null;
  const date = sameDayIn(year, first.month, first.day, leap);
  if (date === null) return null;
  const firstDay = createCivilDate(first.year, first.month, first.day);
  const until =
    first.until === null ? date : addDays(date, countDaysBetween(firstDay, first.until));
  return occurrence(event, { date, until, years: year - first.year, basis: first.basis });
}

function announcedDate(event: CatalogueEvent): EventDate | null {
  return event.dates.find(({ basis }) => basis === event.announce) ?? null;
}

/** Only 29 February is missing in some years. */
function sameDayIn(year: number, month: number, day: number, leap: LeapRule): CivilDate | null {
  if (describeDayProblem(year, month, day) === null) return createCivilDate(year, month, day);
  if (leap === "skip") return null;
  return leap === "feb28" ? createCivilDate(year, 2, 28) : createCivilDate(year, 3, 1);
}

function vagueOccurrence(event: CatalogueEvent, year: number, month: number): Occurrence | null {
  const first = announcedDate(event);
  if (event.recurrence.rule !== "yearly" || first === null || year < first.year) return null;
  const since = { years: year - first.year, basis: first.basis };
  if (first.precision === "month" && first.month === month) {
    const until = createCivilDate(year, month, countDaysInMonth(year, month));
    return occurrence(event, { date: createCivilDate(year, month, 1), until, ...since });
  }
  if (first.precision !== "year" || month !== 1) return null;
  return occurrence(event, {
    date: createCivilDate(year, 1, 1),
    until: createCivilDate(year, YEAR_MONTHS, countDaysInMonth(year, YEAR_MONTHS)),
    ...since,
  });
}

type When = Pick<Occurrence, "date" | "until" | "basis"> &
  Partial<Pick<Occurrence, "years" | "ordinal">>;

function occurrence(event: CatalogueEvent, when: When): Occurrence {
  const { years = null, ordinal = null } = when;
  return {
    event,
    date: when.date,
    until: when.until,
    years,
    ordinal,
    basis: when.basis,
    milestone: isMilestone(years, ordinal),
    theme: event.themes.get(getYear(when.date)) ?? null,
    precision: announcedDate(event)?.precision ?? "day",
    ...namesOf(event, when.date),
  };
}

function isMilestone(years: number | null, ordinal: number | null): boolean {
  const count = ordinal ?? years;
  return count !== null && (count === 1 || count % MILESTONE_STEP === 0);
}

/** Both are null unless the body had another name at the event's own date. */
function namesOf(
  event: CatalogueEvent,
  today: CivilDate,
): { readonly nameThen: Bilingual | null; readonly nameToday: Bilingual | null } {
  const first = announcedDate(event);
  const then = first === null ? null : nameOn(event, firstDayOf(first));
  const now = nameOn(event, today);
  if (then === null || now === null || then === now) return { nameThen: null, nameToday: null };
  return { nameThen: then, nameToday: now };
}

function nameOn(event: CatalogueEvent, date: CivilDate): Bilingual | null {
  const period = event.names.find(
    ({ from, until }) => (from === null || from <= date) && (until === null || date <= until),
  );
  return period?.name ?? null;
}

function firstDayOf(date: EventDate): CivilDate {
  return createCivilDate(date.year, date.month ?? 1, date.day ?? 1);
}

function byWeight(a: Occurrence, b: Occurrence): number {
  return (
    Number(b.milestone) - Number(a.milestone) ||
    compareTexts(a.date, b.date) ||
    b.event.importance - a.event.importance ||
    Number(b.ordinal !== null) - Number(a.ordinal !== null) ||
    compareTexts(a.event.id, b.event.id)
  );
}
