import {
  addDays,
  createCivilDate,
  getYear,
  type CivilDate,
  type DayRange,
} from "../../dates/civil-date.ts";
import type { CatalogueEvent, DateBasis, EventDate } from "../../event/event.ts";
import { findOccurrences } from "../../event/occurrences.ts";
import type { Language } from "../../language.ts";
import type { Fact } from "../answer.ts";
import { ASKING_WORDS, readAskedDates, type AskedDates } from "./asked-dates.ts";
import type { EventIndex, EventMatch, Subject } from "./event-index.ts";
import { FACT_WORDING, type FactWording } from "./word-fact.ts";

/** More events than this say that the question is about none of them. */
const FACTS_MAX = 5;
/** Of what happened in a year. */
const YEAR_FACTS_MAX = 8;
/** Long enough for what comes round every few years. */
const NEXT_DAYS_MAX = 800;

export interface AskedFacts {
  /** The question, without filters and with its slips mended. */
  readonly text: string;
  readonly today: CivilDate;
  readonly language: Language;
}

/** What the catalogue answers; empty where it knows nothing of it. */
export function findFacts(question: AskedFacts, catalogue: EventIndex): readonly Fact[] {
  const asked = readAskedDates(question.text, getYear(question.today));
  if (asked.wants === "year") return yearFacts(question, asked, catalogue);
  if (asked.wants === "none") return [];
  if (asked.wants === "order") return orderFacts(question, asked, catalogue);
  const context: Context = {
    asked,
    today: question.today,
    wording: FACT_WORDING[question.language],
    matches: catalogue.find(readSubject(question.text, asked)),
  };
  if (asked.wants === "theme") return themeFacts(context);
  return recurringFacts(context) ?? datedFacts(context);
}

interface Context {
  readonly asked: AskedDates;
  readonly today: CivilDate;
  readonly wording: FactWording;
  /** Best first. */
  readonly matches: readonly EventMatch[];
}

/** What a question is about, without what it asks. */
function readSubject(text: string, { action, wants }: AskedDates): Subject {
  const actions = action === null ? [] : [...text.matchAll(action.words)].map(([word]) => word);
  const firsts = [...text.matchAll(FIRST_WORDS)].map(([word]) => word);
  const bare = [ASKING_WORDS, FIRST_WORDS, ...(action === null ? [] : [action.words])].reduce(
    (rest, words) => rest.replaceAll(words, " "),
    wants === "theme" ? text.replaceAll(/(?<!\d)20\d{2}(?!\d)年?/g, " ") : text,
  );
  return { text: bare, optional: [...actions, ...firsts].join(" ") };
}

/** "The first Patent Law" is the law itself; "the first amendment" is one of several. */
const FIRST_WORDS =
  /\b(?:first|new|revised|current)\b|新(?:修订|修正|修改)?的?|现行|修订后的?|首部|第一部/giu;

function themeFacts({ asked, today, wording, matches }: Context): readonly Fact[] {
  const event = matches.map((match) => match.event).find(({ themes }) => themes.size > 0);
  if (event === undefined) return [];
  const years = asked.years.length > 0 ? asked.years : [latestThemeYear(event, today)];
  return years.flatMap((year) => {
    const theme = event.themes.get(year);
    if (theme !== undefined) return [factOf(event, wording.theme(event, year, theme))];
    const isFuture = year >= getYear(today);
    return isFuture ? [factOf(event, wording.noTheme(event, year))] : [];
  });
}

function latestThemeYear({ themes }: CatalogueEvent, today: CivilDate): number {
  const known = [...themes.keys()].filter((year) => year <= getYear(today));
  return Math.max(...(known.length > 0 ? known : themes.keys()));
}

/** Null where what is asked for does not come round, or only as an anniversary. */
function recurringFacts({ asked, today, wording, matches }: Context): readonly Fact[] | null {
  const event = matches.map((match) => match.event).find(comesRound);
  if (event === undefined || asked.action !== null) return null;
  const days = findOccurrences([event], daysAsked(asked, today))
    .map(({ date }) => date)
    .toSorted();
  const day = asked.wants === "last" ? days.at(-1) : days[0];
  return day === undefined ? [] : [factOf(event, wording.comesRound(event, day))];
}

function comesRound({ recurrence }: CatalogueEvent): boolean {
  return recurrence.rule === "observance" || recurrence.rule === "year-table";
}

function daysAsked({ wants, years }: AskedDates, today: CivilDate): DayRange {
  const [year] = years;
  if (year !== undefined)
    return { from: createCivilDate(year, 1, 1), until: createCivilDate(year, 12, 31) };
  return wants === "last"
    ? { from: addDays(today, -NEXT_DAYS_MAX), until: addDays(today, -1) }
    : { from: today, until: addDays(today, NEXT_DAYS_MAX) };
}

interface Dated {
  readonly event: CatalogueEvent;
  readonly date: EventDate;
  readonly excess: number;
}

/** The dates that answer, of the events that name the least besides, the earliest first. */
function datedFacts(context: Context): readonly Fact[] {
  const { asked, today, wording } = context;
  const answering = datesThatAnswer(context);
  const dated = asked.wants === "newest" ? answering : nearest(answering);
  const chosen = chooseByTime(dated, asked, today);
  if (chosen.length === 0 || chosen.length > FACTS_MAX) return [];
  return chosen.toSorted(compareDates).map((each) => {
    const line = wording.dated(each.event, each.date, today);
    const years = asked.countsYears ? fullYears(each.date, today) : null;
    return factOf(each.event, years === null ? line : wording.yearsAgo(line, years));
  });
}

function datesThatAnswer({ asked, matches }: Context): readonly Dated[] {
  const fitting = asked.wants === "title" ? matches.filter(isTitle) : matches;
  const dates = fitting.flatMap(({ event, excess }) =>
    event.dates.map((date) => ({ event, date, excess })),
  );
  if (asked.action === null) return dates;
  for (const bases of asked.action.bases) {
    const answering = dates.filter(({ date }) => isOneOf(date.basis, bases));
    if (answering.length > 0) return answering;
  }
  return [];
}

/** Where nothing is asked, an event is told by its whole title. */
function isTitle({ titleExcess }: EventMatch): boolean {
  return titleExcess <= 0;
}

function isOneOf(basis: DateBasis, bases: readonly DateBasis[]): boolean {
  return bases.includes(basis);
}

function nearest(dated: readonly Dated[]): readonly Dated[] {
  const least = Math.min(...dated.map(({ excess }) => excess));
  return dated.filter(({ excess }) => excess === least);
}

function chooseByTime(
  dated: readonly Dated[],
  { wants }: AskedDates,
  today: CivilDate,
): readonly Dated[] {
  const sorted = dated.toSorted(compareDates);
  if (wants === "next") return sorted.filter(({ date }) => isAfter(date, today)).slice(0, 1);
  if (wants === "newest") return sorted.slice(-1);
  if (wants === "last") return sorted.filter(({ date }) => !isAfter(date, today)).slice(-1);
  return sorted;
}

function isAfter({ year, month, day }: EventDate, today: CivilDate): boolean {
  return sortKey({ year, month, day }) > today;
}

function compareDates(one: Dated, other: Dated): number {
  return sortKey(one.date).localeCompare(sortKey(other.date));
}

/** `1970-06-19`, `2015-12`, `1998`: of two dates the shorter may be any day within it. */
function sortKey({ year, month, day }: Pick<EventDate, "year" | "month" | "day">): string {
  return [year, month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** Null where the day is not known: a month or a year has no anniversary. */
function fullYears(date: EventDate, today: CivilDate): number | null {
  if (date.day === null) return null;
  const years = getYear(today) - date.year;
  const isBefore = today.slice("2026-".length) < sortKey(date).slice("2026-".length);
  return isBefore ? years - 1 : years;
}

/** What happened in a year, the most important where there is too much, in the order of its days. */
function yearFacts(
  { today, language }: AskedFacts,
  { years }: AskedDates,
  { events }: EventIndex,
): readonly Fact[] {
  const wording = FACT_WORDING[language];
  const dated = events.flatMap((event) =>
    event.dates
      .filter(({ year }) => years.includes(year))
      .map((date): Dated => ({ event, date, excess: 0 })),
  );
  return dated
    .toSorted((one, other) => other.event.importance - one.event.importance)
    .slice(0, YEAR_FACTS_MAX)
    .toSorted(compareDates)
    .map(({ event, date }) => factOf(event, wording.dated(event, date, today)));
}

/** Each of the things that are compared, the earliest first. */
function orderFacts(
  { text, today, language }: AskedFacts,
  asked: AskedDates,
  catalogue: EventIndex,
): readonly Fact[] {
  const wording = FACT_WORDING[language];
  const dated = comparedParts(text).map((part) => {
    const matches = catalogue.find(readSubject(part, asked));
    const action = asked.action;
    const found = nearest(
      datesThatAnswer({ asked: { ...asked, action }, today, wording, matches }),
    );
    return found.toSorted(compareDates)[0] ?? null;
  });
  const [first, second, ...others] = dated;
  if (!first || !second || others.includes(null)) return [];
  const sorted = dated.filter((each) => each !== null).toSorted(compareDates);
  const [earliest, next] = sorted.map(({ date }) => sortKey(date));
  const isKnown = !next!.startsWith(earliest!) && !earliest!.startsWith(next!);
  return sorted.map(({ event, date }, at) => {
    const line = wording.dated(event, date, today);
    if (at > 0) return factOf(event, line);
    return factOf(event, isKnown ? wording.earlier(line) : wording.sameTime(line));
  });
}

/** What a comparison names: `A or B`, `A 和 B 哪个更早`. */
function comparedParts(text: string): readonly string[] {
  const named = text.replace(/^[^,:，：]*\b(?:first|earlier|older|oldest)\b\s*[,:，：]?/iu, "");
  return named
    .split(/\s*(?:,?\s*\bor\b|,|，|、|还是|還是|与|與|和|\band\b|\bbefore\b)\s*/iu)
    .map((part) => part.replaceAll(/[?？]|哪个|哪個|哪一个|谁|更|先|早|在先/gu, " ").trim())
    .filter((part) => part !== "");
}

function factOf({ sources }: CatalogueEvent, text: string): Fact {
  return { text, sources, asOf: null };
}
