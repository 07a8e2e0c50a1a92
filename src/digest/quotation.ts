import type { Article, ArticleSource } from "../article/article.ts";
import type { CivilDate } from "../dates/civil-date.ts";
import type { CatalogueEvent, Occurrence } from "../event/event.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { Language } from "../language.ts";

/** An article's own words about an event. They were true when it was published, so they are shown with that date. */
export interface Quotation {
  readonly article: Article;
  readonly text: string;
  /** Something of the passage was left out before or after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** The pages that state it; empty where it rests on the article's own source. */
  readonly sources: readonly ArticleSource[];
  /** How well it fits the event, to be compared with other quotations about it; more is better. */
  readonly fit: number;
}

/** What an article says about an event; null where no passage of it is about the event. Bound to the library. */
export type QuotationOf = (article: Article, event: CatalogueEvent) => Quotation | null;

/** Words in another language than the message's are quoted only where there are no others, and then once. */
function readableIn(
  languages: readonly Language[],
  quotations: readonly Quotation[],
): readonly Quotation[] {
  const own = quotations.filter(({ article }) => languages.includes(article.language));
  return own.length > 0 ? own : quotations.slice(0, 1);
}

/** For whom an entry is told, and what they have read before it. */
interface Reader {
  readonly languages: readonly Language[];
  /** The reader's day. */
  readonly asOf: CivilDate;
  /** Quotations shown before. */
  readonly read: readonly string[];
}

/** The best quotation that says more than the entry itself and what was read before; null where none does. */
export function chooseQuotation(
  { occurrence, quotations }: { occurrence: Occurrence; quotations: readonly Quotation[] },
  { languages, asOf, read }: Reader,
): Quotation | null {
  const told = languages.flatMap((language) => {
    const { title, details, origin, summary } = wordOccurrence(occurrence, asOf, language);
    return [title, ...details, origin ?? "", summary ?? ""];
  });
  const said = [...told, ...read];
  const best = readableIn(languages, quotations).slice(0, BEST_MAX);
  return best.find(({ text }) => saysMore(text, said)) ?? null;
}

/** Those that fit less mention the event in passing, and an entry is better without them. */
const BEST_MAX = 2;

/** Whether most of what a text says is new beside what was said: a fact is told once. */
function saysMore(text: string, said: readonly string[]): boolean {
  const known = new Set(said.flatMap(wordsOf));
  const words = [...new Set(wordsOf(text))];
  const repeated = words.filter((word) => known.has(word)).length;
  return repeated < words.length * REPEATED_SHARE_MAX;
}

/** Of the different words of a quotation. Half of them are enough to tell the same fact in another order. */
const REPEATED_SHARE_MAX = 0.5;

/** Words of three letters and more, numbers, and pairs of Chinese characters. */
function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const latin = lower.match(/[\p{Script=Latin}\d]+/gu) ?? [];
  // Overlapping pairs: each character with the one after it.
  const chinese = [...lower.matchAll(/\p{Script=Han}(?=(\p{Script=Han}))/gu)].map(
    ([one, next = ""]) => `${one}${next}`,
  );
  return [
    ...latin.filter((word) => (word.length > 2 || /\d/.test(word)) && !COMMON.has(word)),
    ...chinese,
  ];
}

const COMMON: ReadonlySet<string> = new Set(
  "the and that this which with was were are for from has had its their been not but who also".split(
    " ",
  ),
);
