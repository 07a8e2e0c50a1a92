import type { SearchIndex } from "../search-index.ts";

/**
 * A logistic model of whether the best passage answers the question, by two things that it goes by. Fitted by
 * test/eval/confidence.ts on libraries that hold the articles of half the questions.
 */
const MODEL = {
  constant: -1.19,
  /** For the logarithm of the passage's score as a share of the greatest one. */
  share: 6.38,
  /** For the logarithm of the score in rare words: two words of two say less than eight of eight. */
  evidence: 2.11,
} as const;

/** Log-odds penalty when a question of 2 or 3 words matches one word by its stem only; fitted on questions of two words. */
export const STEM_ONLY_LOGIT = -3;

/** Keeps the logarithm of nothing finite. */
const SHARE_FLOOR = 0.1;

/**
 * Below this the articles share words with the question and do not answer it. 95 % of the questions with an answer
 * are above, and nine in ten of the others below (test/eval/README.md).
 */
export const CONFIDENCE_MIN = 0.35;

/** What the confidence in a passage comes from. */
export interface ConfidenceEvidence {
  readonly score: number;
  /** Of the query: what a perfect passage could score. */
  readonly maxScore: number;
  /** The passage has a single word of a short question that has others, and that in another form. */
  readonly matchesOneStemOnly: boolean;
}

/** How surely a passage answers a question, 0 to 1; comparable between questions and libraries. */
export function estimateConfidence(evidence: ConfidenceEvidence, index: SearchIndex): number {
  const [share, rareWords] = toFeatures(evidence, index);
  const penalty = evidence.matchesOneStemOnly ? STEM_ONLY_LOGIT : 0;
  const logit = MODEL.constant + MODEL.share * share + MODEL.evidence * rareWords + penalty;
  return 1 / (1 + Math.exp(-logit));
}

/** What the model multiplies, of all questions. */
export function toFeatures(
  { score, maxScore }: Omit<ConfidenceEvidence, "matchesOneStemOnly">,
  index: SearchIndex,
): readonly [share: number, evidence: number] {
  return [
    Math.log(SHARE_FLOOR + (maxScore > 0 ? score / maxScore : 0)),
    // No passage has the empty term: there is none rarer.
    Math.log(1 + score / index.rarity("")),
  ];
}
