/** Requests that need not wait. */
const BURST_REQUESTS = 10;

/** Resolves when it is the turn of a request, so that many at once stay within a limit. */
export function createPacer(
  wait: (ms: number) => Promise<void>,
  paceMs: number,
): () => Promise<void> {
  let requests = 0;
  let queue = Promise.resolve();
  return async () => {
    requests++;
    if (requests > BURST_REQUESTS) queue = queue.then(() => wait(paceMs));
    await queue;
  };
}
