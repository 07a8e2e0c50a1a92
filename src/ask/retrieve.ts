import type { Article } from "../article/article.ts";
import { buildArticleFilter, type ArticleFilter } from "./question/match-filters.ts";
import { estimateConfidence } from "./confidence/confidence.ts";
import { buildQuery, type Query } from "./query/build-query.ts";
import {
  RESCORED_MAX,
  findExpansionTerms,
  addExpansionTerms,
  isTopicQuery,
} from "./query/relevance-feedback.ts";
import { keepOrder, rerank, type RankedPassage } from "./rerank/rerank.ts";
import { narrows } from "./question/parse-filters.ts";
import { matchesOneStemOnly } from "./confidence/stem-only-match.ts";
import type { Question } from "./question/parse-question.ts";
import type { Hit, Phrase, SearchIndex, SearchQuery, QueryTerm } from "./search-index.ts";
import { readerFor, type Reader } from "./rerank/passage-features.ts";
import { countSourcePrior, type SourcePrior } from "./rerank/source-prior.ts";

/** What the articles hold on a question, before it is decided whether that is an answer. */
export interface Findings {
  readonly terms: Query;
  /** Ranking has read the best passages already, and excerpts are cut from the same ones. */
  readonly read: Reader;
  /** Best first. */
  readonly articles: readonly RankedArticle[];
  /** How surely the best passage answers the question, 0 to 1; 0 where a phrase was not found. */
  readonly confidence: number;
}

export interface RankedArticle {
  readonly article: Article;
  /** Its passages that match, best first. */
  readonly hits: readonly RankedPassage[];
  readonly score: number;
}

export interface Finder {
  /** Throws UserError for a filter's value that no article has. */
  find(question: Question, articlesMax: number): Findings;
}

/** Passages fetched for each article wanted: a long article must not fill the whole list. */
const PASSAGES_PER_ARTICLE = 5;

/** The standing is that of the articles; where they are many, it has been counted before. */
export function createFinder(
  articles: readonly Article[],
  index: SearchIndex,
  standing: SourcePrior = countSourcePrior(articles),
): Finder {
  return {
    find(question, articlesMax) {
      const accepts = narrows(question.filters)
        ? buildArticleFilter(question.filters, articles, index)
        : null;
      const terms = buildQuery(question.text, index);
      const wanted = wantedBy(question, terms, accepts, index);
      const passagesMax = articlesMax * PASSAGES_PER_ARTICLE;
      const isTopic = isTopicQuery(terms, index);
      const depth = isTopic ? Math.max(passagesMax, RESCORED_MAX) : passagesMax;
      const exact = index.rank(wanted, depth);
      const isExact = exact.length > 0 || wanted.phrases.length === 0;
      const sought = isExact ? wanted : { ...wanted, phrases: [] };
      const first = isExact ? exact : index.rank(sought, depth);
      const confidence = isExact ? confidenceIn(first[0], terms, index) : 0;
      const read = readerFor(terms, index);
      const further = isTopic ? findExpansionTerms(terms, first, index) : null;
      const hits = further
        ? keepOrder(askedAgain(sought, further, first, index).slice(0, passagesMax), terms.maxScore)
        : judged(first.slice(0, passagesMax), terms, read);
      return {
        terms,
        read,
        confidence,
        articles: groupByArticle(hits, standing).slice(0, articlesMax),
      };
    },
  };
}

function confidenceIn(best: Hit | undefined, terms: Query, index: SearchIndex): number {
  if (!best) return 0;
  return estimateConfidence(
    {
      score: best.score,
      maxScore: terms.maxScore,
      matchesOneStemOnly: matchesOneStemOnly(best.passage, terms, index),
    },
    index,
  );
}

/** In a small library all passages are asked: what none of the question's own words stand in may be found then. */
function askedAgain(
  sought: SearchQuery,
  further: readonly QueryTerm[],
  first: readonly Hit[],
  index: SearchIndex,
): readonly Hit[] {
  return first.length < RESCORED_MAX
    ? index.rank({ ...sought, terms: addExpansionTerms(sought.terms, further) }, RESCORED_MAX)
    : index.rescore(further, first);
}

/** What tells about a topic is wanted broadly; only a question has an answer in some sentence. */
function judged(hits: readonly Hit[], terms: Query, read: Reader): readonly RankedPassage[] {
  return terms.isQuestion ? rerank(hits, terms.maxScore, read) : keepOrder(hits, terms.maxScore);
}

function wantedBy(
  { phrases, without }: Question,
  { terms }: Query,
  accepts: ArticleFilter | null,
  index: SearchIndex,
): SearchQuery {
  return {
    terms,
    phrases: phrases.map((phrase) => toPhrase(phrase, index)),
    without: without.map((phrase) => toPhrase(phrase, index)),
    accept: accepts && (({ article }) => accepts(article)),
  };
}

/** A text to be found word for word. */
export function toPhrase(text: string, index: SearchIndex): Phrase {
  return index
    .analyse(text)
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map(({ term }) => term);
}

function groupByArticle(
  hits: readonly RankedPassage[],
  standing: SourcePrior,
): readonly RankedArticle[] {
  const groups = new Map<Article, RankedPassage[]>();
  for (const hit of hits) {
    const group = groups.get(hit.passage.article);
    if (group) group.push(hit);
    else groups.set(hit.passage.article, [hit]);
  }
  return [...groups]
    .map(([article, found]) => ({
      article,
      hits: leadFirst(found),
      score: (found[0]?.score ?? 0) * standing.factorOf(article),
    }))
    .toSorted((one, other) => other.score - one.score);
}

/**
 * Writers say the most important first (https://en.wikipedia.org/wiki/Inverted_pyramid_(journalism)).
 * The number was chosen by the questions of test/end-to-end/questions.test.ts on the shipped articles alone;
 * no collection measures it, because their documents have one passage each.
 */
const LEAD_ODDS = 1;

/** Among nearly equal passages of one article its first is shown; which article is best is not touched. */
function leadFirst(hits: readonly RankedPassage[]): readonly RankedPassage[] {
  return hits.toSorted((one, other) => worthShowing(other) - worthShowing(one));
}

function worthShowing({ passage, logit }: RankedPassage): number {
  return passage.ordinal === 1 ? logit + LEAD_ODDS : logit;
}
