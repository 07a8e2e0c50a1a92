import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/** The monitor looks so often, and counts it in. */
const LOOK_MS = 1;

/** Runs something, and tells how long other work in this thread had to wait at most. */
export async function longestBlock<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly blockMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: LOOK_MS });
  delay.enable();
  // It counts from its first look on.
  await wait(10 * LOOK_MS);
  const result = await run();
  // The last stretch ends with the monitor's next look.
  await wait(10 * LOOK_MS);
  delay.disable();
  return { result, blockMs: Math.max(0, delay.max / 1_000_000 - LOOK_MS) };
}
