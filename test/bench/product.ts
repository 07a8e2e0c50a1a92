/**
 * The parts of the product that the search's figures are taken of, as `npm run build` made them: what runs TypeScript
 * here keeps the name of every function that is made, which costs the inner loops time that the product does not spend.
 */
const DIST = new URL("../../dist/", import.meta.url);

export const { cutSentences } = (await built(
  "article/sentences.js",
)) as typeof import("../../src/article/sentences.ts");

export const { STOP_WORDS, QUESTION_WORDS } = (await built(
  "ask/question/stop-words.js",
)) as typeof import("../../src/ask/question/stop-words.ts");

export const { findArticles } = (await built(
  "ask/ask.js",
)) as typeof import("../../src/ask/ask.ts");

export const { parseQuestion } = (await built(
  "ask/question/parse-question.js",
)) as typeof import("../../src/ask/question/parse-question.ts");

export const { EXCERPTS_SHOWN, chooseExcerpts } = (await built(
  "ask/excerpt/choose-excerpts.js",
)) as typeof import("../../src/ask/excerpt/choose-excerpts.ts");

export const { createSynonymTable } = (await built(
  "ask/rerank/synonyms.js",
)) as typeof import("../../src/ask/rerank/synonyms.ts");

export const { SourcePriorCounter } = (await built(
  "ask/rerank/source-prior.js",
)) as typeof import("../../src/ask/rerank/source-prior.ts");

export const { createWorkerPool } = (await built(
  "search/workers/worker-pool.js",
)) as typeof import("../../src/search/workers/worker-pool.ts");

export const { normaliseWord } = (await built(
  "search/analysis/normalizer.js",
)) as typeof import("../../src/search/analysis/normalizer.ts");

export const { stem } = (await built(
  "search/analysis/stemmer.js",
)) as typeof import("../../src/search/analysis/stemmer.ts");

export const { openIndex } = (await built(
  "search/open-index.js",
)) as typeof import("../../src/search/open-index.ts");

export const { UserError } = (await built(
  "user-error.js",
)) as typeof import("../../src/user-error.ts");

function built(file: string): Promise<unknown> {
  return import(new URL(file, DIST).href);
}
