import type { Passage } from "../../article/passage.ts";
import { FingerprintTable } from "./hash-table.ts";
import { passageFingerprint } from "./passage-hash.ts";
import { nextTurn } from "../workers/indexer.ts";
import { Shelf } from "../index/segment-with-deletes.ts";
import type { SnapshotShelf } from "./snapshot-codec.ts";

/** What an earlier index has of a library. */
export interface Restored {
  readonly shelves: readonly Shelf[];
  /** Passages that it lacks, because they are new or were changed. */
  readonly missing: readonly Passage[];
}

/** To build all anew is as quick where less than this share of them is known, and leaves nothing to merge. */
const KNOWN_SHARE_MIN = 0.5;

/** Reading so many takes a few milliseconds. */
const READ_AT_ONCE = 4_000;

/** Null when too little of the library is known. Of passages that are alike, any will do: so are their words. */
export async function restored(
  kept: readonly SnapshotShelf[],
  passages: readonly Passage[],
  fingerprints: Float64Array,
): Promise<Restored | null> {
  const isMissing = new Uint8Array(passages.length).fill(1);
  const taker = await takerOf(kept, fingerprints);
  const take = (fingerprint: number): Passage | null => {
    const place = taker(fingerprint);
    if (place === null) return null;
    isMissing[place] = 0;
    return passages[place] ?? null;
  };
  const shelves: Shelf[] = [];
  for (const { segment, fingerprints: those } of kept) {
    const known: (Passage | null)[] = [];
    for (let first = 0; first < those.length; first += READ_AT_ONCE) {
      for (const each of those.subarray(first, first + READ_AT_ONCE)) known.push(take(each));
      await nextTurn();
    }
    shelves.push(new Shelf(segment, known));
  }
  const missing = passages.filter((_, place) => isMissing[place] === 1);
  return missing.length > passages.length * (1 - KNOWN_SHARE_MIN) ? null : { shelves, missing };
}

/**
 * Gives the place of a fingerprint, each place once, where all those that are kept are asked for in their order. A
 * library that is as it was is gone through step by step; a table is made of what follows the first difference.
 */
async function takerOf(
  kept: readonly SnapshotShelf[],
  fingerprints: Float64Array,
): Promise<(fingerprint: number) => number | null> {
  const same = sameBeginning(kept, fingerprints);
  const table = new FingerprintTable(fingerprints.subarray(same));
  // From the end, so that those that are alike keep their order.
  for (let place = fingerprints.length - 1; place >= same; place -= 1) {
    if (place % READ_AT_ONCE === 0) await nextTurn();
    table.add(place - same);
  }
  let next = 0;
  return (fingerprint) => {
    if (next < same) return next++;
    const place = table.take(fingerprint);
    return place === null ? null : place + same;
  };
}

/** How many are the same as those that are kept, from the first on. */
function sameBeginning(kept: readonly SnapshotShelf[], fingerprints: Float64Array): number {
  let same = 0;
  for (const { fingerprints: those } of kept) {
    for (let at = 0; at < those.length; at += 1) {
      if (those[at] !== fingerprints[same]) return same;
      same += 1;
    }
  }
  return same;
}

/** What can be restored of shelves: a passage that has left is like none. */
export async function saved(shelves: readonly Shelf[]): Promise<readonly SnapshotShelf[]> {
  const all: SnapshotShelf[] = [];
  for (const { segment, passages, removed } of shelves) {
    const left = passages.map((passage, place) => (removed.marks?.[place] === 1 ? null : passage));
    all.push({ segment, fingerprints: await fingerprintsOf(left) });
  }
  return all;
}

/** NaN, which equals nothing, where there is no passage. */
export async function fingerprintsOf(passages: readonly (Passage | null)[]): Promise<Float64Array> {
  const fingerprints = new Float64Array(passages.length);
  for (const [place, passage] of passages.entries()) {
    if (place % READ_AT_ONCE === 0) await nextTurn();
    fingerprints[place] = passage === null ? Number.NaN : passageFingerprint(passage);
  }
  return fingerprints;
}
