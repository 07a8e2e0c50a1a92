import type { Passage } from "../../article/passage.ts";
import type { SegmentWithDeletes } from "../segment/segment-with-deletes.ts";
import {
  describeSegments,
  hashPassages,
  restoreSegments,
  type Restored,
} from "./restore-segments.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-codec.ts";
import { openSnapshotFile, readAndClose, writeSnapshotFile } from "./snapshot-file.ts";

/** The index as the last start left it. It can always be done without: trouble is reported, and the index built anew. */
export interface SnapshotStore {
  /** What it has of these passages. */
  restore(passages: readonly Passage[]): Promise<Restored>;
  save(segments: readonly SegmentWithDeletes[]): Promise<void>;
}

export interface SnapshotOptions {
  /** Null keeps none. */
  readonly path: string | null;
  /** Hash of what the index depends on besides its passages; a snapshot with another one is of no use. */
  readonly analysis: string;
  readonly onTrouble: (cause: unknown) => void;
}

export function createSnapshotStore({ path, analysis, onTrouble }: SnapshotOptions): SnapshotStore {
  return {
    async restore(passages) {
      const nothing = { segments: [], missing: passages };
      if (path === null) return nothing;
      try {
        return (await restoreFrom(path, analysis, passages)) ?? nothing;
      } catch (error) {
        onTrouble(error);
        return nothing;
      }
    },
    async save(segments) {
      if (path === null) return;
      try {
        const snapshot = { analysis, segments: await describeSegments(segments) };
        await writeSnapshotFile(path, await encodeSnapshot(snapshot));
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}

async function restoreFrom(
  path: string,
  analysis: string,
  passages: readonly Passage[],
): Promise<Restored | null> {
  const file = await openSnapshotFile(path);
  if (file === null) return null;
  // Another thread reads the file while this one goes through the passages.
  const [bytes, hashes] = await Promise.all([readAndClose(file), hashPassages(passages)]);
  const snapshot = await decodeSnapshot(bytes);
  if (snapshot === null) throw new Error(`${path} is damaged; the index is built anew`);
  if (snapshot.analysis !== analysis) return null;
  return restoreSegments(snapshot.segments, passages, hashes);
}
