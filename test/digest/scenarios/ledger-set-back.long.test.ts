import { existsSync, rmSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import type { StoreLocation } from "../../../src/config.ts";
import { openCrashSite, PERSON, type CrashSite } from "../crash-site.ts";
import { DAILY } from "../samples.ts";
import { live, onceEach, openTable } from "./count-told.ts";
import { onFiles, onRealStores } from "./on-real-stores.ts";

// A ledger that is behind what the channel shows. The process that comes up with it reads the channel first.

const TWO_DAYS = ["04-26", "04-27"];

const recordTold = openTable();

async function openSite(location: StoreLocation): Promise<CrashSite> {
  const site = await openCrashSite(location);
  onTestFinished(() => site.close());
  return site;
}

/** A process runs for some minutes and is killed. */
async function liveAndDie(site: CrashSite, from: string, minutes = 2): Promise<void> {
  const worker = await site.startWorker({});
  await live(site, worker, { from, minutes });
  await worker.kill();
}

function subscribeAt(site: CrashSite, moment: string, time: string): Promise<unknown> {
  const to = { teamId: site.teamId, channelId: site.channelIds[0] ?? "" };
  return site.command(moment, (service) => service.subscribe(to, [{ ...DAILY, time }], PERSON));
}

describe("restored from a backup", () => {
  onRealStores((stores) => {
    test.each(["09:01", "09:04", "09:06", "11:00"])(
      "of the evening before, started at %s after the post of 09:00",
      async (time) => {
        const location = await stores.create();
        const site = await openSite(location);
        const backup = await stores.backUp(location);
        await liveAndDie(site, "2027-04-26T09:00Z");
        site.moveTo(backup);
        await liveAndDie(site, `2027-04-26T${time}Z`, 6);
        const ledger = await site.heal("2027-04-27T09:00Z");
        const scenario = `${stores.engine}: restored, started at ${time}`;
        expect(recordTold(scenario, { site }, TWO_DAYS, ledger)).toEqual(onceEach(TWO_DAYS));
      },
    );

    test("that knows an older time of the digest", async () => {
      const location = await stores.create();
      const site = await openSite(location);
      await subscribeAt(site, "2027-04-26T08:00Z", "17:00");
      const backup = await stores.backUp(location);
      await subscribeAt(site, "2027-04-26T08:10Z", "09:00");
      await liveAndDie(site, "2027-04-26T09:00Z");
      site.moveTo(backup);
      const worker = await site.startWorker({});
      await live(site, worker, { from: "2027-04-26T12:00Z", minutes: 3 });
      await live(site, worker, { from: "2027-04-26T17:00Z", minutes: 3 });
      await worker.kill();
      const ledger = await site.heal("2027-04-27T17:00Z");
      const scenario = `${stores.engine}: restored with an older time`;
      expect(recordTold(scenario, { site }, TWO_DAYS, ledger)).toEqual(onceEach(TWO_DAYS));
    });

    test("from before days that were told in one digest", async () => {
      const location = await stores.create();
      const site = await openSite(location);
      await liveAndDie(site, "2027-04-26T09:00Z");
      const backup = await stores.backUp(location);
      await liveAndDie(site, "2027-04-29T09:00Z");
      expect(await site.dates()).toEqual(["2027-04-26,2027-04-29"]);
      site.moveTo(backup);
      const ledger = await site.heal("2027-04-30T09:00Z");
      const days = ["04-26", "04-27", "04-28", "04-29", "04-30"];
      expect(recordTold(`${stores.engine}: restored, merged days`, { site }, days, ledger)).toEqual(
        onceEach(days),
      );
    });
  });
});

describe("cut off", () => {
  onFiles(({ create }) => {
    test.each(["09:02", "09:30"])(
      "by a kill and the loss of its write-ahead log, started at %s",
      async (time) => {
        const location = await create();
        const path = location.engine === "sqlite" ? location.path : "";
        const site = await openSite(location);
        await liveAndDie(site, "2027-04-26T09:00Z");
        expect(existsSync(`${path}-wal`)).toBe(true);
        for (const part of ["-wal", "-shm"]) rmSync(`${path}${part}`, { force: true });
        await liveAndDie(site, `2027-04-26T${time}Z`, 6);
        const ledger = await site.heal("2027-04-27T09:00Z");
        expect(
          recordTold(`a file: log lost, started at ${time}`, { site }, TWO_DAYS, ledger),
        ).toEqual(onceEach(TWO_DAYS));
      },
    );
  });
});
