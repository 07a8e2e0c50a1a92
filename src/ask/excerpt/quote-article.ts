import type { Article } from "../../article/article.ts";
import type { Excerpt } from "../answer.ts";
import { buildExcerpt } from "./build-excerpt.ts";
import { toPhrase } from "../retrieve.ts";
import { buildQuery } from "../query/build-query.ts";
import { readerFor } from "../rerank/passage-features.ts";
import type { Hit, SearchIndex, SearchQuery } from "../search-index.ts";

export interface Quote extends Excerpt {
  /** How much of the subject's words stand in its passage, as a share of what they could bring; up to about 3. */
  readonly match: number;
}

/** A passage that has less of the subject's words is about something else. */
const FIT_MIN = 0.5;

/**
 * The best excerpt of one article on a subject, as an answer would show it; null where none of its passages is about it.
 * A passage that writes the date, word for word, goes before one that only shares the subject's words:
 * the forum of 2018 is no news of the forum of 2017.
 */
export function quoteArticle(
  { subject, date }: { readonly subject: string; readonly date: string | null },
  article: Article,
  index: SearchIndex,
): Quote | null {
  const terms = buildQuery(`${subject} ${date ?? ""}`, index);
  const wanted: SearchQuery = {
    terms: terms.terms,
    phrases: date === null ? [] : [toPhrase(date, index)],
    without: [],
    accept: (passage) => passage.article === article,
  };
  const best = bestOf(wanted, index) ?? bestOf({ ...wanted, phrases: [] }, index);
  if (best === undefined || best.score <= terms.maxScore * FIT_MIN) return null;
  return {
    ...buildExcerpt(readerFor(terms, index)(best.passage)),
    match: best.score / terms.maxScore,
  };
}

function bestOf(wanted: SearchQuery, index: SearchIndex): Hit | undefined {
  return index.rank(wanted, 1)[0];
}
