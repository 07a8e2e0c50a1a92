import { daysBetween, type CivilDate } from "../civil-date.ts";
import { dayAndMonth, longDate, monthName, ordinalWord, weekdayName } from "../date-words.ts";
import type { DateBasis, EventDate, Occurrence } from "./event.ts";

/** How an occurrence is told in English; whoever shows it adds the marks. */
export interface OccurrenceWords {
  /** `57 years`, `27th time`; null on the day itself and where counting makes no sense. */
  readonly count: string | null;
  /** `China's revised Trademark Law takes effect today` */
  readonly title: string;
  /** `26 April 1970`, `in force since 19 March 1985`; null where nothing is to add. */
  readonly when: string | null;
  /** `theme not announced yet`, `until Sunday`, `SIPO, today CNIPA` */
  readonly notes: readonly string[];
}

/** `today` is the reader's: a day to come is never told as past. */
export function occurrenceWords(occurrence: Occurrence, today: CivilDate): OccurrenceWords {
  return {
    count: countOf(occurrence),
    title: titleOf(occurrence, today),
    when: whenOf(occurrence),
    notes: [themeOf(occurrence, today), lengthOf(occurrence), nameOf(occurrence)].filter(
      (note) => note !== null,
    ),
  };
}

function countOf({ years, ordinal }: Occurrence): string | null {
  if (ordinal !== null) return `${ordinalWord(ordinal)} time`;
  if (years === null || years === 0) return null;
  return years === 1 ? "1 year" : `${years} years`;
}

function titleOf({ event, years, date }: Occurrence, today: CivilDate): string {
  const title = event.title.en;
  if (years !== 0 || date !== today) return title;
  return ENDS_IN_ITS_VERB.test(title) ? `${title} today` : `Today: ${title}`;
}

const ENDS_IN_ITS_VERB = /\b(takes? effect|enters? into force|comes? into force|opens?|begins?)$/;

/** The first date with its basis, unless the title says it: `signed 14 July 1967`, `26 April 1970`. */
function whenOf({ event, years, basis, ordinal }: Occurrence): string | null {
  const first = event.dates.find((date) => date.basis === event.announce);
  if (first === undefined || ordinal !== null || years === 0) return null;
  const date = dateOf(first) + (event.calendar === "julian" ? ", Old Style" : "");
  const { words, stem } = BASES[basis];
  const isSaid = stem === null || event.title.en.toLowerCase().includes(stem);
  return isSaid ? date : `${words} ${date}`;
}

function dateOf({ precision, year, month, day }: EventDate): string {
  if (precision === "year" || month === null) return String(year);
  const iso = `${year}-${pad(month)}-${pad(day ?? 1)}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built in the form of a civil date
  const date = (
    year < 1000 ? `${String(year).padStart(4, "0")}${iso.slice(-6)}` : iso
  ) as CivilDate;
  return precision === "month" ? `${monthName(date)} ${year}` : longDate(date);
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

/** What is said before the date, and the stem by which a title already says it; null is never said. */
const BASES: Readonly<Record<DateBasis, { readonly words: string; readonly stem: string | null }>> =
  {
    adopted: { words: "adopted", stem: "adopt" },
    computed: { words: "date computed", stem: null },
    deposited: { words: "deposited", stem: "deposit" },
    "document dated": { words: "document dated", stem: "dated" },
    effective: { words: "in effect since", stem: "effect" },
    enacted: { words: "enacted", stem: "enact" },
    founded: { words: "founded", stem: "found" },
    "in force": { words: "in force since", stem: "force" },
    issued: { words: "issued", stem: "issue" },
    observance: { words: "", stem: null },
    occurred: { words: "", stem: null },
    "page updated": { words: "page updated", stem: "updated" },
    planned: { words: "planned for", stem: "plan" },
    promulgated: { words: "promulgated", stem: "promulgate" },
    provisional: { words: "provisionally applied since", stem: "provisional" },
    published: { words: "published", stem: "publish" },
    renamed: { words: "renamed", stem: "name" },
    signed: { words: "signed", stem: "sign" },
  };

function themeOf({ event, theme, date }: Occurrence, today: CivilDate): string | null {
  if (theme !== null) return `theme: ${theme.en}`;
  // A past year without a theme had none, or none that the editors know.
  return event.themes.size > 0 && date >= today ? "theme not announced yet" : null;
}

/** Weekdays are clear for less than a week; the day of a month or year that is all known is no length. */
function lengthOf({ date, until, precision }: Occurrence): string | null {
  if (until === date || precision !== "day") return null;
  return `until ${daysBetween(date, until) < 7 ? weekdayName(until) : dayAndMonth(until)}`;
}

function nameOf({ nameThen, nameToday }: Occurrence): string | null {
  return nameThen && nameToday ? `${nameThen.en}, today ${nameToday.en}` : null;
}
