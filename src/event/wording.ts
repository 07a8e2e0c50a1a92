import { MONTH_NAMES, yearOf, type CivilDate } from "../civil-date.ts";
import { dayAndMonth, ordinalWord, weekdayName } from "../date-words.ts";
import type { DateBasis, EventDate, Occurrence } from "./event.ts";

/** How an occurrence is told, in parts, so that each surface sets its own type. No part holds markup. */
export interface OccurrenceWording {
  /** `57 years`, `27th time`, `takes effect today`; null where nothing is counted. */
  readonly lead: string | null;
  readonly title: string;
  /** What belongs to this year: the theme, the last day, the name at the time. Each a phrase, in order. */
  readonly details: readonly string[];
  /** `entered into force on 26 April 1970`, `observed since 2001`; null where the lead says it. */
  readonly origin: string | null;
}

/** Words an occurrence for a reader on the day `asOf`: on the day itself it says "today", before and after it does not. */
export function wordOccurrence(occurrence: Occurrence, asOf: CivilDate): OccurrenceWording {
  return {
    lead: leadOf(occurrence, asOf),
    title: occurrence.event.title.en,
    details: [themeOf(occurrence), lastDayOf(occurrence), nameAtTheTime(occurrence)].filter(
      (detail) => detail !== null,
    ),
    origin: originOf(occurrence),
  };
}

/** What happened on the date, without the date: `entered into force`, `signed`. */
export function happened({ basis }: Occurrence): string {
  return BASIS_WORDS[basis].past;
}

function leadOf(occurrence: Occurrence, asOf: CivilDate): string | null {
  const { ordinal, years } = occurrence;
  if (ordinal !== null)
    return ordinal === 1 ? "for the first time" : `${ordinalWord(ordinal)} time`;
  if (years === null) return null;
  if (years === 0) return firstTime(occurrence, asOf);
  return years === 1 ? "1 year" : `${years} years`;
}

/** Year 0 is the day itself: never "0 years". */
function firstTime({ basis, date, precision }: Occurrence, asOf: CivilDate): string {
  const { now, past } = BASIS_WORDS[basis];
  const verb = date < asOf ? past : now;
  return date === asOf && precision === "day" ? `${verb} today` : verb;
}

function themeOf({ event, theme, date }: Occurrence): string | null {
  if (theme !== null) return `theme: ${theme.en}`;
  if (event.themes.size === 0) return null;
  const latest = Math.max(...event.themes.keys());
  return yearOf(date) > latest ? "theme not announced yet" : null;
}

/** An anniversary is one day, however long the event itself lasted. */
function lastDayOf({ date, until, years, ordinal, precision }: Occurrence): string | null {
  const happening = ordinal !== null || years === 0;
  if (until === date || precision !== "day" || !happening) return null;
  return `until ${weekdayName(until)}, ${dayAndMonth(until)}`;
}

function nameAtTheTime({ nameThen, nameToday }: Occurrence): string | null {
  return nameThen && nameToday ? `${nameThen.en} at the time, today ${nameToday.en}` : null;
}

function originOf({ event, basis, years }: Occurrence): string | null {
  if (event.recurrence.rule === "observance") return `observed since ${event.recurrence.since}`;
  const first = event.dates.find((date) => date.basis === basis);
  if (first === undefined || years === 0) return null;
  return `${BASIS_WORDS[basis].past} ${writtenDate(first)}`;
}

/** `on 26 April 1970`, `in December 2015`, `in 2018` */
function writtenDate({ year, month, day }: EventDate): string {
  if (month === null) return `in ${year}`;
  const name = MONTH_NAMES[month - 1];
  return day === null ? `in ${name} ${year}` : `on ${day} ${name} ${year}`;
}

const BASIS_WORDS: Readonly<Record<DateBasis, { readonly now: string; readonly past: string }>> = {
  adopted: { now: "adopted", past: "adopted" },
  computed: { now: "falls", past: "fell" },
  deposited: { now: "deposited", past: "deposited" },
  "document dated": { now: "document dated", past: "document dated" },
  effective: { now: "takes effect", past: "took effect" },
  enacted: { now: "enacted", past: "enacted" },
  founded: { now: "founded", past: "founded" },
  "in force": { now: "enters into force", past: "entered into force" },
  issued: { now: "issued", past: "issued" },
  observance: { now: "observed", past: "observed" },
  occurred: { now: "takes place", past: "took place" },
  "page updated": { now: "posted", past: "posted" },
  planned: { now: "planned", past: "planned" },
  promulgated: { now: "promulgated", past: "promulgated" },
  provisional: { now: "applies provisionally", past: "applied provisionally" },
  published: { now: "published", past: "published" },
  renamed: { now: "renamed", past: "renamed" },
  signed: { now: "signed", past: "signed" },
};
