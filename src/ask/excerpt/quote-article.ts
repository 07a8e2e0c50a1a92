import type { Article } from "../../article/article.ts";
import type { Excerpt } from "../answer.ts";
import { createPassageAnalyser } from "../passage/analyse-passage.ts";
import { buildQuery } from "../query/build-query.ts";
import { toPhrase } from "../query/phrase.ts";
import { buildQuestionFeatures } from "../rerank/question-features.ts";
import { createPassageScorer } from "../rerank/score-passage.ts";
import type { SynonymTable } from "../rerank/synonyms.ts";
import type { Hit, SearchIndex, SearchQuery } from "../search-index.ts";
import { buildExcerpt } from "./build-excerpt.ts";

export interface Quote extends Excerpt {
  /** The score of its passage as a share of the greatest one for the subject's words; up to about 3. */
  readonly match: number;
}

export interface QuotedSubject {
  readonly subject: string;
  readonly date: string | null;
}

/** A passage that has less of the subject's words is about something else. */
const MATCH_MIN = 0.5;

/**
 * The best excerpt of one article on a subject, as an answer would show it; null where none of its passages is about it.
 * A passage that writes the date, word for word, goes before one that only shares the subject's words:
 * the forum of 2018 is no news of the forum of 2017.
 */
export function quoteArticle(
  { subject, date }: QuotedSubject,
  article: Article,
  { index, synonyms }: { readonly index: SearchIndex; readonly synonyms: SynonymTable },
): Quote | null {
  const query = buildQuery(`${subject} ${date ?? ""}`, index);
  const searchQuery: SearchQuery = {
    terms: query.terms,
    phrases: date === null ? [] : [toPhrase(date, index)],
    without: [],
    accept: (passage) => passage.article === article,
  };
  const best = findBest(searchQuery, index) ?? findBest({ ...searchQuery, phrases: [] }, index);
  if (best === undefined || best.score <= query.maxScore * MATCH_MIN) return null;
  const features = buildQuestionFeatures(query, index, synonyms);
  const scorePassage = createPassageScorer(features, createPassageAnalyser(index));
  return { ...buildExcerpt(scorePassage(best.passage)), match: best.score / query.maxScore };
}

function findBest(query: SearchQuery, index: SearchIndex): Hit | undefined {
  return index.rank(query, 1)[0];
}
