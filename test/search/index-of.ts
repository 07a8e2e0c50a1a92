import type { Passage } from "../../src/article/passage.ts";
import type { GlossaryTerm } from "../../src/ask/glossary.ts";
import type { SearchIndex } from "../../src/ask/search-index.ts";
import { createAnalysis } from "../../src/search/analysis/analyzer.ts";
import { viewOf } from "../../src/search/index/index-reader.ts";
import { addAll } from "../../src/search/workers/indexer.ts";
import { textOf } from "../../src/search/analysis/passage-fields.ts";
import { searchIndexOver } from "../../src/search/search-index.ts";
import { segmentBuilder } from "../../src/search/segment/segment-builder.ts";
import { Shelf } from "../../src/search/index/segment-with-deletes.ts";
import { WordTree } from "../../src/search/spelling/term-tree.ts";

/** Passages in one segment, at once. */
export function indexOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[],
): SearchIndex {
  const view = viewOf([shelfOf(passages, glossary)], new WordTree());
  return searchIndexOver(() => view, createAnalysis(glossary));
}

export function shelfOf(passages: readonly Passage[], glossary: readonly GlossaryTerm[]): Shelf {
  const builder = segmentBuilder();
  addAll(builder, passages.map(textOf), createAnalysis(glossary));
  return new Shelf(builder.finish(), passages);
}
