import type { Passage } from "../../article/passage.ts";
import { waitForNextTurn } from "../../next-turn.ts";
import { SegmentWithDeletes } from "../segment/segment-with-deletes.ts";
import { HashTable } from "./hash-table.ts";
import { hashPassage } from "./passage-hash.ts";
import type { SnapshotSegment } from "./snapshot-codec.ts";

/** What a snapshot has of a library. */
export interface Restored {
  readonly segments: readonly SegmentWithDeletes[];
  /** Passages that it lacks, because they are new or were changed. */
  readonly missing: readonly Passage[];
}

/** Below this share of known passages a full rebuild is as fast, and leaves nothing to merge. */
const KNOWN_SHARE_MIN = 0.5;

/** Reading so many takes a few milliseconds. */
const READ_AT_ONCE = 4_000;

/** Null when too little of the library is known. Of passages that are alike any will do, for their words are alike too. */
export async function restoreSegments(
  kept: readonly SnapshotSegment[],
  passages: readonly Passage[],
  hashes: Float64Array,
): Promise<Restored | null> {
  const isMissing = new Uint8Array(passages.length).fill(1);
  const takeIndex = await createTaker(kept, hashes);
  const take = (hash: number): Passage | null => {
    const index = takeIndex(hash);
    if (index === null) return null;
    isMissing[index] = 0;
    return passages[index] ?? null;
  };
  const segments: SegmentWithDeletes[] = [];
  for (const { segment, hashes: those } of kept) {
    const known: (Passage | null)[] = [];
    for (let first = 0; first < those.length; first += READ_AT_ONCE) {
      for (const each of those.subarray(first, first + READ_AT_ONCE)) known.push(take(each));
      await waitForNextTurn();
    }
    segments.push(new SegmentWithDeletes(segment, known));
  }
  const missing = passages.filter((_, index) => isMissing[index] === 1);
  return missing.length > passages.length * (1 - KNOWN_SHARE_MIN) ? null : { segments, missing };
}

/**
 * Gives the index of the passage with a hash, each index once, when all hashes of the snapshot are asked for in their
 * order. An unchanged library is walked through in step; what follows the first difference is found by a hash table.
 */
async function createTaker(
  kept: readonly SnapshotSegment[],
  hashes: Float64Array,
): Promise<(hash: number) => number | null> {
  const same = countSame(kept, hashes);
  const table = new HashTable(hashes.subarray(same));
  // From the end, so that passages with one hash keep their order.
  for (let index = hashes.length - 1; index >= same; index -= 1) {
    if (index % READ_AT_ONCE === 0) await waitForNextTurn();
    table.add(index - same);
  }
  let next = 0;
  return (hash) => {
    if (next < same) return next++;
    const index = table.take(hash);
    return index === null ? null : index + same;
  };
}

/** How many hashes from the first on are those of the snapshot. */
function countSame(kept: readonly SnapshotSegment[], hashes: Float64Array): number {
  let same = 0;
  for (const { hashes: those } of kept) {
    for (let at = 0; at < those.length; at += 1) {
      if (those[at] !== hashes[same]) return same;
      same += 1;
    }
  }
  return same;
}

/** What segments can be restored from. A deleted passage gets the hash of none. */
export async function describeSegments(
  segments: readonly SegmentWithDeletes[],
): Promise<readonly SnapshotSegment[]> {
  const all: SnapshotSegment[] = [];
  for (const { segment, passages, deletions } of segments) {
    const live = passages.map((passage, index) =>
      deletions.flags?.[index] === 1 ? null : passage,
    );
    all.push({ segment, hashes: await hashPassages(live) });
  }
  return all;
}

/** NaN, which equals nothing, where there is no passage. */
export async function hashPassages(passages: readonly (Passage | null)[]): Promise<Float64Array> {
  const hashes = new Float64Array(passages.length);
  for (const [index, passage] of passages.entries()) {
    if (index % READ_AT_ONCE === 0) await waitForNextTurn();
    hashes[index] = passage === null ? Number.NaN : hashPassage(passage);
  }
  return hashes;
}
