import type { Article } from "../article/article.ts";

/**
 * Finds whole articles by what stands on their covers: title, headings, tags, people, source and the names of their events,
 * in either language. Lists are best first and may be empty. Never throws on any text.
 */
export interface ArticleFinder {
  /** For what somebody has typed so far: the last word may be unfinished, and longer words mistyped. */
  findWhileTyping(typed: string, limit: number): readonly Article[];
  /** For a question that nothing answers: articles that have half of its words or more. */
  findNearest(question: string, limit: number): readonly Article[];
  /** Articles with the same people, tags, events and words as one, without itself. */
  findRelated(article: Article, limit: number): readonly Article[];
}
