import * as v from "valibot";
import type { Article } from "../../article/article.ts";
import { identifyOccurrence } from "../compose/compose-digest.ts";
import type { Quotation } from "../quotation.ts";
import type { Digest, DigestEntry } from "../digest.ts";
import { hashText } from "../../sha256.ts";
import { preferencesSchema } from "../stored/stored-preferences.ts";
import type { DigestOrder } from "../subscription.ts";

/**
 * The facts that a posted digest told and the order that it followed, so that a mistake in it is found later.
 * Facts, not the rendering: a new version that words or draws a digest differently corrects none.
 */
export type PostedFacts = v.InferOutput<typeof factsSchema>;
type EntryFacts = PostedFacts["entries"][number];
type ArticleFacts = EntryFacts["articles"][number];

const articleSchema = v.object({
  id: v.string(),
  /** SHA-256 in hexadecimal of what was told of it, here and below. */
  facts: v.string(),
  /** Its words that may have been quoted. */
  quote: v.nullable(v.string()),
  /** The pages that were named with the quotation, likewise; left out where none were. */
  quoteSources: v.exactOptional(v.string()),
});

const entrySchema = v.object({
  /** `EVENT@YEAR` */
  id: v.string(),
  facts: v.string(),
  articles: v.array(articleSchema),
});

const factsSchema = v.object({
  version: v.literal(1),
  dayNumber: v.nullable(v.number()),
  time: v.string(),
  zone: v.string(),
  preferences: preferencesSchema,
  entries: v.array(entrySchema),
});

/** Of an entry's quotations more are never shown. */
const QUOTES_KEPT = 4;

/** What a digest tells, as it is kept in its row. */
export async function writeFacts(digest: Digest, order: DigestOrder): Promise<string> {
  const { dayNumber, time, zone, preferences } = order;
  const entries = await Promise.all(digest.entries.map(describeEntry));
  return JSON.stringify({ version: 1, dayNumber, time, zone, preferences, entries });
}

/** Null for what another version wrote and this one cannot read. */
export function readFacts(text: string): PostedFacts | null {
  try {
    const reading = v.safeParse(factsSchema, JSON.parse(text));
    return reading.success ? reading.output : null;
  } catch {
    return null;
  }
}

/** The order that the digest followed, whatever the channel has changed since. */
export function readOrder(
  { dayNumber, time, zone, preferences }: PostedFacts,
  kind: DigestOrder["kind"],
): DigestOrder {
  return { kind, dayNumber, time, zone, preferences };
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
