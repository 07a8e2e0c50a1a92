import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { SearchIndex } from "../ask/search-index.ts";
import { createAnalysis } from "./analysis.ts";
import type { Indexer } from "./indexer.ts";
import { LibraryShelves } from "./library-shelves.ts";
import { searchIndexOver } from "./searching.ts";

/** An index whose passages change while it is asked. */
export interface LiveIndex extends SearchIndex {
  /** Takes passages out and in. Questions see all of it or nothing of it, and all of it when this resolves. */
  change(change: PassageChange): Promise<void>;
  /** Resolves when nothing is being merged in the background, and nothing has to be. */
  settled(): Promise<void>;
}

export interface PassageChange {
  /** The very passages that were given to the index. */
  readonly removed: readonly Passage[];
  readonly added: readonly Passage[];
}

export interface IndexParts {
  /** The names in it are found in every form. */
  readonly glossary: readonly GlossaryTerm[];
  readonly indexer: Indexer;
  /** Told when merging in the background fails; the index goes on unmerged. */
  readonly onMergeFailed: (cause: unknown) => void;
  /** Told how many passages have been read. */
  readonly onProgress?: (done: number) => void;
}

/** Indexes the passages of a library, without holding up other work for more than a few milliseconds at a time. */
export async function openIndex(
  passages: readonly Passage[],
  { glossary, indexer, onMergeFailed, onProgress }: IndexParts,
): Promise<LiveIndex> {
  const analyse = createAnalysis(glossary);
  const shelves = new LibraryShelves(analyse, indexer, onMergeFailed);
  await shelves.change({ removed: [], added: passages }, onProgress);
  return {
    ...searchIndexOver(() => shelves.view, analyse),
    change: (change) => shelves.change(change),
    settled: () => shelves.settled(),
  };
}
