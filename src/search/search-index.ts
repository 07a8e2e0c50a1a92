import type { SearchIndex } from "../ask/search-index.ts";
import type { Analyzer } from "./analysis/analyzer.ts";
import type { IndexReader } from "./index/index-reader.ts";
import { hasPhrase } from "./ranking/phrase-match.ts";
import { rescore, runQuery } from "./ranking/run-query.ts";

/** Answers each question from the index as it is at that moment. */
export function createSearchIndex(reader: () => IndexReader, analyse: Analyzer): SearchIndex {
  return {
    analyse,
    rarity: (term) => reader().rarity(term),
    knows: (term) => reader().frequency(term) > 0,
    hasPhrase: (phrase) => reader().segments.some((segment) => hasPhrase(segment, phrase)),
    suggestSpelling: (word) => reader().spelling.suggest(word),
    rank: (query, limit) => runQuery(reader(), query, limit),
    rescore: (further, found) => rescore(reader(), further, found),
  };
}
