import { expect, onTestFinished, test } from "vitest";
import type { DigestService } from "../../../src/digest/service/digest-service.ts";
import type { Destination } from "../../../src/digest/destination.ts";
import { openCrashSite, PERSON } from "../crash-site.ts";
import type { KillableWorker } from "../killable-worker.ts";
import { DAILY } from "../samples.ts";
import { live, onceEach, openTable } from "./count-told.ts";
import { onRealStores } from "./on-real-stores.ts";

// The machine's clock is ahead while somebody types a command, and right again before nine.

const DAY_MS = 86_400_000;

const AHEAD: Readonly<Record<string, number>> = { "a day": DAY_MS, "a year": 365 * DAY_MS };

type Order = (service: DigestService, to: Destination) => Promise<unknown>;

/** What was typed before, while the clock was right, and what is typed while it is wrong. */
const COMMANDS: Readonly<Record<string, { readonly before: Order; readonly order: Order }>> = {
  resume: {
    before: (service, to) => service.pause(to, null),
    order: (service, to) => service.resume(to, null),
  },
  "another time": {
    before: async () => {},
    order: (service, to) =>
      service.subscribe(to, [{ ...DAILY, zone: "Asia/Shanghai", time: "17:00" }], PERSON),
  },
  "subscribe after stop": {
    before: (service, to) => service.stop(to, null),
    order: (service, to) => service.subscribe(to, [DAILY], PERSON),
  },
};

const SCENARIOS = Object.keys(AHEAD).flatMap((ahead) =>
  Object.keys(COMMANDS).map((command) => [command, ahead]),
);

const recordTold = openTable();

onRealStores(({ engine, create }) => {
  test.each(SCENARIOS)("%s typed while the clock is %s ahead", async (command = "", ahead = "") => {
    const skewMs = AHEAD[ahead] ?? 0;
    const { before, order } = COMMANDS[command]!;
    const site = await openCrashSite(await create(), { channelCount: 2 });
    onTestFinished(() => site.close());
    const [first = "", second = ""] = site.channelIds;
    const to = { teamId: site.teamId, channelId: first };
    let worker: KillableWorker | null = null;
    /** A file lets in one process at a time, so there each command comes between two lives. */
    const type = async (moment: string, typed: Order, skew = 0): Promise<unknown> => {
      if (engine === "a file") await worker?.kill();
      try {
        return await site.command(moment, (service) => typed(service, to), skew);
      } finally {
        if (engine === "a file" || worker === null) worker = await site.startWorker({});
      }
    };
    const run = (from: string, minutes: number, skew = 0): Promise<void> =>
      live(site, worker!, { from, minutes, skewMs: skew });

    await type("2027-04-26T08:10Z", before);
    await run("2027-04-26T08:20Z", 3, skewMs);
    await expect(type("2027-04-26T08:23Z", order, skewMs)).rejects.toThrow(
      "Nothing was changed. My clock says",
    );
    await run("2027-04-26T08:24Z", 3, skewMs);
    await run("2027-04-26T08:27Z", 2);
    await type("2027-04-26T08:30Z", order);
    await run("2027-04-26T09:00Z", 2);
    await run("2027-04-27T09:00Z", 2);
    await worker!.kill();
    const ledger = await site.heal("2027-04-28T09:00Z");
    const days = ["04-26", "04-27", "04-28"];
    for (const channelId of [first, second]) {
      const channel = channelId === first ? "its channel" : "another one";
      const scenario = `${engine}: ${command}, ${ahead} ahead, ${channel}`;
      expect(recordTold(scenario, { site, channelId }, days, ledger)).toEqual(onceEach(days));
    }
  });
});
