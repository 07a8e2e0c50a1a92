import type { CivilDate } from "../dates/civil-date.ts";
import { detectLanguage } from "../language.ts";
import type { Answerer, ArticleAnswer, Fact, Found, NotFound, Notice, Result } from "./answer.ts";
import { suggestTerms } from "./answer/did-you-mean.ts";
import { listNotices } from "./answer/notices.ts";
import { CONFIDENCE_MIN, estimateConfidence } from "./confidence/confidence.ts";
import {
  NO_REQUIREMENT,
  readRequirement,
  verifyArticles,
  type Verified,
} from "./confidence/verify-articles.ts";
import { matchesOneStemOnly } from "./confidence/stem-only-match.ts";
import { chooseExcerpts } from "./excerpt/choose-excerpts.ts";
import { readAskedDays } from "./facts/asked-days.ts";
import { collectFacts } from "./facts/collect-facts.ts";
import type { Library, SearchedLibrary } from "./library.ts";
import { asksForArticlesOnly, compareNewestFirst, listArticles } from "./list-articles.ts";
import { createPassageAnalyser, type AnalysedIndex } from "./passage/analyse-passage.ts";
import { buildQuery, type Query } from "./query/build-query.ts";
import { buildPassageFilter } from "./question/match-filters.ts";
import { narrows, NO_FILTERS, type Filters } from "./question/parse-filters.ts";
import { parseQuestion, type Question } from "./question/parse-question.ts";
import { groupByArticle, type RankedArticle } from "./rerank/group-by-article.ts";
import { buildQuestionFeatures } from "./rerank/question-features.ts";
import { keepOrder, rerank, type RankedPassage } from "./rerank/rerank.ts";
import { createPassageScorer, type PassageScorer } from "./rerank/score-passage.ts";
import { retrievePassages } from "./retrieve.ts";
import type { SearchIndex } from "./search-index.ts";

/** What the articles hold on a question, before it is decided whether that is an answer. */
export interface Findings {
  readonly query: Query;
  /** Analyses a passage once for all the steps of this question. */
  readonly analysed: AnalysedIndex;
  readonly scorePassage: PassageScorer;
  /** Best first. */
  readonly articles: readonly RankedArticle[];
  /** How surely the best passage answers the question, 0 to 1; 0 where a phrase was not found. */
  readonly confidence: number;
}

/** Results of one answer; nobody pages further. */
const RESULTS_MAX = 20;
/** Passages fetched for each article: a long article must not fill the whole list. */
const PASSAGES_PER_ARTICLE = 5;
const NEAREST_MAX = 3;
const DID_YOU_MEAN_MAX = 3;
/** Articles that score less than this share of the best one match in passing only. */
const RELATED_SHARE = 0.3;
/** Enough where a sentence does what the question asks for, of all that it names. */
const PROVEN_CONFIDENCE_MIN = 0.1;

/** The way of a question: parse, build the query, retrieve, rerank, verify, judge, choose excerpts, answer. */
export function createAnswerer(library: Library): Answerer {
  return {
    ask(typed, today) {
      const question = parseQuestion(typed);
      if (asksForArticlesOnly(question)) return answerWithArticles(question, library);
      const range = hasNoSyntax(question) ? readAskedDays(question.text, today) : null;
      if (range !== null) return { kind: "days", range };
      const asked = { question, today };
      const answer = answerAsAsked(asked, library);
      if (answer.kind === "found") return answer;
      return answerByItsWords(asked, library) ?? answerWithoutFilters(asked, answer, library);
    },
  };
}

const NOTHING: NotFound = { kind: "not-found", missing: [], nearest: [], didYouMean: [] };

function answerWithArticles(question: Question, library: Library): ArticleAnswer {
  const results = listArticles(question, library, RESULTS_MAX);
  return results.length > 0 ? { kind: "found", facts: [], results, notices: [] } : NOTHING;
}

/** A question, and the day on which it is asked. */
interface Asked {
  readonly question: Question;
  readonly today: CivilDate;
}

function answerAsAsked({ question, today }: Asked, library: Library): ArticleAnswer {
  const findings = findArticles(question, library, RESULTS_MAX);
  const { query } = findings;
  if (query.isOnlyStopWords && question.phrases.length === 0) return NOTHING;
  const asker = { today, language: detectLanguage(question.text) };
  const facts = hasNoSyntax(question) ? collectFacts(query, asker, library) : [];
  const requirement =
    question.phrases.length > 0 ? NO_REQUIREMENT : readRequirement(query, asker, library);
  const verified = verifyArticles(findings.articles, findings.scorePassage, requirement);
  const related = keepRelated(verified, findings);
  const isAnswered = isConfident(findings, related, question);
  if (!isAnswered && facts.length === 0)
    return answerNotFound(question, { findings, verified }, library);
  const shown = isAnswered ? related : { ...verified, articles: [] };
  return answerWith({ findings, shown, facts }, question.filters, library);
}

/** Filters, quotations and exclusions are about articles alone. */
function hasNoSyntax({ filters, phrases, without }: Question): boolean {
  return !narrows(filters) && phrases.length === 0 && without.length === 0;
}

/** A question that stood in quotation marks as a whole, as people copy a headline, and was not found word for word. */
function answerByItsWords({ question, today }: Asked, library: Library): Found | null {
  const { phrases, text } = question;
  if (phrases.length === 0 || text !== phrases.join(" ")) return null;
  const answer = answerAsAsked({ question: { ...question, phrases: [] }, today }, library);
  if (answer.kind !== "found") return null;
  const notice: Notice = { kind: "not-word-for-word", written: text };
  return { ...answer, notices: [notice, ...answer.notices] };
}

/** Says what the filters kept out: an asker who sees nothing would take the whole library for empty. */
function answerWithoutFilters(
  { question, today }: Asked,
  answer: NotFound,
  library: Library,
): NotFound {
  if (!narrows(question.filters)) return answer;
  const unfiltered = answerAsAsked(
    { question: { ...question, filters: NO_FILTERS }, today },
    library,
  );
  if (unfiltered.kind !== "found") return answer;
  const articles = unfiltered.results.slice(0, NEAREST_MAX).map(({ article }) => article);
  return { ...answer, outsideFilters: articles };
}

/** Throws UserError for a filter's value that no article has. */
export function findArticles(
  question: Question,
  { articles, index, synonyms, sourcePrior, lexicon }: SearchedLibrary,
  articlesMax: number,
): Findings {
  const accepts = narrows(question.filters)
    ? buildPassageFilter(question.filters, articles, index)
    : null;
  const query = buildQuery(question.text, index, lexicon);
  const analysed = { index, analyse: createPassageAnalyser(index) };
  const passagesMax = articlesMax * PASSAGES_PER_ARTICLE;
  const retrieved = retrievePassages({ question, query, accepts, passagesMax }, analysed);
  const features = buildQuestionFeatures(query, index, synonyms);
  const scorePassage = createPassageScorer(features, analysed.analyse);
  // What tells about a topic is wanted broadly; only a question has an answer in some sentence.
  const isReranked = query.isQuestion && !retrieved.isExpanded;
  const ranked = isReranked
    ? rerank(retrieved.hits, query.maxScore, scorePassage)
    : keepOrder(retrieved.hits, query.maxScore);
  const found = groupByArticle(ranked, sourcePrior).slice(0, articlesMax);
  const best = retrieved.isExact ? found[0]?.hits[0] : undefined;
  const confidence = judge({ best, query }, scorePassage, index);
  return { query, analysed, scorePassage, articles: found, confidence };
}

/** How surely the best passage answers; 0 where a phrase was not found. */
function judge(
  { best, query }: { readonly best: RankedPassage | undefined; readonly query: Query },
  scorePassage: PassageScorer,
  index: SearchIndex,
): number {
  if (best === undefined) return 0;
  const scored = scorePassage(best.passage);
  const evidence = {
    score: best.score,
    maxScore: query.maxScore,
    matchesOneStemOnly: matchesOneStemOnly(scored.analysed, query),
    scored,
  };
  return estimateConfidence(evidence, index);
}

function isConfident(
  { confidence }: Findings,
  { articles, isProven }: Verified,
  { phrases }: Question,
): boolean {
  if (articles.length === 0) return false;
  // Words in quotation marks that were found as they stand are what was asked for, however common.
  if (phrases.length > 0) return confidence > 0;
  return confidence > (isProven ? PROVEN_CONFIDENCE_MIN : CONFIDENCE_MIN);
}

function keepRelated(verified: Verified, { articles }: Findings): Verified {
  const least = (articles[0]?.score ?? 0) * RELATED_SHARE;
  return { ...verified, articles: verified.articles.filter(({ score }) => score >= least) };
}

interface Answered {
  readonly findings: Findings;
  readonly shown: Verified;
  readonly facts: readonly Fact[];
}

function answerWith(
  { findings, shown, facts }: Answered,
  { sort }: Filters,
  { glossary }: Library,
): Found {
  const { articles, query, analysed } = findings;
  const excerpts = chooseExcerpts(shown.articles, shown.scorePassage, shown.accepts);
  const results = shown.articles.map(({ article, hits, score }, rank): Result => ({
    article,
    excerpts: excerpts[rank] ?? [],
    passageCount: hits.length,
    score,
  }));
  if (sort === "date") results.sort(compareNewestFirst);
  return {
    kind: "found",
    facts,
    results,
    notices: listNotices({ query, articles, glossary }, analysed),
  };
}

interface Judged {
  readonly findings: Findings;
  readonly verified: Verified;
}

function answerNotFound(
  { text, filters }: Question,
  { findings: { articles, query, analysed }, verified: { missing } }: Judged,
  { glossary, articleFinder }: Library,
): NotFound {
  const suggested = suggestTerms({ query, articles, glossary }, analysed);
  const byPassages = articles.map(({ article }) => article);
  // The finder knows nothing of the question's filters.
  const byCover = narrows(filters) ? [] : articleFinder.findNearest(text, NEAREST_MAX);
  return {
    kind: "not-found",
    missing,
    nearest: [...new Set([...byPassages, ...byCover])].slice(0, NEAREST_MAX),
    didYouMean: suggested.slice(0, DID_YOU_MEAN_MAX),
  };
}
