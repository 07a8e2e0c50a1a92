import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { SearchIndex } from "../ask/search-index.ts";
import { createAnalyzer } from "./analysis/analyzer.ts";
import { IndexWriter, type PassageChange } from "./index/index-writer.ts";
import { createSearchIndex } from "./search-index.ts";
import { hashAnalysis } from "./snapshot/passage-hash.ts";
import { createSnapshotStore } from "./snapshot/snapshot-store.ts";
import type { Indexer } from "./workers/indexer.ts";

/** An index whose passages change while it is asked. */
export interface LiveIndex extends SearchIndex {
  /** Deletes and adds passages. A question sees all of it or nothing of it, and all of it once this has resolved. */
  change(change: PassageChange): Promise<void>;
  /** Resolves when nothing is being merged or saved in the background, and nothing has to be. */
  settled(): Promise<void>;
}

export interface IndexOptions {
  /** Its names are found in every form. */
  readonly glossary: readonly GlossaryTerm[];
  readonly indexer: Indexer;
  /** The file that keeps the index of a large library from one start to the next; null keeps none. */
  readonly snapshotPath: string | null;
  /** Told what fails in the background; the index answers all the same. */
  readonly onTrouble: (cause: unknown) => void;
  /** Told how many passages have been read. */
  readonly onProgress?: (done: number) => void;
}

/** A smaller library is indexed in about a second and needs no snapshot. */
export const SNAPSHOT_PASSAGES_MIN = 10_000;

/** The snapshot is written again when it lacked this share of the passages. */
const STALE_SHARE = 0.05;

/** Indexes the passages of a library, without holding up other work for more than a few milliseconds at a time. */
export async function openIndex(
  passages: readonly Passage[],
  { glossary, indexer, snapshotPath, onTrouble, onProgress }: IndexOptions,
): Promise<LiveIndex> {
  const analyse = createAnalyzer(glossary);
  const writer = new IndexWriter(analyse, indexer, onTrouble);
  const path = passages.length < SNAPSHOT_PASSAGES_MIN ? null : snapshotPath;
  const snapshot = createSnapshotStore({ path, analysis: hashAnalysis(glossary), onTrouble });
  const { segments, missing } = await snapshot.restore(passages);
  writer.restore(segments);
  await writer.change({ removed: [], added: missing }, onProgress);
  // So that the first question need not make it.
  void writer.reader;
  const isStale = missing.length > passages.length * STALE_SHARE;
  const saving = isStale ? writer.settled().then(() => snapshot.save(writer.segments())) : null;
  return {
    ...createSearchIndex(() => writer.reader, analyse),
    change: (change) => writer.change(change),
    async settled() {
      await saving;
      await writer.settled();
    },
  };
}
