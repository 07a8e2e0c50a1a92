import type { World } from "../world.ts";

/** Longer than any machine needs: only what never happens takes this long. */
const WITHIN_MS = 20_000;
/** Calls of the Web API and deliveries change nothing that the feed tells of. */
const LOOK_EVERY_MS = 20;

/** Reads again at every change until there is a value; rejects when none came in time. */
export async function waitUntil<T>(
  { feed }: World,
  read: () => T | null | undefined | false,
  withinMs = WITHIN_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const end = (): void => {
      for (const stop of stops) stop();
    };
    const look = (): void => {
      try {
        const value = read();
        if (value === null || value === undefined || value === false) return;
        end();
        resolve(value);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const often = setInterval(look, LOOK_EVERY_MS);
    const deadline = setTimeout(() => {
      end();
      reject(new Error(`Nothing of the kind happened within ${withinMs} ms: ${read.toString()}`));
    }, withinMs);
    stops.push(
      feed.subscribe(look),
      () => clearInterval(often),
      () => clearTimeout(deadline),
    );
    look();
  });
}
