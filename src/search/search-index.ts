import type { SearchIndex } from "../ask/search-index.ts";
import type { Analyse } from "./analysis/analyzer.ts";
import type { IndexView } from "./index/index-reader.ts";
import { hasPhrase } from "./ranking/phrase-match.ts";
import { rankAgain, rankWanted } from "./ranking/run-query.ts";

/** Answers every question from the view of its moment. */
export function searchIndexOver(view: () => IndexView, analyse: Analyse): SearchIndex {
  return {
    analyse,
    rarity: (term) => view().rarity(term),
    knows: (term) => view().frequency(term) > 0,
    hasPhrase: (phrase) => view().segments.some((segment) => hasPhrase(segment, phrase)),
    suggestSpelling: (word) => view().spelling.near(word),
    rank: (wanted, limit) => rankWanted(view(), wanted, limit),
    rescore: (further, found) => rankAgain(view(), further, found),
  };
}
