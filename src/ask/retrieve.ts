import type { Article } from "../article/article.ts";
import { articleFilter, type ArticleFilter } from "./question/match-filters.ts";
import { confidenceOf } from "./confidence/confidence.ts";
import { questionTerms, type QuestionTerms } from "./query/build-query.ts";
import { ASKED_AGAIN, furtherWords, joined, tellsTopic } from "./query/relevance-feedback.ts";
import { asFound, likeliestFirst, type JudgedHit } from "./rerank/rerank.ts";
import { narrows } from "./question/parse-filters.ts";
import { matchesLoneRelative } from "./confidence/stem-only-match.ts";
import type { Question } from "./question/parse-question.ts";
import type { Hit, Phrase, SearchIndex, Wanted, WantedWord } from "./search-index.ts";
import { readerFor, type Reader } from "./rerank/passage-features.ts";
import { standingOf, type Standing } from "./rerank/source-prior.ts";

/** What the articles hold on a question, before it is decided whether that is an answer. */
export interface Findings {
  readonly terms: QuestionTerms;
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
  readonly hits: readonly JudgedHit[];
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
  standing: Standing = standingOf(articles),
): Finder {
  return {
    find(question, articlesMax) {
      const accepts = narrows(question.filters)
        ? articleFilter(question.filters, articles, index)
        : null;
      const terms = questionTerms(question.text, index);
      const wanted = wantedBy(question, terms, accepts, index);
      const passagesMax = articlesMax * PASSAGES_PER_ARTICLE;
      const isTopic = tellsTopic(terms, index);
      const depth = isTopic ? Math.max(passagesMax, ASKED_AGAIN) : passagesMax;
      const exact = index.rank(wanted, depth);
      const isExact = exact.length > 0 || wanted.phrases.length === 0;
      const sought = isExact ? wanted : { ...wanted, phrases: [] };
      const first = isExact ? exact : index.rank(sought, depth);
      const confidence = isExact ? confidenceIn(first[0], terms, index) : 0;
      const read = readerFor(terms, index);
      const further = isTopic ? furtherWords(terms, first, index) : null;
      const hits = further
        ? asFound(askedAgain(sought, further, first, index).slice(0, passagesMax), terms.worth)
        : judged(first.slice(0, passagesMax), terms, read);
      return { terms, read, confidence, articles: byArticle(hits, standing).slice(0, articlesMax) };
    },
  };
}

function confidenceIn(best: Hit | undefined, terms: QuestionTerms, index: SearchIndex): number {
  if (!best) return 0;
  const isLoneRelative = matchesLoneRelative(best.passage, terms, index);
  return confidenceOf({ score: best.score, worth: terms.worth, isLoneRelative }, index);
}

/** In a small library all passages are asked: what none of the question's own words stand in may be found then. */
function askedAgain(
  sought: Wanted,
  further: readonly WantedWord[],
  first: readonly Hit[],
  index: SearchIndex,
): readonly Hit[] {
  return first.length < ASKED_AGAIN
    ? index.rank({ ...sought, words: joined(sought.words, further) }, ASKED_AGAIN)
    : index.rankAgain(further, first);
}

/** What tells about a topic is wanted broadly; only a question has an answer in some sentence. */
function judged(hits: readonly Hit[], terms: QuestionTerms, read: Reader): readonly JudgedHit[] {
  return terms.asks ? likeliestFirst(hits, terms.worth, read) : asFound(hits, terms.worth);
}

function wantedBy(
  { phrases, without }: Question,
  { words }: QuestionTerms,
  accepts: ArticleFilter | null,
  index: SearchIndex,
): Wanted {
  return {
    words,
    phrases: phrases.map((phrase) => phraseOf(phrase, index)),
    without: without.map((phrase) => phraseOf(phrase, index)),
    accept: accepts && (({ article }) => accepts(article)),
  };
}

/** A text to be found word for word. */
export function phraseOf(text: string, index: SearchIndex): Phrase {
  return index
    .analyse(text)
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map(({ term }) => term);
}

function byArticle(hits: readonly JudgedHit[], standing: Standing): readonly RankedArticle[] {
  const groups = new Map<Article, JudgedHit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.passage.article);
    if (group) group.push(hit);
    else groups.set(hit.passage.article, [hit]);
  }
  return [...groups]
    .map(([article, found]) => ({
      article,
      hits: leadFirst(found),
      score: (found[0]?.score ?? 0) * standing.bonus(article),
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
function leadFirst(hits: readonly JudgedHit[]): readonly JudgedHit[] {
  return hits.toSorted((one, other) => worthShowing(other) - worthShowing(one));
}

function worthShowing({ passage, odds }: JudgedHit): number {
  return passage.ordinal === 1 ? odds + LEAD_ODDS : odds;
}
