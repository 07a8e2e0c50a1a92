/** What runs in a thread of its own: makes one segment, and is ended by `indexing-threads.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import type { GlossaryTerm } from "../ask/glossary.ts";
import { createAnalysis } from "./analysis.ts";
import { addAll } from "./indexer.ts";
import type { IndexingOrder, IndexingReply } from "./indexing-messages.ts";
import { mergeSegments } from "./merge-segments.ts";
import { segmentBuilder } from "./segment-builder.ts";

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
