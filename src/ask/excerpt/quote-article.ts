import type { Article } from "../../article/article.ts";
import type { Excerpt } from "../answer.ts";
import { excerptOf } from "./build-excerpt.ts";
import { phraseOf } from "../retrieve.ts";
import { questionTerms } from "../query/build-query.ts";
import { readerFor } from "../rerank/passage-features.ts";
import type { Hit, SearchIndex, Wanted } from "../search-index.ts";

export interface Quote extends Excerpt {
  /** How much of the subject's words stand in its passage, as a share of what they could bring; up to about 3. */
  readonly fit: number;
}

/** A passage that has less of the subject's words is about something else. */
const FIT_MIN = 0.5;

/**
 * The best excerpt of one article on a subject, as an answer would show it; null where none of its passages is about it.
 * A passage that writes the date, word for word, goes before one that only shares the subject's words:
 * the forum of 2018 is no news of the forum of 2017.
 */
export function quoteOn(
  { subject, date }: { readonly subject: string; readonly date: string | null },
  article: Article,
  index: SearchIndex,
): Quote | null {
  const terms = questionTerms(`${subject} ${date ?? ""}`, index);
  const wanted: Wanted = {
    words: terms.words,
    phrases: date === null ? [] : [phraseOf(date, index)],
    without: [],
    accept: (passage) => passage.article === article,
  };
  const best = bestOf(wanted, index) ?? bestOf({ ...wanted, phrases: [] }, index);
  if (best === undefined || best.score <= terms.worth * FIT_MIN) return null;
  return { ...excerptOf(readerFor(terms, index)(best.passage)), fit: best.score / terms.worth };
}

function bestOf(wanted: Wanted, index: SearchIndex): Hit | undefined {
  return index.rank(wanted, 1)[0];
}
