import SearchableMap from "minisearch/SearchableMap";
import { waitForNextTurn } from "../../next-turn.ts";
import type { Segment } from "../segment/segment.ts";
import { countTerms, readTerm, type TermDictionary } from "../segment/term-dictionary.ts";
import { countAllowedEdits } from "./rank-suggestions.ts";

export type RadixTree = SearchableMap<true>;

/** Adding so many terms takes about a millisecond. */
const ADDED_AT_ONCE = 500;

/**
 * The terms that a mistyped word may be taken for, in MiniSearch's radix tree: one for all segments, which have most terms
 * in common. Terms that have left the library stay in it.
 */
export class TermTree {
  readonly #tree: RadixTree = new SearchableMap<true>();
  /** How many terms of each dictionary are in the tree. A dictionary never changes. */
  readonly #added = new WeakMap<TermDictionary, number>();

  /** Adds the terms of segments between other work, so that the first unknown word need not wait for it. */
  async grow(segments: readonly Segment[]): Promise<void> {
    for (const { dictionary } of segments) {
      while (this.#addFrom(dictionary, ADDED_AT_ONCE)) await waitForNextTurn();
    }
  }

  /** The tree with all terms of these segments, and maybe more. */
  over(segments: readonly Segment[]): RadixTree {
    for (const { dictionary } of segments) this.#addFrom(dictionary, countTerms(dictionary));
    return this.#tree;
  }

  /** Adds at most so many of a dictionary's terms; tells whether there were any left to add. */
  #addFrom(dictionary: TermDictionary, most: number): boolean {
    const first = this.#added.get(dictionary) ?? 0;
    const end = Math.min(countTerms(dictionary), first + most);
    for (let number = first; number < end; number += 1) {
      const term = readTerm(dictionary, number);
      if (countAllowedEdits(term) > 0) this.#tree.set(term, true);
    }
    this.#added.set(dictionary, end);
    return end > first;
  }
}
