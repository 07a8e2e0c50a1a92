import type { Notice } from "../../src/digest/ports/notice.ts";
import type { Stamp } from "../../src/digest/ports/ledger.ts";

/** Epoch ms. */
export const NOW = 1_800_000_000_000;

export /** A worker's stamp; the lease ends a minute later. */
function stamp(nowMs = NOW, worker = "worker-1"): Stamp {
  return { worker, nowMs, leaseUntilMs: nowMs + 60_000 };
}

export const NOTICE: Notice = {
  key: "T1/C1/daily/2027-04-26/held",
  teamId: "T1",
  channelId: "C1",
  userId: "U1",
  text: "Something needs you.",
};
