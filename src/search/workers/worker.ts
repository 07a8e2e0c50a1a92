/** What runs in a thread of its own: makes one segment, and is ended by `indexing-threads.ts`. */
import { constants, getPriority, platform, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import { createAnalysis } from "../analysis/analyzer.ts";
import { addAll } from "./indexer.ts";
import type { IndexingOrder, IndexingReply } from "./messages.ts";
import { mergeSegments } from "../segment/merge-segments.ts";
import { segmentBuilder } from "../segment/segment-builder.ts";

giveWay();

const glossary: readonly GlossaryTerm[] = workerData;
const analyse = createAnalysis(glossary);
const builder = segmentBuilder();

parentPort?.on("message", (message: IndexingOrder) => parentPort?.postMessage(carriedOut(message)));

function carriedOut(message: IndexingOrder): IndexingReply {
  switch (message.order) {
    case "add":
      addAll(builder, message.texts, analyse);
      return { reply: "added", count: builder.size };
    case "finish":
      return { reply: "segment", segment: builder.finish() };
    case "merge":
      return { reply: "segment", segment: mergeSegments(message.parts) };
  }
}

/** Lets the thread that answers go first where both want the same processor. */
function giveWay(): void {
  // Only Linux has a priority for each thread: elsewhere it would be that of the answers too.
  if (platform() !== "linux") return;
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  try {
    setPriority(Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL));
  } catch {
    // Some sandboxes forbid it; the segment is made all the same.
  }
}
