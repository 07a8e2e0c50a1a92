import type { Article } from "../../article/article.ts";
import { identifyOccurrence } from "../compose/compose-digest.ts";
import type { Quotation } from "../quotation.ts";
import type { Digest, DigestEntry } from "../digest.ts";
import { hashText } from "../../sha256.ts";
import { writePreferences, readPreferences } from "../text/preferences-text.ts";
import { DEFAULT_PREFERENCES } from "../preferences.ts";
import type { DigestOrder } from "../subscription.ts";

/**
 * The facts that a posted digest told and the order that it followed, so that a mistake in it is found later.
 * Facts, not the rendering: a new version that words or draws a digest differently corrects none.
 */
export interface PostedFacts {
  readonly dayNumber: number | null;
  readonly time: string;
  readonly zone: string;
  /** As people type them. */
  readonly preferences: string;
  readonly entries: readonly EntryFacts[];
}

interface EntryFacts {
  /** `EVENT@YEAR` */
  readonly id: string;
  /** SHA-256 in hexadecimal of what was told of it. */
  readonly facts: string;
  readonly articles: readonly ArticleFacts[];
}

interface ArticleFacts {
  readonly id: string;
  readonly facts: string;
  /** Its words that may have been quoted. */
  readonly quote: string | null;
  /** SHA-256 in hexadecimal of the pages that were named with the quotation; left out where none were. */
  readonly quoteSources?: string;
}

/** Of an entry's quotations more are never shown. */
const QUOTES_KEPT = 4;

/** What a digest tells, as it is kept in its row. */
export async function writeFacts(digest: Digest, order: DigestOrder): Promise<string> {
  const { dayNumber, time, zone, preferences } = order;
  const entries = await Promise.all(digest.entries.map(describeEntry));
  const told: PostedFacts = {
    dayNumber,
    time,
    zone,
    preferences: writePreferences(preferences),
    entries,
  };
  return JSON.stringify(told);
}

/** Null for what another version wrote and this one cannot read. */
export function readFacts(text: string): PostedFacts | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPostedFacts(value) ? value : null;
  } catch {
    return null;
  }
}

/** The order that the digest followed, whatever the channel has changed since; null where it cannot be read. */
export function readOrder(
  { dayNumber, time, zone, preferences }: PostedFacts,
  kind: DigestOrder["kind"],
): DigestOrder | null {
  const reading = readPreferences(preferences, DEFAULT_PREFERENCES);
  return "problem" in reading ? null : { kind, dayNumber, time, zone, ...reading };
}

/**
 * Whether everything that was told is still so, and nothing is missing: the same entries with the same facts, and
 * every article still about them, its words unchanged. Another article about an entry mends nothing.
 */
export async function isStillSo(told: PostedFacts, digest: Digest): Promise<boolean> {
  if (told.entries.length !== digest.entries.length) return false;
  const known = new Map(told.entries.map((entry) => [entry.id, entry]));
  for (const entry of digest.entries) {
    const before = known.get(identifyOccurrence(entry.occurrence));
    if (before === undefined || before.facts !== (await factsOf(entry))) return false;
    for (const article of before.articles) {
      const now = entry.articles.find(({ id }) => id === article.id);
      if (now === undefined || article.facts !== (await articleFacts(now))) return false;
      if (article.quote !== null && !says(now, article.quote)) return false;
      if (!(await restsOnTheSame(article, entry))) return false;
    }
  }
  return true;
}

/** Whether the same words are still quoted with the same pages. Other words are judged by `says` alone. */
async function restsOnTheSame(
  { id, quote, quoteSources }: ArticleFacts,
  { quotations }: DigestEntry,
): Promise<boolean> {
  const now = quotations.find(({ article, text }) => article.id === id && text === quote);
  return now === undefined || (await sourcesFact(now)) === quoteSources;
}

/** Nothing for a quotation without pages of its own, as in digests of older versions. */
async function sourcesFact({ sources }: Quotation): Promise<string | undefined> {
  return sources.length === 0 ? undefined : hashText(JSON.stringify(sources));
}

async function describeEntry(entry: DigestEntry): Promise<EntryFacts> {
  const quotes = new Map(
    entry.quotations.slice(0, QUOTES_KEPT).map((quotation) => [quotation.article.id, quotation]),
  );
  return {
    id: identifyOccurrence(entry.occurrence),
    facts: await factsOf(entry),
    articles: await Promise.all(
      entry.articles.map((article) => toldArticle(article, quotes.get(article.id))),
    ),
  };
}

async function toldArticle(article: Article, quotation?: Quotation): Promise<ArticleFacts> {
  const quoteSources = quotation && (await sourcesFact(quotation));
  return {
    id: article.id,
    facts: await articleFacts(article),
    quote: quotation?.text ?? null,
    ...(quoteSources === undefined ? {} : { quoteSources }),
  };
}

async function factsOf({ occurrence }: DigestEntry): Promise<string> {
  const { event, date, until, years, ordinal, basis, precision, theme } = occurrence;
  const { nameThen, nameToday } = occurrence;
  const { title, summary, dates, calendar, sources } = event;
  const when = [date, until, years, ordinal, basis, precision, dates, calendar];
  return hashText(JSON.stringify([when, title, summary, theme, nameThen, nameToday, sources]));
}

function articleFacts({ title, source, url, published }: Article): Promise<string> {
  return hashText(JSON.stringify([title, source, url, published]));
}

/** Compared by letters and digits alone: how an article is cut and joined is not what it says. */
function says({ blocks }: Article, quote: string): boolean {
  return lettersOf(blocks.map(({ text }) => text).join(" ")).includes(lettersOf(quote));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function isPostedFacts(value: unknown): value is PostedFacts {
  return (
    hasTexts(value, ["time", "zone", "preferences"]) &&
    (value["dayNumber"] === null || typeof value["dayNumber"] === "number") &&
    isListOf(value["entries"], isEntryFacts)
  );
}

function isEntryFacts(value: unknown): value is EntryFacts {
  return hasTexts(value, ["id", "facts"]) && isListOf(value["articles"], isArticleFacts);
}

function isArticleFacts(value: unknown): value is ArticleFacts {
  return (
    hasTexts(value, ["id", "facts"]) &&
    (value["quote"] === null || typeof value["quote"] === "string")
  );
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function hasTexts(value: unknown, fields: readonly string[]): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    fields.every((field) => typeof Reflect.get(value, field) === "string")
  );
}
