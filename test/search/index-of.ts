import type { Passage } from "../../src/article/passage.ts";
import type { GlossaryTerm } from "../../src/ask/glossary.ts";
import type { SearchIndex } from "../../src/ask/search-index.ts";
import { createAnalyzer } from "../../src/search/analysis/analyzer.ts";
import { createIndexReader } from "../../src/search/index/index-reader.ts";
import { addPassages } from "../../src/search/segment/add-passages.ts";
import { readFields } from "../../src/search/analysis/passage-fields.ts";
import { createSearchIndex } from "../../src/search/search-index.ts";
import { createSegmentBuilder } from "../../src/search/segment/segment-builder.ts";
import { SegmentWithDeletes } from "../../src/search/segment/segment-with-deletes.ts";
import { TermTree } from "../../src/search/spelling/term-tree.ts";

/** Passages in one segment, at once. */
export function indexOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[],
): SearchIndex {
  const reader = createIndexReader([segmentOf(passages, glossary)], new TermTree());
  return createSearchIndex(() => reader, createAnalyzer(glossary));
}

export function segmentOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[],
): SegmentWithDeletes {
  const builder = createSegmentBuilder();
  addPassages(builder, passages.map(readFields), createAnalyzer(glossary));
  return new SegmentWithDeletes(builder.finish(), passages);
}
