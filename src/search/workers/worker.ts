/** Runs in a thread of its own and makes one segment; `worker-pool.ts` ends it. */
import { constants, getPriority, platform, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import { createAnalyzer } from "../analysis/analyzer.ts";
import { addPassages } from "../segment/add-passages.ts";
import type { WorkerCommand, WorkerReply } from "./messages.ts";
import { mergeSegments } from "../segment/merge-segments.ts";
import { createSegmentBuilder } from "../segment/segment-builder.ts";

lowerPriority();

const glossary: readonly GlossaryTerm[] = workerData;
const analyse = createAnalyzer(glossary);
const builder = createSegmentBuilder();

parentPort?.on("message", (message: WorkerCommand) => parentPort?.postMessage(run(message)));

function run(message: WorkerCommand): WorkerReply {
  switch (message.command) {
    case "add":
      addPassages(builder, message.passages, analyse);
      return { reply: "added", count: builder.size };
    case "finish":
      return { reply: "segment", segment: builder.finish() };
    case "merge":
      return { reply: "segment", segment: mergeSegments(message.parts) };
  }
}

/** Lets the thread that answers go first where both want the same processor. */
function lowerPriority(): void {
  // Only Linux has a priority for each thread; elsewhere this would slow down the answers too.
  if (platform() !== "linux") return;
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  try {
    setPriority(Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL));
  } catch {
    // Some sandboxes forbid it; the segment is made all the same.
  }
}
