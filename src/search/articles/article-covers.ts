import type { Article } from "../../article/article.ts";

/** An article and the names of its events in all languages. */
export interface ArticleWithEvents {
  readonly article: Article;
  readonly eventNames: readonly string[];
}

/** What of an article is indexed, field by field. */
export const COVER_FIELDS = ["title", "headings", "tags", "people", "source", "events"] as const;
export type CoverField = (typeof COVER_FIELDS)[number];

export function readCover({ article, eventNames }: ArticleWithEvents): Record<CoverField, string> {
  const headings = article.blocks.filter(({ kind }) => kind === "heading");
  return {
    title: article.title,
    headings: joinLines(headings.map(({ text }) => text)),
    tags: joinLines(article.tags),
    people: joinLines(article.people.map(({ name, office }) => `${name} ${office ?? ""}`)),
    source: article.source,
    events: joinLines(eventNames),
  };
}

/** On lines of their own, so that no pair of Chinese characters reaches from one into the next. */
function joinLines(texts: readonly string[]): string {
  return texts.join("\n");
}
