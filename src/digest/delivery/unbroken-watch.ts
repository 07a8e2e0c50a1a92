/** A process that looked into the ledger less often may have missed that another ledger was put in its place. */
const GAP_MS_MAX = 300_000;

/** Since when this process has looked into the ledger, tick by tick. */
export interface UnbrokenWatch {
  /** A tick begins; tells since when (epoch ms) the ledger has been watched. */
  tick(nowMs: number): number;
  /** A tick failed: the ledger may be another one afterwards. */
  breakOff(): void;
}

export function createUnbrokenWatch(): UnbrokenWatch {
  let sinceMs = 0;
  let lastMs: number | null = null;
  return {
    tick(nowMs) {
      if (lastMs === null || nowMs < lastMs || nowMs - lastMs > GAP_MS_MAX) sinceMs = nowMs;
      lastMs = nowMs;
      return sinceMs;
    },
    breakOff() {
      lastMs = null;
    },
  };
}
