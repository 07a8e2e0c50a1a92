import type { GlossaryTerm } from "../src/ask/glossary.ts";
import { createAnalysis } from "../src/search/analysis/analyzer.ts";
import { indexerHere, type Indexer } from "../src/search/workers/indexer.ts";

/** Node reads no TypeScript in a thread: what runs from the sources builds its index in its own. */
export function createIndexer(glossary: readonly GlossaryTerm[]): Indexer {
  return indexerHere(createAnalysis(glossary));
}
