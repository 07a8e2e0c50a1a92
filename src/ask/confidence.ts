import type { SearchIndex } from "./search-index.ts";

/**
 * A logistic model of whether the best passage answers the question, by two things that it goes by. Fitted by
 * test/eval/confidence.ts on libraries that hold the articles of half the questions.
 */
const MODEL = {
  constant: -1.19,
  /** For the logarithm of the passage's score as a share of what the question's words are worth. */
  share: 6.38,
  /** For the logarithm of the score in rare words: two words of two say less than eight of eight. */
  evidence: 2.11,
} as const;

/** Keeps the logarithm of nothing finite. */
const SHARE_FLOOR = 0.1;

/**
 * Below this the articles share words with the question and do not answer it. 95 % of the questions with an answer
 * are above, and nine in ten of the others below (test/eval/README.md).
 */
export const CONFIDENCE_MIN = 0.35;

/** What the confidence in a passage comes from. */
export interface Evidence {
  readonly score: number;
  /** What the words of the question are worth. */
  readonly worth: number;
}

/** How surely a passage answers a question, 0 to 1; comparable between questions and libraries. */
export function confidenceOf(evidence: Evidence, index: SearchIndex): number {
  const [share, words] = featuresOf(evidence, index);
  return 1 / (1 + Math.exp(-(MODEL.constant + MODEL.share * share + MODEL.evidence * words)));
}

/** What the model multiplies. */
export function featuresOf(
  { score, worth }: Evidence,
  index: SearchIndex,
): readonly [share: number, evidence: number] {
  return [
    Math.log(SHARE_FLOOR + (worth > 0 ? score / worth : 0)),
    // No passage has the empty term: there is none rarer.
    Math.log(1 + score / index.rarity("")),
  ];
}
