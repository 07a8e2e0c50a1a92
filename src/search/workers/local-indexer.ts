import { waitForNextTurn } from "../../next-turn.ts";
import type { Analyzer } from "../analysis/analyzer.ts";
import { readFields } from "../analysis/passage-fields.ts";
import { addPassages } from "../segment/add-passages.ts";
import { mergeSegments } from "../segment/merge-segments.ts";
import { createSegmentBuilder } from "../segment/segment-builder.ts";
import { TURN_PASSAGES, type Indexer } from "./indexer.ts";

/** Indexes in this thread, between the answers; merging holds them up. */
export function createLocalIndexer(analyse: Analyzer): Indexer {
  return {
    parallel: 1,
    async build(passages, onTaken) {
      const builder = createSegmentBuilder();
      for (let first = 0; first < passages.length; first += TURN_PASSAGES) {
        const turn = passages.slice(first, first + TURN_PASSAGES);
        addPassages(builder, turn.map(readFields), analyse);
        onTaken?.(builder.size);
        await waitForNextTurn();
      }
      return builder.finish();
    },
    merge: async (parts) => mergeSegments(parts),
    close: async () => {},
  };
}
