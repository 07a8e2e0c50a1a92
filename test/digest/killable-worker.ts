import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { bundledWorker } from "./worker-bundle.ts";
import type { WorkerAnswer, WorkerContent, WorkerMessage, WorkerOrder } from "./worker-process.ts";

/** A real process that runs the digests; it may die at any time. */
export interface KillableWorker {
  /** Resolves to true after the tick, or to false when the process died in it. */
  tickAt(nowMs: number): Promise<boolean>;
  /** Its content changes while it runs. False when it is dead. */
  serve(content: WorkerContent): Promise<boolean>;
  /** SIGKILL, resolved when the process is gone. */
  kill(): Promise<void>;
}

/** A process that has loaded its program, so that its work can begin at once. */
export interface PreparedWorker {
  /** Resolves when it has opened its store. */
  begin(order: WorkerOrder): Promise<KillableWorker>;
  kill(): Promise<void>;
}

/** Starts the process; it goes on starting while its parent does something else. */
export function prepareWorker(program = bundledWorker()): PreparedWorker {
  const child = fork(program, { execArgv: [] });
  const awake = answers(child, "awake");
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    kill,
    async begin(order) {
      if (!(await awake)) throw new Error("the worker died before it was awake");
      const ready = answers(child, "ready");
      child.send({ order } satisfies WorkerMessage);
      if (!(await ready)) throw new Error("the worker died before it was ready");
      const tell = async (message: WorkerMessage): Promise<boolean> => {
        if (child.exitCode !== null || child.signalCode !== null) return false;
        const done = answers(child, "done");
        // A process that dies at this very moment answers with its end.
        child.send(message, () => {});
        return done;
      };
      return {
        kill,
        tickAt: (tickAtMs) => tell({ tickAtMs }),
        serve: (content) => tell({ content }),
      };
    },
  };
}

/** True when the message comes, false when the process ends first. */
async function answers(child: ChildProcess, expected: WorkerAnswer): Promise<boolean> {
  const over = new AbortController();
  try {
    const first: unknown[] = await Promise.race([
      once(child, "message", { signal: over.signal }),
      once(child, "exit", { signal: over.signal }).then(() => ["gone"]),
    ]);
    return first[0] === expected;
  } finally {
    over.abort();
  }
}
