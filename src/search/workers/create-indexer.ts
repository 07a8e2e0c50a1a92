import { createAnalysis } from "../analysis/analyzer.ts";
import { indexerHere, type Indexer } from "./indexer.ts";
import { indexerInThreads, type IndexingThreads } from "./worker-pool.ts";

/**
 * To start a thread and to give it its glossary takes as long as to read so many passages, some tenths of a second:
 * a library of an office is built in this thread, between other work, and a large one in threads of their own.
 */
const BUILT_HERE_MAX = 1_024;

export function createIndexer(threads: IndexingThreads): Indexer {
  const here = indexerHere(createAnalysis(threads.glossary));
  const there = indexerInThreads(threads);
  return {
    ...there,
    build: (passages, onTaken) =>
      (passages.length <= BUILT_HERE_MAX ? here : there).build(passages, onTaken),
  };
}
