import type { Excerpt } from "../answer.ts";
import { buildExcerpts } from "./build-excerpt.ts";
import type { RankedArticle } from "../rerank/group-by-article.ts";
import type { Window } from "../passage/select-window.ts";
import type { PassageScorer, ScoredPassage } from "../rerank/score-passage.ts";

/** What fits on a screen. */
export const EXCERPTS_SHOWN = 3;

/**
 * Another article tells more than the rest of the same one, so its excerpt counts as so many times as likely.
 * The known answers are found as often with any factor from 1 to 3.
 */
const OTHER_ARTICLE_FACTOR = 2;
/** An excerpt that is less likely to answer, beside the first, is clutter. */
const LIKELIHOOD_MIN = 0.002;

/**
 * The excerpts to show of each article, in the order of the articles; at least the best one of each. The first three
 * of all are those in which the answer stands most likely: a further one of an article that fits well goes before
 * the first of an article that fits less.
 */
export function chooseExcerpts(
  articles: readonly RankedArticle[],
  score: PassageScorer,
  accepts: (scored: ScoredPassage, window: Window) => boolean = () => true,
): readonly (readonly Excerpt[])[] {
  const best = articles[0]?.hits[0]?.logit ?? 0;
  const candidates = articles
    .slice(0, EXCERPTS_SHOWN)
    .map((article) => candidatesOf(article, best, { score, accepts }));
  const counts = countsOf(candidates, hasRival(articles));
  return articles.map(({ hits }, at) => {
    const excerpts = candidates[at]?.map(({ excerpt }) => excerpt);
    if (excerpts) return excerpts.slice(0, Math.max(1, counts[at] ?? 0));
    return hits
      .slice(0, 1)
      .map(({ passage }) => buildExcerpts(score(passage), EXCERPTS_SHOWN, accepts)[0].excerpt);
  });
}

interface Shown {
  readonly score: PassageScorer;
  readonly accepts: (scored: ScoredPassage, window: Window) => boolean;
}

interface Candidate {
  readonly excerpt: Excerpt;
  /** How likely the answer stands in it, as a multiple of the same number for all candidates of a question. */
  readonly likelihood: number;
}

/**
 * An article's excerpts: the best of its best passage, then the likeliest. A further passage that matches by its heading
 * alone is of the same chapter, and tells of something else.
 */
function candidatesOf(
  { hits }: RankedArticle,
  best: number,
  { score, accepts }: Shown,
): readonly Candidate[] {
  const [first, ...others] = hits.slice(0, EXCERPTS_SHOWN).flatMap((hit, at) => {
    const excerpts = buildExcerpts(score(hit.passage), EXCERPTS_SHOWN, accepts);
    if (at > 0 && !excerpts.some(({ excerpt }) => hasMatch(excerpt))) return [];
    const passageLikelihood = Math.exp(hit.logit - best) / excerpts[0].likelihood;
    return excerpts.map(({ excerpt, likelihood }) => ({
      excerpt,
      likelihood: passageLikelihood * likelihood,
    }));
  });
  return first
    ? [first, ...others.toSorted((one, other) => other.likelihood - one.likelihood)]
    : [];
}

function hasMatch({ fragments }: Excerpt): boolean {
  return fragments.some(({ matched }) => matched);
}

/** From this share of the best score on, the second article answers too. */
export const RIVAL_SHARE = 0.6;

function hasRival([best, second]: readonly RankedArticle[]): boolean {
  return best !== undefined && second !== undefined && second.score >= RIVAL_SHARE * best.score;
}

/**
 * How many of each article's candidates are shown: the likeliest of all, but no article before the one above it.
 * A rival of the best article is shown beside it in any case.
 */
function countsOf(
  candidates: readonly (readonly Candidate[])[],
  withRival: boolean,
): readonly number[] {
  const counts = candidates.map((_, at) => (at === 0 ? 1 : 0));
  const likelihoodAt = (at: number): number => {
    const count = counts[at] ?? 0;
    const likelihood = candidates[at]?.[count]?.likelihood ?? 0;
    return count === 0 ? OTHER_ARTICLE_FACTOR * likelihood : likelihood;
  };
  for (let shown = 1; shown < EXCERPTS_SHOWN; shown += 1) {
    const opened = counts.findLastIndex((count) => count > 0);
    if (withRival && opened === 0 && shown === EXCERPTS_SHOWN - 1) {
      counts[1] = 1;
      break;
    }
    const [next] = candidates
      .slice(0, opened + 2)
      .map((_, at) => ({ at, likelihood: likelihoodAt(at) }))
      .toSorted((one, other) => other.likelihood - one.likelihood);
    if (next && next.likelihood >= LIKELIHOOD_MIN) counts[next.at]! += 1;
  }
  return counts;
}
