import { SEGMENT_PASSAGES_MAX } from "../segment/segment.ts";

/** Neighbouring shelves to be made into one: from `start` until before `end`. */
export interface MergeRun {
  readonly start: number;
  readonly end: number;
}

export interface ShelfSize {
  /** Passages that are left. */
  readonly size: number;
  /** Passages that it was made of. */
  readonly all: number;
}

/**
 * So many shelves of about one size become one, so a passage is copied once for each size that its shelf grows to
 * (https://www.cs.umb.edu/~poneil/lsmtree.pdf, tiered as in Lucene's LogMergePolicy).
 */
export const MERGED_TOGETHER = 8;

/** A shelf that has lost this share of its passages is written anew. */
const LOST_SHARE_MAX = 0.5;

/** What should be merged next, or null. Only neighbours are merged, so passages keep their order. */
export function mergeRun(shelves: readonly ShelfSize[], smallest: number): MergeRun | null {
  const worn = shelves.findIndex(({ size, all }) => size < all * LOST_SHARE_MAX);
  if (worn !== -1) return { start: worn, end: worn + 1 };
  for (let most = smallest; most < SEGMENT_PASSAGES_MAX; most *= MERGED_TOGETHER) {
    const run = runOf(shelves, most);
    if (run) return run;
  }
  return null;
}

/** The first `MERGED_TOGETHER` neighbours that are none larger than `most` and fit into one segment. */
function runOf(shelves: readonly ShelfSize[], most: number): MergeRun | null {
  let start = 0;
  let together = 0;
  for (const [place, { size }] of shelves.entries()) {
    if (size > most || together + size > SEGMENT_PASSAGES_MAX) {
      start = size > most ? place + 1 : place;
      together = size > most ? 0 : size;
      continue;
    }
    together += size;
    if (place - start + 1 === MERGED_TOGETHER) return { start, end: place + 1 };
  }
  return null;
}
