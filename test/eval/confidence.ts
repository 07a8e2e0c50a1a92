/**
 * Fits the model of src/ask/confidence/confidence.ts and prints its coefficients and how well it tells questions apart.
 *
 *   node --import tsx test/eval/confidence.ts DIR...
 *
 * The articles of each collection with answers are halved by their titles. Each half is a library that is asked all
 * the questions: those about its own articles have an answer, the others have none. Each collection is judged by a
 * model that was fitted on the other ones.
 *
 * Nobody has collected questions of two words, so each English question is asked once more as its two longest words.
 * What a word that matches by its stem only of them says less is fitted on those, with the model of whole questions: how likely the best
 * passage is the right one, because it is shown.
 */
import { basename } from "node:path";
import type { Passage } from "../../src/article/passage.ts";
import { STOP_WORDS, QUESTION_WORDS } from "../../src/ask/question/stop-words.ts";
import {
  CONFIDENCE_MIN,
  toFeatures,
  STEM_ONLY_LOGIT,
} from "../../src/ask/confidence/confidence.ts";
import { findArticles } from "../../src/ask/ask.ts";
import { matchesOneStemOnly } from "../../src/ask/confidence/stem-only-match.ts";
import { parseQuestion } from "../../src/ask/question/parse-question.ts";
import type { SearchedLibrary } from "../../src/ask/library.ts";
import type { SearchIndex } from "../../src/ask/search-index.ts";
import type { Collection } from "../../src/evaluation/collection.ts";
import { splitDocuments } from "../../src/evaluation/evaluate.ts";
import { computeMean, findPercentile } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { UserError } from "../../src/user-error.ts";
import { searchedIn } from "../ask/library.ts";
import { indexOf } from "../search/index-of.ts";

/** Share of the questions with an answer that have to be answered. */
const KEPT = 0.95;
/** Of the ascent; more steps change the second digit no more. */
const STEPS = 800;
const RATE = 1;

interface Example {
  readonly features: readonly number[];
  readonly hasOneStemOnly: boolean;
  readonly isAnswerable: boolean;
  /** The best passage is the one that answers. */
  readonly isRight: boolean;
}

interface Trial {
  readonly name: string;
  readonly examples: readonly Example[];
  /** The answerable questions again, asked without the passage that answers: its neighbours are there. */
  readonly nearMisses: readonly Example[];
  /** Of questions of two words. */
  readonly short: readonly Example[];
}

const trials: Trial[] = [];
for (const dir of process.argv.slice(2)) {
  const collection = await loadCollection(dir);
  trials.push({
    name: basename(dir),
    examples: examplesOf(collection, (question) => question),
    nearMisses: examplesOf(collection, (question) => question, true),
    short: examplesOf(collection, twoLongestWords),
  });
}
console.log(
  "| collection | kept | rejected | rejected where 95 % are kept | AUROC | near misses rejected | where 95 % are kept | AUROC |",
);
console.log(`|---|${"---:|".repeat(7)}`);
for (const { name, examples, nearMisses } of trials) {
  const others = trials.filter((trial) => trial.name !== name);
  const model = fit(others);
  const least = threshold(
    model,
    others.flatMap((trial) => trial.examples),
  );
  const cells = [
    shareAbove(model, examples, true, least),
    1 - shareAbove(model, examples, false, least),
    1 - shareAbove(model, examples, false, threshold(model, examples)),
    areaUnderCurve(model, examples),
    1 - shareAbove(model, nearMisses, false, least),
    1 - shareAbove(model, nearMisses, false, threshold(model, examples)),
    areaUnderCurve(model, [...examples.filter(({ isAnswerable }) => isAnswerable), ...nearMisses]),
  ];
  console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(3)).join(" | ")} |`);
}
const model = fit(trials);
const all = trials.flatMap(({ examples }) => examples);
const least = threshold(model, all);
console.log(
  `\nconstant, share, evidence, pairs, names missing, here, window: ${model.map((each) => each.toFixed(2)).join(", ")}`,
);
console.log(`95 % of the answerable are above ${(1 / (1 + Math.exp(-least))).toFixed(2)}`);

console.log(
  "\n| collection, two words | kept | rejected | a word that matches by its stem only kept | rejected |",
);
console.log("|---|---:|---:|---:|---:|");
const LEAST = Math.log(CONFIDENCE_MIN / (1 - CONFIDENCE_MIN));
for (const { name, short } of trials.filter((trial) => trial.short.length > 0)) {
  const stemOnly = short.filter(({ hasOneStemOnly }) => hasOneStemOnly);
  const cells = [short, stemOnly].flatMap((examples) => [
    shareAbove(model, examples, true, LEAST),
    1 - shareAbove(model, examples, false, LEAST),
  ]);
  console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(3)).join(" | ")} |`);
}
console.log(
  `\na word that matches by its stem only: ${fitStemOnlyLogit(model, trials).toFixed(2)}`,
);

function examplesOf(
  collection: Collection,
  shorten: (question: string) => string | null,
  hidesAnswer = false,
): readonly Example[] {
  const passages = splitDocuments(collection);
  const halfOf = new Map(passages.map(({ article }) => [article.id, halfByTitle(article.title)]));
  return [0, 1].flatMap((half) => {
    const library = passages.filter(({ article }) => halfOf.get(article.id) === half);
    const questions = collection.questions.flatMap(({ id, text }) => {
      const shortened = shorten(text);
      return shortened === null ? [] : [{ id, text: shortened }];
    });
    const isHere = (documentId: string): boolean => halfOf.get(documentId) === half;
    const asked = { ...collection, questions };
    return askAll(asked, library, { isHere, hidesAnswer });
  });
}

/** As people type them into a search box; null where there are no three to choose from. */
function twoLongestWords(question: string): string | null {
  const words = (question.match(/[a-z][a-z'’-]+/giu) ?? []).filter((word) => {
    const lower = word.toLowerCase();
    return !STOP_WORDS.has(lower) && !QUESTION_WORDS.has(lower);
  });
  const longest = new Set(words.toSorted((one, other) => other.length - one.length).slice(0, 2));
  return words.length > 2 ? words.filter((word) => longest.has(word)).join(" ") : null;
}

function halfByTitle(title: string): number {
  return Buffer.from(title).reduce((sum, byte) => sum + byte, 0) % 2;
}

interface Asked {
  readonly isHere: (documentId: string) => boolean;
  /** Asks what is answerable alone, and hides what answers. */
  readonly hidesAnswer: boolean;
}

function askAll(
  { questions, answers }: Collection,
  library: readonly Passage[],
  { isHere, hidesAnswer }: Asked,
): readonly Example[] {
  const index = indexOf(library, []);
  const searched = searchedIn(
    library.map(({ article }) => article),
    index,
  );
  return questions.flatMap(({ id, text }) => {
    const gold = answers.get(id);
    if (!gold || (hidesAnswer && !isHere(gold.documentId))) return [];
    const isAnswerable = !hidesAnswer && isHere(gold.documentId);
    const asked = hidesAnswer ? { ...searched, index: without(gold.documentId, index) } : searched;
    try {
      return [{ ...lookFor(text, asked, gold.documentId), isAnswerable }];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
}

function lookFor(
  text: string,
  searched: SearchedLibrary,
  answeringId: string,
): Omit<Example, "isAnswerable"> {
  const { articles, query, scorePassage } = findArticles(parseQuestion(text), searched, 1);
  const best = articles[0]?.hits[0];
  const scored = best === undefined ? null : scorePassage(best.passage);
  const evidence = { score: best?.score ?? 0, maxScore: query.maxScore, scored };
  return {
    features: [1, ...toFeatures(evidence, searched.index)],
    hasOneStemOnly: scored !== null && matchesOneStemOnly(scored.analysed, query),
    isRight: best?.passage.article.id === answeringId,
  };
}

function without(documentId: string, index: SearchIndex): SearchIndex {
  return {
    ...index,
    rank: (query, limit) =>
      index.rank({ ...query, accept: ({ article }) => article.id !== documentId }, limit),
  };
}

/**
 * Logistic regression by plain gradient ascent; each collection and each side of it weighs the same, and of those without an
 * answer the near misses as much as the others.
 */
function fit(examples: readonly Trial[]): readonly number[] {
  const weighed = examples.flatMap((trial) => {
    const known = trial.examples.filter(({ isAnswerable }) => isAnswerable);
    const others = trial.examples.filter(({ isAnswerable }) => !isAnswerable);
    return [
      ...withWeight(known, 0.5),
      ...withWeight(others, 0.25),
      ...withWeight(trial.nearMisses, 0.25),
    ];
  });
  const scales = scalesOf(weighed.map(({ features }) => features));
  const scaled = weighed.map(({ features, ...example }) => ({
    ...example,
    features: features.map((feature, at) => feature / (scales[at] ?? 1)),
  }));
  const coefficients = scales.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = coefficients.map(() => 0);
    for (const { features, isAnswerable, weight } of scaled) {
      const error = Number(isAnswerable) - probability(valueOf(coefficients, features));
      for (const [at, feature] of features.entries()) gradient[at]! += weight * error * feature;
    }
    for (const [at, slope] of gradient.entries()) {
      coefficients[at]! += (RATE * slope) / examples.length;
    }
  }
  return coefficients.map((each, at) => each / (scales[at] ?? 1));
}

/** Root mean squares, so that a step goes as far along each feature. */
function scalesOf(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map(
    (_, at) => Math.sqrt(computeMean(rows.map((row) => (row[at] ?? 0) ** 2))) || 1,
  );
}

function withWeight(examples: readonly Example[], together: number) {
  return examples.map((example) => ({ ...example, weight: together / examples.length }));
}

/** By bisection: the sum of errors falls with it. */
function fitStemOnlyLogit(coefficients: readonly number[], examples: readonly Trial[]): number {
  const stemOnly = examples.flatMap(({ short }) =>
    short.filter(({ hasOneStemOnly }) => hasOneStemOnly),
  );
  let [low, high] = [-10, 10];
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    const errors = stemOnly.map(
      ({ features, isRight }) =>
        Number(isRight) - probability(valueOf(coefficients, features) + middle),
    );
    if (errors.reduce((sum, error) => sum + error, 0) > 0) low = middle;
    else high = middle;
  }
  return low;
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function valueOf(coefficients: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, feature, place) => sum + feature * (coefficients[place] ?? 0), 0);
}

function threshold(coefficients: readonly number[], examples: readonly Example[]): number {
  return findPercentile(valuesOf(coefficients, examples, true), 1 - KEPT);
}

function shareAbove(
  coefficients: readonly number[],
  examples: readonly Example[],
  isAnswerable: boolean,
  limit: number,
): number {
  return computeMean(
    valuesOf(coefficients, examples, isAnswerable).map((value) => Number(value >= limit)),
  );
}

function valuesOf(
  coefficients: readonly number[],
  examples: readonly Example[],
  isAnswerable: boolean,
): readonly number[] {
  return examples
    .filter((example) => example.isAnswerable === isAnswerable)
    .map(
      ({ features, hasOneStemOnly }) =>
        valueOf(coefficients, features) + (hasOneStemOnly ? STEM_ONLY_LOGIT : 0),
    );
}

/** How often an answerable question has the higher value of a pair. */
function areaUnderCurve(coefficients: readonly number[], examples: readonly Example[]): number {
  const [high, low] = [true, false].map((side) => valuesOf(coefficients, examples, side));
  const sorted = (low ?? []).toSorted((one, other) => one - other);
  return computeMean((high ?? []).map((value) => below(sorted, value) / sorted.length));
}

function below(sorted: readonly number[], value: number): number {
  let [first, last] = [0, sorted.length];
  while (first < last) {
    const middle = (first + last) >>> 1;
    if ((sorted[middle] ?? 0) < value) first = middle + 1;
    else last = middle;
  }
  return first;
}
