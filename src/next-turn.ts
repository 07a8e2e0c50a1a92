/** Yields to everything else that waits in the event loop. */
export function waitForNextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
