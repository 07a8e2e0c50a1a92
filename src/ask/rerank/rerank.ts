import { SCORE_WEIGHT } from "./answer-model.ts";
import type { Reader } from "./passage-features.ts";
import type { Match } from "../search-index.ts";
import { selectWindow } from "../excerpt/select-window.ts";

/** A passage that matches, and how likely it answers. */
export interface RankedPassage extends Match {
  /** Logarithm of the odds; only the differences between the passages of a question mean something. */
  readonly logit: number;
}

/** Reading more of the best passages changes the first one hardly more often. */
const READ_MAX = 5;
/** A passage that scores less than this share of the best seldom answers better, and need not be read. */
const READ_SHARE_MIN = 0.7;

/** How many points of score a passage falls behind for each that the logarithm of its odds is less. */
const POINTS = 6;

/**
 * The best passages in the order in which an excerpt of them answers most likely. What else speaks for a passage is
 * counted as score: the best keeps the highest, and none falls below those that were not read.
 */
export function rerank(
  hits: readonly Match[],
  worth: number,
  read: Reader,
): readonly RankedPassage[] {
  const highest = hits[0]?.score ?? 0;
  const first = hits.slice(0, READ_MAX).filter(({ score }) => score >= READ_SHARE_MIN * highest);
  const known = [...first, ...leadsOf(first, hits)];
  const judged = known
    .map((hit) => judgedHit(hit, hit.score, oddsOf(hit, read)))
    .toSorted((one, other) => other.logit - one.logit);
  const lowest = first.at(-1)?.score ?? 0;
  const [best, worst] = [judged[0]?.logit ?? 0, judged.at(-1)?.logit ?? 0];
  const unread = hits.slice(first.length).filter((hit) => !known.includes(hit));
  const others = keepOrder(unread, worth);
  return [
    ...judged.map((hit) =>
      judgedHit(hit, Math.max(lowest, highest - (best - hit.logit) * POINTS), hit.logit),
    ),
    ...others.map((hit) =>
      judgedHit(hit, hit.score, worst + hit.logit - (SCORE_ODDS * lowest) / (worth || 1)),
    ),
  ];
}

/**
 * The first passages of the same articles. Writers say the most important there
 * (https://en.wikipedia.org/wiki/Inverted_pyramid_(journalism)), and name it more often further down.
 */
function leadsOf(first: readonly Match[], hits: readonly Match[]): readonly Match[] {
  const articles = new Set(first.map(({ passage }) => passage.article));
  return hits
    .slice(first.length)
    .filter(({ passage }) => passage.ordinal === 1 && articles.has(passage.article));
}

function oddsOf({ passage, score }: Match, read: Reader): number {
  const reading = read(passage);
  return SCORE_WEIGHT * score + reading.odds + Math.log(selectWindow(reading).odds);
}

/** Named one by one: V8 keeps objects that were made by spreading until it collects the whole heap. */
function judgedHit({ passage }: Match, score: number, logit: number): RankedPassage {
  return { passage, score, logit };
}

/** The passages as they were found, with the odds that their scores give. */
export function keepOrder(hits: readonly Match[], worth: number): readonly RankedPassage[] {
  return hits.map((hit) => judgedHit(hit, hit.score, (SCORE_ODDS * hit.score) / (worth || 1)));
}

/**
 * How fast a passage that was not read loses likelihood with its score, as a share of what the question's words are
 * worth; fitted to questions with known answers in English and Chinese (a conditional logit over the best five passages).
 */
const SCORE_ODDS = 9;
