import type { Passage } from "../../article/passage.ts";
import { fingerprintsOf, restored, saved, type Restored } from "./restore-segments.ts";
import type { Shelf } from "../index/segment-with-deletes.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-codec.ts";
import { openSnapshotFile, readAndClose, writeSnapshotFile } from "./snapshot-file.ts";

/** The index as the last start left it. A snapshot is never needed: whatever is wrong with it is told, and built anew. */
export interface KeptSnapshot {
  /** What it has of these passages. */
  restore(passages: readonly Passage[]): Promise<Restored>;
  save(shelves: readonly Shelf[]): Promise<void>;
}

export interface SnapshotParts {
  /** Null keeps none. */
  readonly path: string | null;
  /** What the index depends on beside its passages; a snapshot of another one is of no use. */
  readonly analysis: string;
  readonly onTrouble: (cause: unknown) => void;
}

export function keptSnapshot({ path, analysis, onTrouble }: SnapshotParts): KeptSnapshot {
  return {
    async restore(passages) {
      const nothing = { shelves: [], missing: passages };
      if (path === null) return nothing;
      try {
        return (await restoredFrom(path, analysis, passages)) ?? nothing;
      } catch (error) {
        onTrouble(error);
        return nothing;
      }
    },
    async save(shelves) {
      if (path === null) return;
      try {
        await writeSnapshotFile(
          path,
          await encodeSnapshot({ analysis, shelves: await saved(shelves) }),
        );
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}

async function restoredFrom(
  path: string,
  analysis: string,
  passages: readonly Passage[],
): Promise<Restored | null> {
  const file = await openSnapshotFile(path);
  if (file === null) return null;
  // It is read by another thread while this one goes through the passages.
  const [bytes, fingerprints] = await Promise.all([readAndClose(file), fingerprintsOf(passages)]);
  const snapshot = await decodeSnapshot(bytes);
  if (snapshot === null) throw new Error(`${path} is damaged; the index is built anew`);
  return snapshot.analysis === analysis ? restored(snapshot.shelves, passages, fingerprints) : null;
}
