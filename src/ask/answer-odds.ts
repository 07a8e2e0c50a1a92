/**
 * How likely the answer to a question stands in a sentence of a passage, as the logarithm of its odds: a conditional
 * logit over all sentences of the five best passages, fitted to questions with known answers in English and Chinese
 * by test/eval/answer-odds.ts.
 */

/** What speaks for one sentence of a passage. */
export interface SentenceEvidence {
  /** The question's words in it, each worth the less the more sentences have it: a share of those of all sentences. */
  readonly words: number;
  /** The same of the sentence before, which names what this one calls "it". */
  readonly wordsBefore: number;
  /** What the question's words in the sentence after are worth, as a share of all. */
  readonly wordsAfter: number;
  /** What those words are worth of which it has only a relative: descended, descendants. */
  readonly relatives: number;
  /** It has words of the kind that is asked for, other than the question's own: 0 or 1. */
  readonly kind: number;
  /** Sentences before it, as a share of all. */
  readonly lateness: number;
}

/** What speaks for a passage as a whole, beside the score that it was found with. */
export interface PassageEvidence {
  /** What the question's words in it or its titles are worth, as a share of all. */
  readonly words: number;
  /** The same of words in it that are spelled as in the question. */
  readonly spelled: number;
  /** Logarithm of how many words it has: every one of them has a chance. */
  readonly length: number;
}

export function sentenceFeatures(evidence: SentenceEvidence): readonly number[] {
  const { words, wordsBefore, wordsAfter, relatives, kind, lateness } = evidence;
  return [words, words * words, wordsBefore, wordsAfter, relatives, kind, lateness];
}

export function passageFeatures({ words, spelled, length }: PassageEvidence): readonly number[] {
  return [words, spelled, length];
}

const SENTENCE_WEIGHTS = [7.67, -2.07, 1.01, 0.65, 5.59, 1.92, -0.54];
const PASSAGE_WEIGHTS = [9.94, 3.86, -0.85];

/** What one point of a passage's score is worth. */
export const SCORE_WEIGHT = 0.15;

export function sentenceOdds(evidence: SentenceEvidence): number {
  return weighed(sentenceFeatures(evidence), SENTENCE_WEIGHTS);
}

export function passageOdds(evidence: PassageEvidence): number {
  return weighed(passageFeatures(evidence), PASSAGE_WEIGHTS);
}

function weighed(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, feature, place) => sum + feature * (weights[place] ?? 0), 0);
}
