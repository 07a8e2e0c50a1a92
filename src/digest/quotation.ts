import type { Article, ArticleSource } from "../article/article.ts";
import type { CatalogueEvent } from "../event/event.ts";
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
export function readableIn(
  languages: readonly Language[],
  quotations: readonly Quotation[],
): readonly Quotation[] {
  const own = quotations.filter(({ article }) => languages.includes(article.language));
  return own.length > 0 ? own : quotations.slice(0, 1);
}
