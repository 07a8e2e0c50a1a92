import { selectWindow } from "../passage/select-window.ts";
import type { Match } from "../search-index.ts";
import { SCORE_WEIGHT } from "./answer-model.ts";
import type { PassageScorer } from "./score-passage.ts";

/** A passage that matches, and how likely it answers. */
export interface RankedPassage extends Match {
  /** Log-odds; only the differences between the passages of one question mean something. */
  readonly logit: number;
}

/** Reranking more than 5 rarely changes the top result. */
const RERANKED_MAX = 5;
/** A passage that scores less than this share of the best seldom answers better, and is not reranked. */
const SCORE_SHARE_MIN = 0.7;

/** How many points of score a passage falls behind for each that its logit is less. */
const POINTS_PER_LOGIT = 6;

/**
 * The best passages in the order in which an excerpt of them answers most likely. What else speaks for a passage is
 * counted as score: the best keeps the highest, and none falls below those that were not reranked. `maxScore` is the
 * query's.
 */
export function rerank(
  hits: readonly Match[],
  maxScore: number,
  scorePassage: PassageScorer,
): readonly RankedPassage[] {
  const highest = hits[0]?.score ?? 0;
  const first = hits
    .slice(0, RERANKED_MAX)
    .filter(({ score }) => score >= SCORE_SHARE_MIN * highest);
  const chosen = [...first, ...findLeads(first, hits)];
  const ranked = chosen
    .map((hit) => rankedPassage(hit, hit.score, computeLogit(hit, scorePassage)))
    .toSorted((one, other) => other.logit - one.logit);
  const lowest = first.at(-1)?.score ?? 0;
  const [best, worst] = [ranked[0]?.logit ?? 0, ranked.at(-1)?.logit ?? 0];
  const rest = keepOrder(
    hits.slice(first.length).filter((hit) => !chosen.includes(hit)),
    maxScore,
  );
  return [
    ...ranked.map((hit) => {
      const score = Math.max(lowest, highest - (best - hit.logit) * POINTS_PER_LOGIT);
      return rankedPassage(hit, score, hit.logit);
    }),
    ...rest.map((hit) => {
      const logit = worst + hit.logit - (LOGIT_PER_SHARE * lowest) / (maxScore || 1);
      return rankedPassage(hit, hit.score, logit);
    }),
  ];
}

/**
 * The first passages of the same articles. Writers say the most important there
 * (https://en.wikipedia.org/wiki/Inverted_pyramid_(journalism)), and name it more often further down.
 */
function findLeads(first: readonly Match[], hits: readonly Match[]): readonly Match[] {
  const articles = new Set(first.map(({ passage }) => passage.article));
  return hits
    .slice(first.length)
    .filter(({ passage }) => passage.ordinal === 1 && articles.has(passage.article));
}

function computeLogit({ passage, score }: Match, scorePassage: PassageScorer): number {
  const scored = scorePassage(passage);
  return SCORE_WEIGHT * score + scored.logit + Math.log(selectWindow(scored).likelihood);
}

/** Named one by one: V8 keeps objects that were made by spreading until it collects the whole heap. */
function rankedPassage({ passage }: Match, score: number, logit: number): RankedPassage {
  return { passage, score, logit };
}

/** The passages in the order in which they were found, with the log-odds that their scores give. */
export function keepOrder(hits: readonly Match[], maxScore: number): readonly RankedPassage[] {
  return hits.map((hit) =>
    rankedPassage(hit, hit.score, (LOGIT_PER_SHARE * hit.score) / (maxScore || 1)),
  );
}

/**
 * Log-odds that a passage which was not reranked loses for each share of the greatest score that it lacks; fitted to
 * questions with known answers in English and Chinese (a conditional logit over the best five passages).
 */
const LOGIT_PER_SHARE = 9;
