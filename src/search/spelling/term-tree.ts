import SearchableMap from "minisearch/SearchableMap";
import { termAt, termCount, type Dictionary } from "../segment/term-dictionary.ts";
import { nextTurn } from "../workers/indexer.ts";
import { slipsAllowed } from "./rank-suggestions.ts";
import type { Segment } from "../segment/segment.ts";

export type Tree = SearchableMap<true>;

/** Growing by so many words takes about a millisecond. */
const GROWN_AT_ONCE = 500;

/**
 * The words that can be told from a slip, in MiniSearch's radix tree: one for all segments, which have most words in
 * common. Words that have left the library stay in it.
 */
export class WordTree {
  readonly #tree: Tree = new SearchableMap<true>();
  /** How many terms of each dictionary are in the tree. A dictionary never changes. */
  readonly #grown = new WeakMap<Dictionary, number>();

  /** Between other work, before the first unknown word is asked for: at once it would hold that up. */
  async grow(segments: readonly Segment[]): Promise<void> {
    for (const { dictionary } of segments) {
      while (this.#growBy(dictionary, GROWN_AT_ONCE)) await nextTurn();
    }
  }

  /** The tree with all words of these segments, and maybe more. */
  over(segments: readonly Segment[]): Tree {
    for (const { dictionary } of segments) this.#growBy(dictionary, termCount(dictionary));
    return this.#tree;
  }

  /** Whether any were left to be grown. */
  #growBy(dictionary: Dictionary, most: number): boolean {
    const first = this.#grown.get(dictionary) ?? 0;
    const end = Math.min(termCount(dictionary), first + most);
    for (let number = first; number < end; number += 1) {
      const term = termAt(dictionary, number);
      if (slipsAllowed(term) > 0) this.#tree.set(term, true);
    }
    this.#grown.set(dictionary, end);
    return end > first;
  }
}
