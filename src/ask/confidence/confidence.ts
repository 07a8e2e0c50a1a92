import { selectWindow } from "../passage/select-window.ts";
import type { ScoredPassage } from "../rerank/score-passage.ts";
import type { SearchIndex } from "../search-index.ts";

/**
 * A logistic model of whether the best passage answers the question. Fitted by test/eval/confidence.ts on libraries that
 * hold the articles of half the questions, and on the others without the passage that answers.
 */
const MODEL = {
  constant: -3.26,
  /** In the order of `toFeatures`. */
  features: [2.88, 0.84, 2.58, -3.65, 2.63, 0.05],
} as const;

/** Log-odds penalty when a question of 2 or 3 words matches one word by its stem only; fitted on questions of two words. */
export const STEM_ONLY_LOGIT = -2.7;

/** Keeps the logarithm of nothing finite. */
const SHARE_FLOOR = 0.1;
/** Keeps that of a window without any likelihood finite. */
const LIKELIHOOD_MIN = 1e-6;

/**
 * Below this the articles share words with the question and do not answer it. 95 % of the questions with an answer
 * are above, and nine in ten of the others below (test/eval/README.md).
 */
export const CONFIDENCE_MIN = 0.3;

/** What the confidence in a passage comes from. */
export interface ConfidenceEvidence {
  readonly score: number;
  /** Of the query: what a perfect passage could score. */
  readonly maxScore: number;
  /** The passage has a single word of a short question that has others, and that in another form. */
  readonly matchesOneStemOnly: boolean;
  /** The best passage as it was scored; null where there is none. */
  readonly scored: ScoredPassage | null;
}

/** How surely a passage answers a question, 0 to 1; comparable between questions and libraries. */
export function estimateConfidence(evidence: ConfidenceEvidence, index: SearchIndex): number {
  const penalty = evidence.matchesOneStemOnly ? STEM_ONLY_LOGIT : 0;
  const logit = toFeatures(evidence, index).reduce(
    (sum, feature, at) => sum + feature * (MODEL.features[at] ?? 0),
    MODEL.constant + penalty,
  );
  return 1 / (1 + Math.exp(-logit));
}

/**
 * What the model multiplies: how much of the greatest score the passage has, how much score in rare words (two words of
 * two say less than eight of eight), what of the question's pairs and names it has, and how well its likeliest sentence
 * and its best excerpt answer. A neighbour of the passage that answers has the words, and not these.
 */
export function toFeatures(
  { score, maxScore, scored }: Omit<ConfidenceEvidence, "matchesOneStemOnly">,
  index: SearchIndex,
): readonly number[] {
  const likeliest = scored?.sentences.toSorted(
    (one, other) => other.likelihood - one.likelihood,
  )[0];
  const likelihood = scored === null ? 0 : selectWindow(scored).likelihood;
  return [
    Math.log(SHARE_FLOOR + (maxScore > 0 ? score / maxScore : 0)),
    // No passage has the empty term: there is none rarer.
    Math.log(1 + score / index.rarity("")),
    scored?.features.pairs ?? 0,
    scored?.features.namesMissing ?? 0,
    likeliest?.features.here ?? 0,
    Math.log(Math.max(LIKELIHOOD_MIN, likelihood)),
  ];
}
