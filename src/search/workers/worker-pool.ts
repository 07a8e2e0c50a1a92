import { Worker } from "node:worker_threads";
import type { Passage } from "../../article/passage.ts";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import type { Indexer } from "./indexer.ts";
import type { WorkerCommand, WorkerReply } from "./messages.ts";
import { readFields } from "../analysis/passage-fields.ts";
import type { Segment } from "../segment/segment.ts";

export interface WorkerPoolOptions {
  readonly glossary: readonly GlossaryTerm[];
  /** How many threads run at the same time. */
  readonly parallel: number;
  /** What the threads run: `worker.ts`, compiled. */
  readonly script?: URL;
}

/** Copying so many passages to a thread takes about a millisecond. */
const PASSAGES_AT_ONCE = 128;
/** Commands that wait in a thread: enough that it never runs out of passages. */
const WAITING_MAX = 4;

/** Makes each segment in a thread of its own, which then ends and frees its memory. */
export function createWorkerPool({
  glossary,
  parallel,
  script = new URL("worker.js", import.meta.url),
}: WorkerPoolOptions): Indexer {
  const running = new Set<Worker>();
  const start = (): Worker => {
    const thread = new Worker(script, { workerData: glossary });
    running.add(thread);
    return thread;
  };
  const inThread = async (work: (thread: Worker) => Promise<Segment>): Promise<Segment> => {
    const thread = start();
    try {
      return await Promise.race([work(thread), failureOf(thread)]);
    } finally {
      running.delete(thread);
      await thread.terminate();
    }
  };
  return {
    parallel,
    build: (passages, onTaken) =>
      inThread((thread) => {
        const commands = buildCommands(passages);
        const sendNext = (): void => {
          const next = commands.next();
          if (next.done !== true) send(thread, next.value);
        };
        const segment = segmentFrom(thread, (count) => {
          onTaken?.(count);
          sendNext();
        });
        for (let ahead = 0; ahead < WAITING_MAX; ahead += 1) sendNext();
        return segment;
      }),
    merge: (parts) =>
      inThread((thread) => {
        const segment = segmentFrom(thread, () => {});
        send(thread, { command: "merge", parts });
        return segment;
      }),
    async close() {
      await Promise.all([...running].map((thread) => thread.terminate()));
    },
  };
}

/** @yields {WorkerCommand} the passages, some at a time, and the end */
function* buildCommands(passages: readonly Passage[]): Generator<WorkerCommand> {
  for (let first = 0; first < passages.length; first += PASSAGES_AT_ONCE) {
    yield {
      command: "add",
      passages: passages.slice(first, first + PASSAGES_AT_ONCE).map(readFields),
    };
  }
  yield { command: "finish" };
}

function send(thread: Worker, command: WorkerCommand): void {
  thread.postMessage(command);
}

function segmentFrom(thread: Worker, onAdded: (count: number) => void): Promise<Segment> {
  return new Promise((resolve) => {
    thread.on("message", (message: WorkerReply) => {
      if (message.reply === "segment") resolve(message.segment);
      else onAdded(message.count);
    });
  });
}

/** Rejects when the thread fails or ends before its work is done. */
function failureOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    thread.once("error", reject);
    thread.once("exit", () =>
      reject(new Error("the indexing thread ended before its work was done")),
    );
  });
}
