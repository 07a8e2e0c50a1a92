/** The formulas of trec_eval, for one question; `ranked` holds document ids, best first. */
type Relevance = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first `depth` documents, 0 to 1. */
export function computeNdcg(
  ranked: readonly string[],
  relevance: Relevance,
  depth: number,
): number {
  const gains = ranked.slice(0, depth).map((id) => relevance.get(id) ?? 0);
  const ideal = [...relevance.values()].toSorted((one, other) => other - one).slice(0, depth);
  const best = discounted(ideal);
  return best > 0 ? discounted(gains) / best : 0;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + Math.max(0, gain) / Math.log2(index + 2), 0);
}

/** One divided by the place of the first relevant document, 0 where none is among the first `depth`. */
export function computeReciprocalRank(
  ranked: readonly string[],
  relevance: Relevance,
  depth: number,
): number {
  const index = ranked.slice(0, depth).findIndex((id) => (relevance.get(id) ?? 0) > 0);
  return index < 0 ? 0 : 1 / (index + 1);
}

/** Share of the relevant documents that are among the first `depth`. */
export function computeRecall(
  ranked: readonly string[],
  relevance: Relevance,
  depth: number,
): number {
  const relevant = [...relevance].filter(([, value]) => value > 0).map(([id]) => id);
  const first = new Set(ranked.slice(0, depth));
  return relevant.length > 0 ? relevant.filter((id) => first.has(id)).length / relevant.length : 0;
}

export function computeMean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** The value that the given share of the values does not exceed; 0 for none. */
export function findPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
