/**
 * How likely the answer to a question stands in a sentence of a passage, as the logarithm of its odds: a conditional
 * logit over all sentences of the five best passages, fitted to questions with known answers in English and Chinese
 * by test/eval/answer-odds.ts.
 */

/** What speaks for one sentence of a passage. */
export interface SentenceFeatures {
  /** The question's words in it, each weighing the less the more sentences have it: a share of those of all sentences. */
  readonly words: number;
  /** How many of the question's words stand in it, in the sentence before or in the titles, as a share of all. */
  readonly here: number;
  /** The weight share of those words, the sentences around it counted less the further they are. */
  readonly around: number;
  /** Weight share of terms matched only by a synonym or a shared prefix: descended, descendants. */
  readonly relatives: number;
  /** Weight share of the question's names in it. */
  readonly names: number;
  /** It has words of the kind that is asked for, other than the question's own: 0 or 1. */
  readonly kind: number;
  /** It has a number of what the question wants counted: 0 or 1. */
  readonly counted: number;
  /** Sentences before it, as a share of all. */
  readonly lateness: number;
}

/** What speaks for a passage as a whole, beside the score that it was found with. */
export interface PassageFeatures {
  /** Weight share of the question's words in it or its titles. */
  readonly words: number;
  /** The same of words in it that are spelled as in the question. */
  readonly spelled: number;
  /** Weight share of the pairs of neighbouring words of the question in it. */
  readonly pairs: number;
  /** Weight share of the question's names that neither it nor its titles have in any form. */
  readonly namesMissing: number;
  /** Logarithm of how many words it has: every one of them has a chance. */
  readonly length: number;
}

export function listSentenceFeatures(features: SentenceFeatures): readonly number[] {
  const { words, here, around, relatives, names, kind, counted, lateness } = features;
  return [words, here, around, relatives, names, kind, counted, lateness];
}

export function listPassageFeatures(features: PassageFeatures): readonly number[] {
  const { words, spelled, pairs, namesMissing, length } = features;
  return [words, spelled, pairs, namesMissing, length];
}

const SENTENCE_WEIGHTS = [3.24, 2.48, 4.61, 2.64, -1.78, 1.66, 2.27, -0.91];
const PASSAGE_WEIGHTS = [4.16, 3.01, 4.33, -6.11, -0.71];

/** Log-odds for one point of a passage's score. */
export const SCORE_WEIGHT = 0.06;

export function computeSentenceLogit(features: SentenceFeatures): number {
  return weigh(listSentenceFeatures(features), SENTENCE_WEIGHTS);
}

export function computePassageLogit(features: PassageFeatures): number {
  return weigh(listPassageFeatures(features), PASSAGE_WEIGHTS);
}

function weigh(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, feature, at) => sum + feature * (weights[at] ?? 0), 0);
}
