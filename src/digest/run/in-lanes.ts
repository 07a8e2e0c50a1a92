import { waitForNextTurn } from "../../next-turn.ts";
import type { Log } from "../../log.ts";
import type { SubscriptionId } from "../ports/ledger.ts";

const LANES = 4;

/**
 * Then the process turns to the people who wait for an answer. Work that has nothing to wait for
 * (not due yet, a ledger in a file) would otherwise keep it for all subscriptions in one go.
 */
const ITEMS_BETWEEN_YIELDS = 20;

/** The ledger itself must be broken then. */
const FAILURES_MAX = 10;

/** Works on several at once. One that fails is logged and leaves the others alone; too many failures end it. */
export async function workInLanes<T extends SubscriptionId>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  { log, isOver }: { readonly log: Log; readonly isOver: () => boolean },
): Promise<void> {
  let failures = 0;
  let begun = 0;
  let turn = Promise.resolve();
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) {
      begun++;
      if (begun % ITEMS_BETWEEN_YIELDS === 0) turn = waitForNextTurn();
      // All lanes wait: the other three would go on with the next sixty.
      await turn;
      if (isOver() || failures >= FAILURES_MAX) return;
      try {
        await work(item);
      } catch (error) {
        failures++;
        const { teamId, channelId, kind } = item;
        log.error("digest failed", { teamId, channelId, kind, err: error });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
