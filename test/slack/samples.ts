import type { Article } from "../../src/article/article.ts";
import type { ArticleAnswer, Excerpt, Result } from "../../src/ask/answer.ts";
import { getYear, type CivilDate } from "../../src/dates/civil-date.ts";
import type { DigestEntry } from "../../src/digest/digest.ts";
import type {
  Bilingual,
  CatalogueEvent,
  DateBasis,
  EventDate,
  Occurrence,
} from "../../src/event/event.ts";
import { makeArticle } from "../article/sample-article.ts";

/** Small, complete values of the vocabulary, for tests that say only what matters to them. */

export function articleOf(fields: Partial<Article> & { readonly id: string }): Article {
  return makeArticle({
    title: `Title of ${fields.id}`,
    source: "CIP News",
    url: `https://example.org/${fields.id}`,
    ...fields,
  });
}

/** `**` around the words that matched: `Gan **presided** in 2021.` */
export function excerptOf(marked: string, ordinal = 1): Excerpt {
  const fragments = marked
    .split("**")
    .map((text, index) => ({ text, matched: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
  return { ordinal, fragments, cutBefore: false, cutAfter: true, sources: [] };
}

export function resultOf(article: Article, marked: string, score = 1): Result {
  return { article, excerpts: [excerptOf(marked)], passageCount: 9, score };
}

export function foundOf(...results: Result[]): ArticleAnswer {
  return { kind: "found", facts: [], results, notices: [] };
}

interface OccurrenceSample {
  readonly id?: string;
  readonly title: string;
  readonly zh?: string;
  readonly date: CivilDate;
  readonly until?: CivilDate;
  readonly basis?: DateBasis;
  /** `2015-12` and `2018` leave the day open. */
  readonly first?: string;
  /** First year of an observance. */
  readonly since?: number;
  readonly themes?: ReadonlyMap<number, Bilingual>;
  readonly names?: readonly [string, string];
  readonly milestone?: boolean;
  readonly summary?: string;
  readonly sources?: CatalogueEvent["sources"];
}

export function occurrenceOf(sample: OccurrenceSample): Occurrence {
  const { date, since } = sample;
  const first = sample.first === undefined ? null : dateOf(sample.first, sample.basis);
  const ordinal = since === undefined ? null : getYear(date) - since + 1;
  const event = eventOf(sample, first);
  return {
    event,
    date,
    until: sample.until ?? date,
    years: first === null ? null : getYear(date) - first.year,
    ordinal,
    basis: first?.basis ?? "observance",
    milestone: sample.milestone ?? false,
    theme: event.themes.get(getYear(date)) ?? null,
    precision: first?.precision ?? "day",
    ...namesOf(sample.names),
  };
}

function namesOf(
  names: readonly [string, string] | undefined,
): Pick<Occurrence, "nameThen" | "nameToday"> {
  if (names === undefined) return { nameThen: null, nameToday: null };
  return { nameThen: { en: names[0], zh: null }, nameToday: { en: names[1], zh: null } };
}

export function entryOf(sample: OccurrenceSample, ...articles: Article[]): DigestEntry {
  return { occurrence: occurrenceOf(sample), articles, quotations: [] };
}

/** The entry with what each of these articles says about it, the best first. */
export function quoting(
  entry: DigestEntry,
  ...quoted: readonly (readonly [Article, string])[]
): DigestEntry {
  const quotations = quoted.map(([article, text], place) => ({
    article,
    text,
    cutBefore: false,
    cutAfter: false,
    sources: [],
    fit: 1 / (place + 1),
  }));
  return { ...entry, quotations };
}

function dateOf(written: string, basis: DateBasis = "occurred"): EventDate {
  const [year = 0, month = null, day = null] = written.split("-").map(Number);
  const precision = day !== null ? "day" : month !== null ? "month" : "year";
  return { basis, precision, year, month, day, until: null };
}

function eventOf(sample: OccurrenceSample, first: EventDate | null): CatalogueEvent {
  return {
    id: sample.id ?? "sample",
    kind: "event",
    title: { en: sample.title, zh: sample.zh ?? null },
    summary: sample.summary === undefined ? null : { en: sample.summary, zh: null },
    dates: first === null ? [] : [first],
    announce: first?.basis ?? null,
    recurrence: { rule: "yearly", leap: "feb28" },
    themes: sample.themes ?? new Map(),
    calendar: "gregorian",
    names: [],
    status: "confirmed",
    confidence: "high",
    importance: 2,
    tags: [],
    sources: sample.sources ?? [],
    note: null,
    file: "content/events/sample.yml",
    line: 1,
  };
}
