import { MONTH_NAMES, type CivilDate } from "../dates/civil-date.ts";
import {
  formatDayAndMonth,
  formatLongDate,
  formatOrdinal,
  nameWeekday,
} from "../dates/date-words.ts";
import type { DateBasis, EventDate, Occurrence } from "./event.ts";
import type { HeadlinePart, OccurrenceWording } from "./occurrence-wording.ts";
import { findFirstDate, isAhead, isHappening, isThemeAwaited, findOtherDates } from "./origin.ts";

export function wordEnglishOccurrence(occurrence: Occurrence, asOf: CivilDate): OccurrenceWording {
  const { event, years, ordinal } = occurrence;
  const [lead, title, origin] = [leadOf(occurrence, asOf), event.title.en, originOf(occurrence)];
  const headline = headlineOf(lead, title, occurrence);
  const isCounted = years !== null && years > 0 && ordinal === null;
  return {
    lead,
    title,
    headline,
    outlook: isCounted
      ? [...headline, { text: `, ${wordOutcome(occurrence)}`, is: "joint" }]
      : headline.map((part) =>
          part.is === "lead" ? { ...part, text: lowerFirst(part.text) } : part,
        ),
    details: [announcedTheme(occurrence), lastDayOf(occurrence), nameAtTheTime(occurrence)].filter(
      (detail) => detail !== null,
    ),
    origin,
    aside: asideOf(occurrence, origin),
    summary: event.summary?.en ?? null,
    untranslated: false,
  };
}

/** What happened on the date, without the date: `entered into force`, `signed`. */
export function wordOutcome({ basis }: Occurrence): string {
  return BASIS_WORDS[basis].past;
}

/** `26 April 1970`, `20 to 21 April 2017`, `December 2015`, `2018` */
export function wordEnglishEventDate({ year, month, day, until }: EventDate): string {
  if (month === null) return String(year);
  const name = MONTH_NAMES[month - 1] ?? "";
  if (day === null) return `${name} ${year}`;
  if (until === null) return `${day} ${name} ${year}`;
  return until.startsWith(`${year}-${String(month).padStart(2, "0")}`)
    ? `${day} to ${formatLongDate(until)}`
    : `${day} ${name} to ${formatLongDate(until)}`;
}

function headlineOf(
  lead: string | null,
  title: string,
  { ordinal, years }: Occurrence,
): HeadlinePart[] {
  const named: HeadlinePart = { text: title, is: "title" };
  if (lead === null) return [named];
  const leading: HeadlinePart = { text: lead, is: "lead" };
  if (ordinal !== null) {
    const { text } = named;
    return [leading, { text: " ", is: "joint" }, { ...named, text: text.replace(/^The /, "") }];
  }
  if (years === 0) return [named, { text: " ", is: "joint" }, leading];
  return [leading, { text: ": ", is: "joint" }, named];
}

function leadOf(occurrence: Occurrence, asOf: CivilDate): string | null {
  const { ordinal, years } = occurrence;
  if (ordinal !== null) return ordinal === 1 ? "The first" : `The ${formatOrdinal(ordinal)}`;
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

/** In a row of several entries a headline stands in the middle of a sentence. */
function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function announcedTheme({ theme }: Occurrence): string | null {
  return theme === null ? null : `theme: ${theme.en}`;
}

/** What follows the headline: where an observance is counted, the count tells what the first date would. */
function asideOf(occurrence: Occurrence, origin: string | null): string {
  if (isThemeAwaited(occurrence)) return ", theme not announced yet";
  return origin === null || occurrence.ordinal !== null ? "" : `, ${origin}`;
}

function lastDayOf(occurrence: Occurrence): string | null {
  if (!isHappening(occurrence)) return null;
  return `until ${nameWeekday(occurrence.until)}, ${formatDayAndMonth(occurrence.until)}`;
}

function nameAtTheTime({ nameThen, nameToday }: Occurrence): string | null {
  return nameThen && nameToday ? `${nameThen.en} at the time, today ${nameToday.en}` : null;
}

function originOf(occurrence: Occurrence): string | null {
  const { event, basis } = occurrence;
  if (event.recurrence.rule === "observance") return `observed since ${event.recurrence.since}`;
  const first = findFirstDate(occurrence);
  if (first === null) return null;
  const calendar = event.calendar === "julian" ? " in the Julian calendar" : "";
  const others = findOtherDates(occurrence).map((date) => phrase(date.basis, date));
  const brackets = others.length === 0 ? "" : ` (${others.join(", ")})`;
  return `${phrase(basis, first)}${calendar}${brackets}`;
}

/** `signed 19 June 1970`, `takes effect 1 January 2027`, `founded 1980`: shorter than in a sentence. */
export function wordEnglishDate(date: EventDate, today: CivilDate): string {
  const { past, now } = BASIS_WORDS[date.basis];
  return `${isAhead(date, today) ? now : past} ${wordEnglishEventDate(date)}`;
}

/** `entered into force on 26 April 1970`, `took place from 20 to 21 April 2017`, `signed in December 2015` */
function phrase(basis: DateBasis, date: EventDate): string {
  const { past, takes } = BASIS_WORDS[basis];
  const words = wordEnglishEventDate(date);
  if (takes !== undefined) return `${past} ${takes}${words}`;
  if (date.until !== null) return `${past} from ${words}`;
  return `${past} ${date.day === null ? "in" : "on"} ${words}`;
}

interface BasisWords {
  readonly now: string;
  readonly past: string;
  /** The preposition before the date, where it is not `on` or `in`. */
  readonly takes?: string;
}

const BASIS_WORDS: Readonly<Record<DateBasis, BasisWords>> = {
  adopted: { now: "adopted", past: "adopted" },
  computed: { now: "falls", past: "fell" },
  decided: { now: "decided", past: "decided" },
  deposited: { now: "deposited", past: "deposited" },
  "document dated": { now: "document dated", past: "document dated", takes: "" },
  effective: { now: "takes effect", past: "took effect" },
  enacted: { now: "enacted", past: "enacted" },
  established: { now: "established", past: "established" },
  filed: { now: "filed", past: "filed" },
  founded: { now: "founded", past: "founded" },
  granted: { now: "granted", past: "granted" },
  "in force": { now: "enters into force", past: "entered into force" },
  issued: { now: "issued", past: "issued" },
  observance: { now: "observed", past: "observed" },
  occurred: { now: "takes place", past: "took place" },
  opened: { now: "opens", past: "opened" },
  "page updated": { now: "posted", past: "posted" },
  planned: { now: "planned", past: "planned", takes: "for " },
  promulgated: { now: "promulgated", past: "promulgated" },
  provisional: { now: "applies provisionally", past: "applied provisionally" },
  published: { now: "published", past: "published" },
  ratified: { now: "ratified", past: "ratified" },
  renamed: { now: "renamed", past: "renamed" },
  signed: { now: "signed", past: "signed" },
  "took office": { now: "takes office", past: "took office" },
};
