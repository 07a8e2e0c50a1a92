import { Worker } from "node:worker_threads";
import type { Passage } from "../../article/passage.ts";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import type { Indexer } from "./indexer.ts";
import type { IndexingOrder, IndexingReply } from "./messages.ts";
import { textOf } from "../analysis/passage-fields.ts";
import type { Segment } from "../segment/segment.ts";

export interface IndexingThreads {
  readonly glossary: readonly GlossaryTerm[];
  /** How many threads at the same time. */
  readonly parallel: number;
  /** What the threads run: `worker.ts`, as node reads it. */
  readonly script?: URL;
}

/** Copying so many texts to a thread takes about a millisecond. */
const TEXTS_AT_ONCE = 128;
/** Enough that the thread never waits for the next texts. */
const WAITING_MAX = 4;

/** Makes each segment in a thread of its own, which ends with it and gives its memory back. */
export function indexerInThreads({
  glossary,
  parallel,
  script = new URL("worker.js", import.meta.url),
}: IndexingThreads): Indexer {
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
        const orders = buildingOrders(passages);
        const tellNext = (): void => {
          const next = orders.next();
          if (next.done !== true) tell(thread, next.value);
        };
        const segment = segmentFrom(thread, (count) => {
          onTaken?.(count);
          tellNext();
        });
        for (let ahead = 0; ahead < WAITING_MAX; ahead += 1) tellNext();
        return segment;
      }),
    merge: (parts) =>
      inThread((thread) => {
        const segment = segmentFrom(thread, () => {});
        tell(thread, { order: "merge", parts });
        return segment;
      }),
    async close() {
      await Promise.all([...running].map((thread) => thread.terminate()));
    },
  };
}

/** @yields {IndexingOrder} the texts, a few at a time, and the end */
function* buildingOrders(passages: readonly Passage[]): Generator<IndexingOrder> {
  for (let first = 0; first < passages.length; first += TEXTS_AT_ONCE) {
    yield { order: "add", texts: passages.slice(first, first + TEXTS_AT_ONCE).map(textOf) };
  }
  yield { order: "finish" };
}

function tell(thread: Worker, order: IndexingOrder): void {
  thread.postMessage(order);
}

function segmentFrom(thread: Worker, onAdded: (count: number) => void): Promise<Segment> {
  return new Promise((resolve) => {
    thread.on("message", (message: IndexingReply) => {
      if (message.reply === "segment") resolve(message.segment);
      else onAdded(message.count);
    });
  });
}

/** Rejects when the thread fails or ends before its work. */
function failureOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the indexing thread ended before its work")));
  });
}
