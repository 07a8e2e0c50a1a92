import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { SearchIndex } from "../ask/search-index.ts";
import { createAnalysis } from "./analysis/analyzer.ts";
import { analysisFingerprint } from "./snapshot/passage-hash.ts";
import type { Indexer } from "./workers/indexer.ts";
import { keptSnapshot } from "./snapshot/snapshot-store.ts";
import { LibraryShelves } from "./index/index-writer.ts";
import { searchIndexOver } from "./search-index.ts";

/** An index whose passages change while it is asked. */
export interface LiveIndex extends SearchIndex {
  /** Takes passages out and in. Questions see all of it or nothing of it, and all of it when this resolves. */
  change(change: PassageChange): Promise<void>;
  /** Resolves when nothing is being merged or saved in the background, and nothing has to be. */
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
  /** The file that keeps the index of a large library from one start to the next; null keeps none. */
  readonly snapshotPath: string | null;
  /** Told what fails in the background; the index answers all the same. */
  readonly onTrouble: (cause: unknown) => void;
  /** Told how many passages have been read. */
  readonly onProgress?: (done: number) => void;
}

/** A library of fewer passages is indexed in about a second. */
export const SNAPSHOT_PASSAGES_MIN = 10_000;

/** A snapshot is written anew when it lacked this share of the passages. */
const STALE_SHARE = 0.05;

/** Indexes the passages of a library, without holding up other work for more than a few milliseconds at a time. */
export async function openIndex(
  passages: readonly Passage[],
  { glossary, indexer, snapshotPath, onTrouble, onProgress }: IndexParts,
): Promise<LiveIndex> {
  const analyse = createAnalysis(glossary);
  const shelves = new LibraryShelves(analyse, indexer, onTrouble);
  const path = passages.length < SNAPSHOT_PASSAGES_MIN ? null : snapshotPath;
  const snapshot = keptSnapshot({ path, analysis: analysisFingerprint(glossary), onTrouble });
  const restored = await snapshot.restore(passages);
  shelves.restore(restored.shelves);
  await shelves.change({ removed: [], added: restored.missing }, onProgress);
  // Not left to the first question.
  void shelves.view;
  const isStale = restored.missing.length > passages.length * STALE_SHARE;
  const saving = isStale ? shelves.settled().then(() => snapshot.save(shelves.sealed())) : null;
  return {
    ...searchIndexOver(() => shelves.view, analyse),
    change: (change) => shelves.change(change),
    async settled() {
      await saving;
      await shelves.settled();
    },
  };
}
