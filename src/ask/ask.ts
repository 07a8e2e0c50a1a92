import type { Article } from "../article/article.ts";
import type { Passage } from "../article/passage.ts";
import type { Answer, Answerer, Excerpt, Result } from "./answer.ts";
import { buildArticleFilter } from "./question/match-filters.ts";
import { CONFIDENCE_MIN } from "./confidence/confidence.ts";
import { buildExcerpt } from "./excerpt/build-excerpt.ts";
import { createFinder, type Findings, type RankedArticle } from "./retrieve.ts";
import type { GlossaryTerm } from "./glossary.ts";
import { listNotices, suggestTerms } from "./answer/notices.ts";
import { narrows, type Filters } from "./question/parse-filters.ts";
import type { Query } from "./query/build-query.ts";
import { readerFor } from "./rerank/passage-features.ts";
import { parseQuestion, type Question } from "./question/parse-question.ts";
import type { SearchIndex } from "./search-index.ts";
import { chooseExcerpts } from "./excerpt/choose-excerpts.ts";
import type { SourcePrior } from "./rerank/source-prior.ts";

/** The content that questions are answered from. */
export interface Library {
  readonly articles: readonly Article[];
  readonly passages: readonly Passage[];
  readonly glossary: readonly GlossaryTerm[];
  /** Holds exactly the passages, analysed with the glossary. */
  readonly index: SearchIndex;
  /** Of the articles. */
  readonly standing: SourcePrior;
}

/** Results of one answer; nobody pages further. */
const RESULTS_MAX = 20;
const NEAREST_MAX = 3;
const DID_YOU_MEAN_MAX = 3;
/** Articles that score less than this share of the best one match in passing only. */
const RELATED_SHARE = 0.3;

export function createAnswerer(library: Library): Answerer {
  const finder = createFinder(library.articles, library.index, library.standing);
  return {
    ask(typed) {
      const question = parseQuestion(typed);
      if (!saysWords(question.text) && asksForArticles(question.filters)) {
        return listed(question, library);
      }
      const findings = finder.find(question, RESULTS_MAX);
      if (findings.terms.isOnlyStopWords && question.phrases.length === 0) return NOTHING;
      // Words in quotation marks that were found as they stand are what was asked for, however common.
      const least = question.phrases.length > 0 ? 0 : CONFIDENCE_MIN;
      return findings.confidence > least
        ? found(findings, question.filters, library)
        : notFound(findings, library);
    },
  };
}

function found(
  { articles, terms, read }: Findings,
  { sort }: Filters,
  { index, glossary }: Library,
): Answer {
  const least = (articles[0]?.score ?? 0) * RELATED_SHARE;
  const related = articles.filter(({ score }) => score >= least);
  const excerpts = chooseExcerpts(related, read);
  const results = related.map((ranked, place) => resultOf(ranked, excerpts[place] ?? []));
  if (sort === "date") results.sort(newestFirst);
  return { kind: "found", results, notices: listNotices(terms, articles, glossary, index) };
}

/** What is undated comes last. */
function newestFirst(one: Pick<Result, "article">, other: Pick<Result, "article">): number {
  return (other.article.published ?? "").localeCompare(one.article.published ?? "");
}

/** Filters alone, `year:2021 tag:forum`, ask for the articles themselves: the newest first. */
function listed({ filters }: Question, { articles, passages, index }: Library): Answer {
  const accepts = buildArticleFilter(filters, articles, index);
  const firsts = new Map<Article, RankedArticle>();
  for (const passage of passages) {
    const { article } = passage;
    if (firsts.has(article) || !accepts(article)) continue;
    firsts.set(article, { article, hits: [{ passage, score: 0, logit: 0 }], score: 0 });
  }
  const read = readerFor(NO_TERMS, index);
  const results = [...firsts.values()]
    .toSorted(newestFirst)
    .slice(0, RESULTS_MAX)
    .map((ranked) =>
      resultOf(
        ranked,
        ranked.hits.map(({ passage }) => buildExcerpt(read(passage))),
      ),
    );
  return results.length > 0 ? { kind: "found", results, notices: [] } : NOTHING;
}

const NOTHING: Answer = { kind: "not-found", nearest: [], didYouMean: [] };

const NO_TERMS: Query = {
  terms: [],
  corrections: [],
  names: [],
  maxScore: 0,
  isPastedPage: false,
  spellings: new Set(),
  typed: [],
  isQuestion: false,
  isOnlyStopWords: false,
  answerType: null,
};

function saysWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function asksForArticles(filters: Filters): boolean {
  return narrows(filters) || filters.sort === "date";
}

function resultOf({ article, hits, score }: RankedArticle, excerpts: readonly Excerpt[]): Result {
  return { article, excerpts, passageCount: hits.length, score };
}

function notFound({ articles, terms }: Findings, { index, glossary }: Library): Answer {
  return {
    kind: "not-found",
    nearest: articles.slice(0, NEAREST_MAX).map(({ article }) => article),
    didYouMean: suggestTerms(terms, articles, glossary, index).slice(0, DID_YOU_MEAN_MAX),
  };
}
