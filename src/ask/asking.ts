import type { Article } from "../article/article.ts";
import type { Passage } from "../article/passage.ts";
import type { Answer, Asking, Result } from "./answer.ts";
import { excerptOf } from "./excerpt.ts";
import { createFinder, type Findings, type RankedArticle } from "./finder.ts";
import type { GlossaryTerm } from "./glossary.ts";
import { noticesOf, suggestedTerms } from "./notices.ts";
import type { QuestionTerms } from "./question-terms.ts";
import type { SearchIndex } from "./search-index.ts";

/** The content that questions are answered from. */
export interface Library {
  readonly articles: readonly Article[];
  readonly passages: readonly Passage[];
  readonly glossary: readonly GlossaryTerm[];
  /** Holds exactly the passages, analysed with the glossary. */
  readonly index: SearchIndex;
}

/** Results of one answer; nobody pages further. */
export const RESULTS_MAX = 20;
const EXCERPTS_MAX = 3;
const NEAREST_MAX = 3;
const DID_YOU_MEAN_MAX = 3;
/** Articles that score less than this share of the best one match in passing only. */
const RELATED_SHARE = 0.3;
/** Below this the articles share words with the question and do not answer it. */
const CONFIDENCE_MIN = 0.35;

export function createAsking(library: Library): Asking {
  const finder = createFinder(library.articles, library.index);
  return {
    ask(question) {
      const findings = finder.find(question, RESULTS_MAX);
      return findings.confidence < CONFIDENCE_MIN
        ? notFound(findings, library)
        : found(findings, library);
    },
  };
}

function found({ articles, terms }: Findings, { index, glossary }: Library): Answer {
  const least = (articles[0]?.score ?? 0) * RELATED_SHARE;
  const results = articles
    .filter(({ score }) => score >= least)
    .map((ranked) => resultOf(ranked, terms, index));
  return { kind: "found", results, notices: noticesOf(terms, articles, glossary, index) };
}

function resultOf(
  { article, hits, score }: RankedArticle,
  { words }: QuestionTerms,
  index: SearchIndex,
): Result {
  const excerpts = hits
    .slice(0, EXCERPTS_MAX)
    .map(({ passage }) => excerptOf(passage, words, index));
  return { article, excerpts, passageCount: hits.length, score };
}

function notFound({ articles, terms }: Findings, { index, glossary }: Library): Answer {
  return {
    kind: "not-found",
    nearest: articles.slice(0, NEAREST_MAX).map(({ article }) => article),
    didYouMean: suggestedTerms(terms, articles, glossary, index).slice(0, DID_YOU_MEAN_MAX),
  };
}
