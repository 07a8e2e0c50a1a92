import type { Passage } from "../article/passage.ts";
import { passageFingerprint } from "./fingerprint.ts";
import { nextTurn } from "./indexer.ts";
import { Shelf } from "./shelf.ts";
import type { SnapshotShelf } from "./snapshot.ts";

/** What an earlier index has of a library. */
export interface Restored {
  readonly shelves: readonly Shelf[];
  /** Passages that it lacks, because they are new or were changed. */
  readonly missing: readonly Passage[];
}

/** To build all anew is as quick where less than this share of them is known, and leaves nothing to merge. */
const KNOWN_SHARE_MIN = 0.5;

/** Reading so many takes a few milliseconds. */
const READ_AT_ONCE = 1_000;

/** Null when too little of the library is known, or two passages cannot be told apart. */
export async function restored(
  kept: readonly SnapshotShelf[],
  passages: readonly Passage[],
): Promise<Restored | null> {
  const missing = await byFingerprint(passages);
  if (missing.size < passages.length) return null;
  const shelves: Shelf[] = [];
  for (const { segment, fingerprints } of kept) {
    const known = Array.from(fingerprints, (fingerprint) => {
      const passage = missing.get(fingerprint) ?? null;
      missing.delete(fingerprint);
      return passage;
    });
    shelves.push(new Shelf(segment, known));
    await nextTurn();
  }
  if (missing.size > passages.length * (1 - KNOWN_SHARE_MIN)) return null;
  return { shelves, missing: [...missing.values()] };
}

/** What can be restored of shelves: a passage that has left is like none. */
export async function saved(shelves: readonly Shelf[]): Promise<readonly SnapshotShelf[]> {
  const all: SnapshotShelf[] = [];
  for (const { segment, passages, removed } of shelves) {
    const fingerprints = new Float64Array(passages.length).fill(Number.NaN);
    for (const [place, passage] of passages.entries()) {
      if (place % READ_AT_ONCE === 0) await nextTurn();
      if (passage && removed.marks?.[place] !== 1) {
        fingerprints[place] = passageFingerprint(passage);
      }
    }
    all.push({ segment, fingerprints });
  }
  return all;
}

/** Fewer than there are passages, when two have the same. */
async function byFingerprint(passages: readonly Passage[]): Promise<Map<number, Passage>> {
  const known = new Map<number, Passage>();
  for (const [place, passage] of passages.entries()) {
    if (place % READ_AT_ONCE === 0) await nextTurn();
    known.set(passageFingerprint(passage), passage);
  }
  return known;
}
