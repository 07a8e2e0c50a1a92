import { identifySubscription } from "../subscription.ts";
import type { SubscriptionId } from "../ports/ledger.ts";

/** A process that looked into the ledger less often may have missed that another ledger was put in its place. */
const GAP_MS_MAX = 300_000;

/**
 * Since when this process has looked into the ledger, tick by tick, and into which channels. A ledger that was set back
 * (a restored backup, a lost write-ahead log) does not know of it; the channels do, so each is read once.
 */
export interface UnbrokenWatch {
  /** A tick begins; tells since when (epoch ms) the ledger has been watched. */
  tick(nowMs: number): number;
  /** A tick failed: the ledger may be another one afterwards. */
  breakOff(): void;
  hasRead(of: SubscriptionId): boolean;
  noteRead(of: SubscriptionId): void;
}

export function createUnbrokenWatch(): UnbrokenWatch {
  let sinceMs = 0;
  let lastMs: number | null = null;
  const read = new Set<string>();
  return {
    tick(nowMs) {
      if (lastMs === null || nowMs < lastMs || nowMs - lastMs > GAP_MS_MAX) {
        sinceMs = nowMs;
        read.clear();
      }
      lastMs = nowMs;
      return sinceMs;
    },
    breakOff() {
      lastMs = null;
    },
    hasRead: (of) => read.has(identifySubscription(of)),
    noteRead: (of) => void read.add(identifySubscription(of)),
  };
}
