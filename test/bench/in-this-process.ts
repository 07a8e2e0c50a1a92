import { longestBlock } from "./longest-block.ts";
import type { Asked, OpenEngine } from "./engines.ts";

/** The ids of the best articles. */
export type Find = (question: string, limit: number) => readonly string[];

interface Built {
  readonly find: Find;
  /** Bytes of the index outside JavaScript's heap and buffers. */
  outside?(): Promise<number>;
  close?(): Promise<void>;
}

const MEGABYTE = 1_000_000;

/** Takes the times and the memory of an engine that runs here. */
export async function inThisProcess<T extends Built>(
  build: () => Promise<T>,
): Promise<OpenEngine & { readonly built: T }> {
  const [before, residentBefore] = [memory(), process.memoryUsage.rss()];
  const startedAt = performance.now();
  const { result, blockMs } = await longestBlock(async () => {
    const built = await build();
    return { built, seconds: (performance.now() - startedAt) / 1000 };
  });
  const { built, seconds } = result;
  // The operating system counts in kibibytes.
  const most = process.resourceUsage().maxRSS * 1024;
  return {
    built,
    build: {
      seconds,
      blockMs,
      resident: { before: residentBefore / MEGABYTE, most: most / MEGABYTE },
    },
    megabytes: async () => (memory() - before + ((await built.outside?.()) ?? 0)) / MEGABYTE,
    ask: async (question, limit): Promise<Asked> => {
      const askedAt = performance.now();
      const ids = built.find(question, limit);
      return { ids, ms: performance.now() - askedAt };
    },
    close: async () => built.close?.(),
  };
}

/** JavaScript's own: the heap and its buffers, after a collection. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
