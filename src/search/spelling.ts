import SearchableMap from "minisearch/SearchableMap";
import { termsOf } from "./dictionary.ts";
import { nearTerms, slipsAllowed } from "./near-terms.ts";
import type { Segment } from "./segment.ts";

/** Guesses which known term a mistyped one was meant to be. */
export interface Spelling {
  /** Likeliest first; empty where guessing is useless. */
  near(term: string): readonly string[];
}

/** A swap of neighbours is two changes to MiniSearch's distance and one slip to us. */
const CHANGES_PER_SLIP = 2;

/** Walks MiniSearch's radix tree, grown when the first unknown word is asked for. */
export function createSpelling(
  segments: readonly Segment[],
  frequency: (term: string) => number,
): Spelling {
  let tree: SearchableMap<true> | null = null;
  return {
    near(term) {
      const slips = slipsAllowed(term);
      if (slips === 0) return [];
      tree ??= grow(segments);
      const changes = Math.min(CHANGES_PER_SLIP * slips, CHANGES_MAX);
      return nearTerms(term, frequency, [...tree.fuzzyGet(term, changes).keys()]);
    },
  };
}

/** More changes are never a slip, and each one more multiplies the branches to walk. */
const CHANGES_MAX = 3;

function grow(segments: readonly Segment[]): SearchableMap<true> {
  const tree = new SearchableMap<true>();
  for (const { dictionary } of segments) {
    for (const term of termsOf(dictionary)) if (slipsAllowed(term) > 0) tree.set(term, true);
  }
  return tree;
}
