import type { Passage } from "../../article/passage.ts";
import type { MergePart } from "../segment/merge-segments.ts";
import type { Segment } from "../segment/segment.ts";

/** Makes segments of many passages without holding up the answers. */
export interface Indexer {
  /** How many segments it makes at the same time. */
  readonly parallel: number;
  /** One segment of at most `SEGMENT_PASSAGES_MAX` passages. `onTaken` is told how many have been read. */
  build(passages: readonly Passage[], onTaken?: (count: number) => void): Promise<Segment>;
  merge(parts: readonly MergePart[]): Promise<Segment>;
  /** Stops what it runs; it cannot be used afterwards. */
  close(): Promise<void>;
}

/** Analysing so many passages takes a few milliseconds; then other work gets its turn. */
export const TURN_PASSAGES = 16;
