import { createAnalyzer } from "../analysis/analyzer.ts";
import type { Indexer } from "./indexer.ts";
import { createLocalIndexer } from "./local-indexer.ts";
import { createWorkerPool, type WorkerPoolOptions } from "./worker-pool.ts";

/**
 * Starting a thread and handing it its glossary takes as long as indexing so many passages, some tenths of a second: the
 * library of an office is indexed in this thread, between other work, and a large one in threads of their own.
 */
const LOCAL_PASSAGES_MAX = 1_024;

export function createIndexer(options: WorkerPoolOptions): Indexer {
  const local = createLocalIndexer(createAnalyzer(options.glossary));
  const pool = createWorkerPool(options);
  return {
    ...pool,
    build: (passages, onTaken) =>
      (passages.length <= LOCAL_PASSAGES_MAX ? local : pool).build(passages, onTaken),
  };
}
