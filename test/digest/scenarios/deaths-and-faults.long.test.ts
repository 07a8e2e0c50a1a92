import { expect, test } from "vitest";
import type { Fault } from "../../../src/playground/faults.ts";
import { openCrashSite, type CrashSite } from "../crash-site.ts";
import { at } from "../samples.ts";
import { onceEach, openTable } from "./count-told.ts";
import { onRealStores } from "./on-real-stores.ts";

// Each point at which a process can die, with each fault of its request to Slack: a real process dies there, and
// another one goes on.

const POINTS = ["take", "change sending", "post", "change posted", "readDigests"].flatMap(
  (point) => [`before ${point}`, `after ${point}`],
);

const FAULTS: Readonly<Record<string, Fault | null>> = {
  "no fault": null,
  "a lost reply": { kind: "lose-reply" },
  "a rate limit": { kind: "rate-limited", retryAfterSeconds: 90 },
  "a 500 after storing": { kind: "status", status: 500, stored: true },
};

const SCENARIOS = POINTS.flatMap((point) => Object.keys(FAULTS).map((fault) => [point, fault]));

const TWO_DAYS = ["04-26", "04-27"];

const recordTold = openTable();

onRealStores(({ engine, create }) => {
  test.each(SCENARIOS)("killed %s, with %s", async (point = "", fault = "") => {
    const site = await openCrashSite(await create());
    try {
      const diedAtMs = await liveUntilDeath(site, point, FAULTS[fault] ?? null);
      await site.heal(diedAtMs + 60_000);
      const ledger = await site.heal("2027-04-27T09:00Z");
      expect(recordTold(`${engine}: ${point}, ${fault}`, { site }, TWO_DAYS, ledger)).toEqual(
        onceEach(TWO_DAYS),
      );
    } finally {
      await site.close();
    }
  });
});

/** Resolves to the moment at which the process really died; fails when it never did. */
async function liveUntilDeath(
  site: CrashSite,
  dieAt: string,
  fault: Fault | null,
): Promise<number> {
  if (fault !== null) site.slack.faults.next("chat.postMessage", fault);
  const mortal = await site.startWorker({ dieAt });
  for (let minute = 0; minute < 10; minute++) {
    const nowMs = at("2027-04-26T09:00Z") + minute * 60_000;
    if (!(await site.tick(mortal, nowMs))) return nowMs;
  }
  return expect.fail(`the process lived on: it never came to "${dieAt}"`);
}
