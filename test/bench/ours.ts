import { mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Article } from "../../src/article/article.ts";
import type { Passage } from "../../src/article/passage.ts";
import type { SearchedLibrary } from "../../src/ask/library.ts";
import type { LiveIndex } from "../../src/search/open-index.ts";
import { englishLexicon, shippedSynonyms } from "../ask/library.ts";
import type { OpenEngine } from "./engines.ts";
import { inThisProcess, type Find } from "./in-this-process.ts";
import {
  createSynonymTable,
  EXCERPTS_SHOWN,
  findArticles,
  createWorkerPool,
  openIndex,
  parseQuestion,
  chooseExcerpts,
  SourcePriorCounter,
  UserError,
} from "./product.ts";

export interface OpenOurs extends OpenEngine {
  readonly built: Built;
}

interface Built {
  readonly index: LiveIndex;
  readonly find: Find;
  outside(): Promise<number>;
  /** Opens another index from the snapshot that this one left. */
  again(): Promise<LiveIndex>;
  close(): Promise<void>;
}

/** Opened as the product opens it, and asked for the excerpts that it would show. */
export async function openOurs(pages: readonly Passage[]): Promise<OpenOurs> {
  const folder = mkdtempSync(join(tmpdir(), "ip-almanac-bench-"));
  const snapshotPath = join(folder, "index.snapshot");
  const indexer = createWorkerPool({ glossary: [], parallel: availableParallelism() });
  const open = (): Promise<LiveIndex> =>
    openIndex(pages, {
      glossary: [],
      indexer,
      snapshotPath,
      onTrouble: (cause) => console.error(cause),
    });
  const articles = pages.map(({ article }) => article);
  const close = async (): Promise<void> => {
    await indexer.close();
    rmSync(folder, { recursive: true });
  };
  return inThisProcess(async () => {
    const index = await open();
    // Threads share the arrays, and no thread counts them as its own: the snapshot is these arrays, byte for byte.
    const outside = async (): Promise<number> => {
      await index.settled();
      return statSync(snapshotPath, { throwIfNoEntry: false })?.size ?? 0;
    };
    return {
      index,
      find: findIn({
        articles,
        index,
        synonyms: createSynonymTable(shippedSynonyms, index),
        lexicon: englishLexicon,
        sourcePrior: await countSourcePrior(articles),
      }),
      outside,
      again: open,
      close,
    };
  });
}

/** Counted in turns, as the product does. */
async function countSourcePrior(articles: readonly Article[]) {
  const count = new SourcePriorCounter();
  for (const [place, article] of articles.entries()) {
    if (place % ARTICLES_AT_ONCE === 0) await nextTurn();
    count.add(article);
  }
  return count.prior();
}

const ARTICLES_AT_ONCE = 1_000;

function findIn(library: SearchedLibrary): Find {
  return (question, limit) => {
    try {
      const found = findArticles(parseQuestion(question), library, limit);
      const { articles, scorePassage } = found;
      chooseExcerpts(articles.slice(0, EXCERPTS_SHOWN), scorePassage);
      return articles.map(({ article }) => article.id);
    } catch (error) {
      // A word such as "number:2" reads like a filter that there is not.
      if (error instanceof UserError) return [];
      throw error;
    }
  };
}
