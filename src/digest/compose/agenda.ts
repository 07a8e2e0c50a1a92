import { LRUCache } from "lru-cache";
import type { Article } from "../../article/article.ts";
import {
  addDays,
  createCivilDate,
  countDaysBetween,
  getMonth,
  getYear,
  type CivilDate,
  type DayRange,
  YEAR_MONTHS,
} from "../../dates/civil-date.ts";
import { compareTexts } from "../../text/compare-texts.ts";
import type { CatalogueEvent, Occurrence } from "../../event/event.ts";
import { isNotable, weighOccurrence } from "../../event/notable.ts";
import { findMonthOccurrences, findOccurrences } from "../../event/occurrences.ts";
import type { DigestEntry } from "../digest.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../preferences.ts";
import type { Quotation, QuotationOf } from "../quotation.ts";

/** What `/ip-today` lists, without any markup. */
export interface Agenda {
  readonly range: DayRange;
  /** In the order of their days; see `sortForReading`. */
  readonly entries: readonly DigestEntry[];
  /** The next notable days after the range. */
  readonly ahead: readonly DigestEntry[];
}

/** Tells what the catalogue holds for any days; bound to the content. */
export interface Agendas {
  /** What is wished for; everything unless told. */
  of(range: DayRange, wishes?: AgendaWishes): Agenda;
  /** What falls on the days, in the same order and without articles: for whoever only wants to know when. */
  occurrences(range: DayRange, wishes: AgendaWishes): readonly Occurrence[];
  /** Every tag of the catalogue, ascending. */
  readonly tags: readonly string[];
}

/** Which events are told, in the list and ahead of it. */
export type AgendaWishes = Pick<
  DigestPreferences,
  "leapDay" | "kinds" | "tags" | "importance" | "milestonesOnly"
>;

/** Side by side, ranges neither repeat nor lose an occurrence. One event told by three articles is one entry. */
export function createAgendas(
  catalogue: readonly CatalogueEvent[],
  articles: readonly Article[],
  quotationOf: QuotationOf = () => null,
): Agendas {
  const articlesAbout = articlesByEvent(catalogue, articles);
  const quoted = quotedOnce(quotationOf);
  const entry = (occurrence: Occurrence): DigestEntry => {
    const about = articlesAbout.get(occurrence.event.id) ?? [];
    return { occurrence, articles: about, quotations: quoted(about, occurrence.event) };
  };
  return {
    of: remembering((range, wishes) => ({
      range,
      entries: sortForReading(occurrencesIn(catalogue, range, wishes).map(entry)),
      ahead: notableAfter(catalogue, range.until, wishes).map(entry),
    })),
    occurrences: (range, wishes) => occurrencesIn(catalogue, range, wishes),
    tags: [...new Set(catalogue.flatMap(({ tags }) => tags))].toSorted(compareTexts),
  };
}

/**
 * In the order of days, and on a day what matters most first. What is known to the month or the year only follows the
 * days: it belongs to none of them.
 */
export function sortForReading(entries: readonly DigestEntry[]): DigestEntry[] {
  return entries.toSorted(
    ({ occurrence: a }, { occurrence: b }) =>
      Number(a.precision !== "day") - Number(b.precision !== "day") ||
      compareTexts(a.date, b.date) ||
      weighOccurrence(b) - weighOccurrence(a),
  );
}

const AHEAD_DAYS = 31;
const AHEAD_ENTRIES_MAX = 3;

/** A list at least this long also tells what is known to the month only. */
const MONTH_LIST_DAYS_MIN = 28;

export const REMEMBERED_MAX = 64;

/** Thousands of channels ask for the same few days within a minute. */
function remembering(of: (range: DayRange, wishes: AgendaWishes) => Agenda): Agendas["of"] {
  const known = new LRUCache<string, Agenda>({ max: REMEMBERED_MAX });
  return (range, wishes = DEFAULT_PREFERENCES) => {
    const { leapDay, kinds, tags, importance, milestonesOnly } = wishes;
    const key = JSON.stringify([range, leapDay, kinds, tags, importance, milestonesOnly]);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const agenda = of(range, wishes);
    known.set(key, agenda);
    return agenda;
  };
}

/** Newest first. An article about a merged event is about the event that it was merged into. */
function articlesByEvent(
  catalogue: readonly CatalogueEvent[],
  articles: readonly Article[],
): ReadonlyMap<string, readonly Article[]> {
  const mergedInto = new Map(
    catalogue.flatMap(({ id, status }) =>
      typeof status === "object" ? [[id, status.mergedInto] as const] : [],
    ),
  );
  const byEvent = new Map<string, Article[]>();
  for (const article of articles.toSorted(newestFirst)) {
    const events = new Set(article.events.map((id) => mergedInto.get(id) ?? id));
    for (const id of events) byEvent.set(id, [...(byEvent.get(id) ?? []), article]);
  }
  return byEvent;
}

function occurrencesIn(
  catalogue: readonly CatalogueEvent[],
  range: DayRange,
  wishes: AgendaWishes,
): Occurrence[] {
  const wished = catalogue.filter((event) => isWished(event, wishes));
  const all = occurrencesWithin(wished, range, wishes);
  return wishes.milestonesOnly ? all.filter(({ milestone }) => milestone) : all;
}

function isWished(
  { kind, tags, importance }: CatalogueEvent,
  wishes: Omit<AgendaWishes, "leapDay" | "milestonesOnly">,
): boolean {
  return (
    importance >= wishes.importance &&
    (wishes.kinds.length === 0 || wishes.kinds.includes(kind)) &&
    (wishes.tags.length === 0 || wishes.tags.some((tag) => tags.includes(tag)))
  );
}

function occurrencesWithin(
  catalogue: readonly CatalogueEvent[],
  range: DayRange,
  { leapDay }: Pick<AgendaWishes, "leapDay">,
): Occurrence[] {
  const days = findOccurrences(catalogue, range, leapDay);
  if (countDaysBetween(range.from, range.until) + 1 < MONTH_LIST_DAYS_MIN) return days;
  const months = monthsBeginningIn(range);
  return [
    ...months.flatMap(([year, month]) => findMonthOccurrences(catalogue, year, month)),
    ...days,
  ];
}

/** Year and month of each first day in the range, so that ranges side by side tell each month once. */
function monthsBeginningIn(range: DayRange): [number, number][] {
  const months: [number, number][] = [];
  let [year, month] = [getYear(range.from), getMonth(range.from)];
  if (createCivilDate(year, month, 1) < range.from) [year, month] = monthAfter(year, month);
  while (createCivilDate(year, month, 1) <= range.until) {
    months.push([year, month]);
    [year, month] = monthAfter(year, month);
  }
  return months;
}

function monthAfter(year: number, month: number): [number, number] {
  return month === YEAR_MONTHS ? [year + 1, 1] : [year, month + 1];
}

/** Each article is read once for each event that it is about, however many days and digests tell it. */
function quotedOnce(
  quotationOf: QuotationOf,
): (about: readonly Article[], event: CatalogueEvent) => Quotation[] {
  const known = new Map<string, Quotation | null>();
  const quote = (article: Article, event: CatalogueEvent): Quotation | null => {
    const key = `${event.id} ${article.id}`;
    const before = known.get(key);
    const quotation = before === undefined ? quotationOf(article, event) : before;
    known.set(key, quotation);
    return quotation;
  };
  return (about, event) =>
    about.flatMap((article) => quote(article, event) ?? []).toSorted((a, b) => b.fit - a.fit);
}

/** The next one and the most important others of the coming weeks, by date. */
function notableAfter(
  catalogue: readonly CatalogueEvent[],
  day: CivilDate,
  wishes: AgendaWishes,
): Occurrence[] {
  const range = { from: addDays(day, 1), until: addDays(day, AHEAD_DAYS) };
  const [next, ...later] = findOccurrences(catalogue, range, wishes.leapDay)
    .filter((one) => isNotable(one) && isWished(one.event, wishes))
    .filter(({ milestone }) => milestone || !wishes.milestonesOnly)
    .toSorted((a, b) => compareTexts(a.date, b.date) || weighOccurrence(b) - weighOccurrence(a));
  if (next === undefined) return [];
  const others = later
    .toSorted((a, b) => weighOccurrence(b) - weighOccurrence(a))
    .slice(0, AHEAD_ENTRIES_MAX - 1);
  return [next, ...others].toSorted((a, b) => compareTexts(a.date, b.date));
}

function newestFirst(a: Article, b: Article): number {
  return compareTexts(b.published ?? "", a.published ?? "") || compareTexts(a.id, b.id);
}
