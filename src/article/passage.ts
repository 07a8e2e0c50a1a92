import type { Article, ArticleSource } from "./article.ts";

/** What a search finds: a paragraph or a few sentences that know their article. */
export interface Passage {
  /** `ARTICLE#ORDINAL`, unique in the library. */
  readonly id: string;
  readonly article: Article;
  /** 1-based position in the article. */
  readonly ordinal: number;
  /** The nearest heading above, or null. */
  readonly heading: string | null;
  /** The source's own words, white space folded. */
  readonly text: string;
  /** The pages that state it; empty where it rests on the article's own source. */
  readonly sources: readonly ArticleSource[];
}

/** The article's title, and on a line of its own the heading above the passage. */
export function joinTitles({ article, heading }: Passage): string {
  return heading === null ? article.title : `${article.title}\n${heading}`;
}
