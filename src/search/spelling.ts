import SearchableMap from "minisearch/SearchableMap";
import { termsOf } from "./dictionary.ts";
import { nearTerms, slipsAllowed } from "./near-terms.ts";
import type { Segment } from "./segment.ts";

/** Guesses which known term a mistyped one was meant to be. */
export interface Spelling {
  /** Likeliest first; empty where guessing is useless. */
  near(term: string): readonly string[];
}

/** A swap of neighbours is two changes to MiniSearch's distance; each one more multiplies the branches to walk. */
const CHANGES_MAX = 2;

/** Walks MiniSearch's radix tree, grown when the first unknown word is asked for. */
export function createSpelling(
  segments: readonly Segment[],
  frequency: (term: string) => number,
): Spelling {
  let tree: SearchableMap<true> | null = null;
  return {
    near(term) {
      if (slipsAllowed(term) === 0) return [];
      tree ??= grow(segments);
      return nearTerms(term, frequency, [...tree.fuzzyGet(term, CHANGES_MAX).keys()]);
    },
  };
}

function grow(segments: readonly Segment[]): SearchableMap<true> {
  const tree = new SearchableMap<true>();
  for (const { dictionary } of segments) {
    for (const term of termsOf(dictionary)) if (slipsAllowed(term) > 0) tree.set(term, true);
  }
  return tree;
}
