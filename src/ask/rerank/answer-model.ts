/**
 * How likely the answer to a question stands in a sentence of a passage, as the logarithm of its odds: a conditional
 * logit over all sentences of the five best passages, fitted to questions with known answers in English and Chinese
 * by test/eval/answer-odds.ts.
 */

/** What speaks for one sentence of a passage. */
export interface SentenceEvidence {
  /** The question's words in it, each worth the less the more sentences have it: a share of those of all sentences. */
  readonly words: number;
  /** How many of the question's words stand in it, in the sentence before or in the titles, as a share of all. */
  readonly here: number;
  /** What those words are worth, the sentences around it counted less the further they are, as a share of all. */
  readonly around: number;
  /** What those words are worth of which it has only a relative: descended, descendants. */
  readonly relatives: number;
  /** What the question's names in it are worth, as a share of all its words. */
  readonly names: number;
  /** It has words of the kind that is asked for, other than the question's own: 0 or 1. */
  readonly kind: number;
  /** It has a number of what the question wants counted: 0 or 1. */
  readonly counted: number;
  /** Sentences before it, as a share of all. */
  readonly lateness: number;
}

/** What speaks for a passage as a whole, beside the score that it was found with. */
export interface PassageEvidence {
  /** What the question's words in it or its titles are worth, as a share of all. */
  readonly words: number;
  /** The same of words in it that are spelled as in the question. */
  readonly spelled: number;
  /** What the pairs of neighbouring words of the question in it are worth, as a share of all pairs. */
  readonly pairs: number;
  /** What the question's names are worth that neither it nor its titles have in any form, as a share of all words. */
  readonly namesMissing: number;
  /** Logarithm of how many words it has: every one of them has a chance. */
  readonly length: number;
}

export function sentenceFeatures(evidence: SentenceEvidence): readonly number[] {
  const { words, here, around, relatives, names, kind, counted, lateness } = evidence;
  return [words, here, around, relatives, names, kind, counted, lateness];
}

export function passageFeatures(evidence: PassageEvidence): readonly number[] {
  const { words, spelled, pairs, namesMissing, length } = evidence;
  return [words, spelled, pairs, namesMissing, length];
}

const SENTENCE_WEIGHTS = [3.24, 2.48, 4.61, 2.64, -1.78, 1.66, 2.27, -0.91];
const PASSAGE_WEIGHTS = [4.16, 3.01, 4.33, -6.11, -0.71];

/** What one point of a passage's score is worth. */
export const SCORE_WEIGHT = 0.06;

export function sentenceOdds(evidence: SentenceEvidence): number {
  return weighed(sentenceFeatures(evidence), SENTENCE_WEIGHTS);
}

export function passageOdds(evidence: PassageEvidence): number {
  return weighed(passageFeatures(evidence), PASSAGE_WEIGHTS);
}

function weighed(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, feature, place) => sum + feature * (weights[place] ?? 0), 0);
}
