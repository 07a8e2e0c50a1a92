import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { WorkerMessage, WorkerOrder } from "./worker-process.ts";

/** A real process that runs the digests; it may die at any time. */
export interface KillableWorker {
  /** Resolves to true after the tick, or to false when the process died in it. */
  tickAt(nowMs: number): Promise<boolean>;
  /** SIGKILL, resolved when the process is gone. */
  kill(): Promise<void>;
}

/** Resolves when the process has opened its store. */
export async function startWorker(order: WorkerOrder): Promise<KillableWorker> {
  const script = fileURLToPath(new URL("worker-process.ts", import.meta.url));
  const child = fork(script, [JSON.stringify(order)], { execArgv: ["--import", "tsx"] });
  if (!(await answers(child, "ready"))) throw new Error("the worker died before it was ready");
  return {
    async tickAt(nowMs) {
      if (child.exitCode !== null || child.signalCode !== null) return false;
      const done = answers(child, "done");
      child.send({ tickAtMs: nowMs } satisfies WorkerMessage);
      return done;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** True when the message comes, false when the process ends first. */
async function answers(child: ChildProcess, expected: WorkerMessage): Promise<boolean> {
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
