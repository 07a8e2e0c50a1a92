import type { Passage } from "../../article/passage.ts";
import type { Analyse } from "../analysis/analyzer.ts";
import { mergeSegments, type MergePart } from "../segment/merge-segments.ts";
import { textOf, type PassageText } from "../analysis/passage-fields.ts";
import type { Segment } from "../segment/segment.ts";
import { segmentBuilder, type SegmentBuilder } from "../segment/segment-builder.ts";

/** Makes segments of many passages, where it does not hold up the answers. */
export interface Indexer {
  /** How many segments it makes at the same time. */
  readonly parallel: number;
  /** One segment, at most `SEGMENT_PASSAGES_MAX` passages. `onTaken` is told how many of the passages have been read. */
  build(passages: readonly Passage[], onTaken?: (count: number) => void): Promise<Segment>;
  merge(parts: readonly MergePart[]): Promise<Segment>;
  /** Ends what it runs; nothing may be asked of it afterwards. */
  close(): Promise<void>;
}

/** After so many passages, a few milliseconds, other work gets its turn. */
export const TURN_PASSAGES = 16;

/** In this thread, between the answers; merging holds them up. */
export function indexerHere(analyse: Analyse): Indexer {
  return {
    parallel: 1,
    async build(passages, onTaken) {
      const builder = segmentBuilder();
      for (let first = 0; first < passages.length; first += TURN_PASSAGES) {
        addAll(builder, passages.slice(first, first + TURN_PASSAGES).map(textOf), analyse);
        onTaken?.(builder.size);
        await nextTurn();
      }
      return builder.finish();
    },
    merge: async (parts) => mergeSegments(parts),
    close: async () => {},
  };
}

export function addAll(
  builder: SegmentBuilder,
  texts: readonly PassageText[],
  analyse: Analyse,
): void {
  for (const { titles, text } of texts) builder.add(analyse(titles), analyse(text));
}

/** Lets everything else that waits go first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
