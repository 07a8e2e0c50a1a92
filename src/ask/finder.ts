import type { Article } from "../article/article.ts";
import { questionTerms, type QuestionTerms } from "./question-terms.ts";
import type { Hit, SearchIndex } from "./search-index.ts";
import { standingOf, type Standing } from "./standing.ts";

/** What the articles hold on a question, before it is decided whether that is an answer. */
export interface Findings {
  readonly terms: QuestionTerms;
  /** Best first. */
  readonly articles: readonly RankedArticle[];
  /** 0 to about 1.5: how much of what the question asks stands in the best passage. */
  readonly confidence: number;
}

export interface RankedArticle {
  readonly article: Article;
  /** Its passages that match, best first. */
  readonly hits: readonly Hit[];
  readonly score: number;
}

export interface Finder {
  find(question: string, articlesMax: number): Findings;
}

/** Passages fetched for each article wanted: a long article must not fill the whole list. */
const PASSAGES_PER_ARTICLE = 5;

export function createFinder(articles: readonly Article[], index: SearchIndex): Finder {
  const standing = standingOf(articles);
  return {
    find(question, articlesMax) {
      const terms = questionTerms(question, index);
      const hits = index.rank(
        { words: terms.words, phrases: [], without: [], accept: null },
        articlesMax * PASSAGES_PER_ARTICLE,
      );
      const ranked = byArticle(hits, standing).slice(0, articlesMax);
      return { terms, articles: ranked, confidence: confidenceOf(hits[0], terms) };
    },
  };
}

function byArticle(hits: readonly Hit[], standing: Standing): readonly RankedArticle[] {
  const groups = new Map<Article, Hit[]>();
  for (const hit of hits) {
    const { article } = hit.passage;
    groups.set(article, [...(groups.get(article) ?? []), hit]);
  }
  return [...groups]
    .map(([article, found]) => ({
      article,
      hits: found,
      score: (found[0]?.score ?? 0) * standing.bonus(article),
    }))
    .toSorted((one, other) => other.score - one.score);
}

/** The best score as a share of what the question's words could bring at all. */
function confidenceOf(best: Hit | undefined, { worth }: QuestionTerms): number {
  return best && worth > 0 ? best.score / worth : 0;
}
