import type { Removed } from "./segment-with-deletes.ts";
import type { Segment } from "../segment/segment.ts";

/** A segment as it is searched, among others. */
export interface SearchedSegment extends Segment {
  /** Number of its first passage in all segments together. */
  readonly first: number;
  readonly removed: Removed;
}

/** How many passages with a term were taken out. */
export function removedOf({ removed }: SearchedSegment, term: string): number {
  return removed.frequencies.get(term) ?? 0;
}
