import type { Article } from "../../article/article.ts";
import type { RankedPassage } from "./rerank.ts";
import type { SourcePrior } from "./source-prior.ts";

export interface RankedArticle {
  readonly article: Article;
  /** Its passages that match, best first; never empty. */
  readonly hits: readonly RankedPassage[];
  readonly score: number;
}

/** Best article first. */
export function groupByArticle(
  hits: readonly RankedPassage[],
  prior: SourcePrior,
): readonly RankedArticle[] {
  const groups = new Map<Article, RankedPassage[]>();
  for (const hit of hits) {
    const group = groups.get(hit.passage.article);
    if (group) group.push(hit);
    else groups.set(hit.passage.article, [hit]);
  }
  return [...groups]
    .map(([article, found]) => ({
      article,
      hits: leadFirst(found),
      score: (found[0]?.score ?? 0) * prior.factorOf(article),
    }))
    .toSorted((one, other) => other.score - one.score);
}

/**
 * Writers say the most important first (https://en.wikipedia.org/wiki/Inverted_pyramid_(journalism)).
 * The number was chosen by the questions of test/end-to-end/questions.test.ts on the shipped articles alone;
 * no collection measures it, because their documents have one passage each.
 */
const LEAD_LOGIT = 1;

/** Among nearly equal passages of one article its first is shown; which article is best is not touched. */
function leadFirst(hits: readonly RankedPassage[]): readonly RankedPassage[] {
  return hits.toSorted((one, other) => showingLogit(other) - showingLogit(one));
}

function showingLogit({ passage, logit }: RankedPassage): number {
  return passage.ordinal === 1 ? logit + LEAD_LOGIT : logit;
}
