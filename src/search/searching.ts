import type { SearchIndex } from "../ask/search-index.ts";
import type { Analyse } from "./analysis.ts";
import type { IndexView } from "./index-view.ts";
import { hasPhrase } from "./phrases.ts";
import { rankAgain, rankWanted } from "./rank-wanted.ts";

/** Answers every question from the view of its moment. */
export function searchIndexOver(view: () => IndexView, analyse: Analyse): SearchIndex {
  return {
    analyse,
    rarity: (term) => view().rarity(term),
    knows: (term) => view().frequency(term) > 0,
    hasPhrase: (phrase) => view().segments.some((segment) => hasPhrase(segment, phrase)),
    near: (word) => view().spelling.near(word),
    rank: (wanted, limit) => rankWanted(view(), wanted, limit),
    rankAgain: (further, found) => rankAgain(view(), further, found),
  };
}
