import type { Article } from "../article/article.ts";
import type { Passage } from "../article/passage.ts";
import type { Result } from "./answer.ts";
import { buildExcerpt } from "./excerpt/build-excerpt.ts";
import type { Library } from "./library.ts";
import { createPassageAnalyser } from "./passage/analyse-passage.ts";
import { buildQuery } from "./query/build-query.ts";
import { hasPhrase, toPhrase } from "./query/phrase.ts";
import { buildPassageFilter } from "./question/match-filters.ts";
import { narrows } from "./question/parse-filters.ts";
import type { Question } from "./question/parse-question.ts";
import { buildQuestionFeatures } from "./rerank/question-features.ts";
import { createPassageScorer } from "./rerank/score-passage.ts";
import type { SearchIndex } from "./search-index.ts";

/** Whether a question has filters alone, and no word to look for. */
export function asksForArticlesOnly({ text, filters }: Question): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && (narrows(filters) || filters.sort === "date");
}

/** Filters alone, `year:2021 tag:forum`, ask for the articles themselves: the newest first. */
export function listArticles(
  { filters, without }: Question,
  library: Library,
  articlesMax: number,
): readonly Result[] {
  const { articles, passages, index, synonyms } = library;
  const isWanted = buildPassageFilter(filters, articles, index);
  const excluded = findArticlesWith(without, passages, index);
  const firsts = new Map<Article, Passage>();
  for (const passage of passages) {
    const { article } = passage;
    if (firsts.has(article) || excluded.has(article)) continue;
    if (isWanted(passage)) firsts.set(article, passage);
  }
  const nothingAsked = buildQuestionFeatures(buildQuery("", index), index, synonyms);
  const scorePassage = createPassageScorer(nothingAsked, createPassageAnalyser(index));
  return [...firsts]
    .map(([article, passage]) => ({ article, passage }))
    .toSorted(compareNewestFirst)
    .slice(0, articlesMax)
    .map(({ article, passage }): Result => ({
      article,
      excerpts: [buildExcerpt(scorePassage(passage))],
      passageCount: 1,
      score: 0,
    }));
}

/** The articles that have one of the phrases in a passage or in its title. */
function findArticlesWith(
  phrases: readonly string[],
  passages: readonly Passage[],
  index: SearchIndex,
): ReadonlySet<Article> {
  const wanted = phrases
    .map((phrase) => toPhrase(phrase, index))
    .filter(({ length }) => length > 0);
  if (wanted.length === 0) return new Set();
  const having = passages.filter((passage) =>
    wanted.some((phrase) =>
      hasPhrase(toPhrase(`${passage.article.title}\n${passage.text}`, index), phrase),
    ),
  );
  return new Set(having.map(({ article }) => article));
}

/** What is undated comes last. */
export function compareNewestFirst(
  one: Pick<Result, "article">,
  other: Pick<Result, "article">,
): number {
  return (other.article.published ?? "").localeCompare(one.article.published ?? "");
}
