import { SEGMENT_PASSAGES_MAX } from "../segment/segment.ts";

/** Neighbouring segments to be merged into one: from `start` until before `end`. */
export interface Merge {
  readonly start: number;
  readonly end: number;
}

export interface SegmentSize {
  /** Passages that are not deleted. */
  readonly size: number;
  /** Passages that it was made of. */
  readonly all: number;
}

/**
 * So many segments of about one size are merged into one, so a passage is copied once for each size that its segment grows
 * to (https://www.cs.umb.edu/~poneil/lsmtree.pdf, tiered as in Lucene's LogMergePolicy).
 */
export const MERGED_TOGETHER = 8;

/** A segment of which more than this share is deleted is written anew. */
const DELETED_SHARE_MAX = 0.5;

/**
 * What to merge next, or null. Only neighbours are merged, so passages keep their order. `smallest` is the size that
 * segments are flushed with.
 */
export function chooseMerge(segments: readonly SegmentSize[], smallest: number): Merge | null {
  const worn = segments.findIndex(({ size, all }) => size < all * (1 - DELETED_SHARE_MAX));
  if (worn !== -1) return { start: worn, end: worn + 1 };
  for (let most = smallest; most < SEGMENT_PASSAGES_MAX; most *= MERGED_TOGETHER) {
    const run = runOf(segments, most);
    if (run) return run;
  }
  return null;
}

/** The first `MERGED_TOGETHER` neighbours that are none larger than `most` and fit into one segment. */
function runOf(segments: readonly SegmentSize[], most: number): Merge | null {
  let start = 0;
  let together = 0;
  for (const [index, { size }] of segments.entries()) {
    if (size > most || together + size > SEGMENT_PASSAGES_MAX) {
      start = size > most ? index + 1 : index;
      together = size > most ? 0 : size;
      continue;
    }
    together += size;
    if (index - start + 1 === MERGED_TOGETHER) return { start, end: index + 1 };
  }
  return null;
}
