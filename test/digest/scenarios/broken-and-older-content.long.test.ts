import { describe, expect, onTestFinished, test } from "vitest";
import type { StoreLocation } from "../../../src/config.ts";
import { openCrashSite, type CrashSite } from "../crash-site.ts";
import { at } from "../samples.ts";
import type { WorkerContent } from "../worker-process.ts";
import { live, onceEach, openTable } from "./count-told.ts";
import { onRealStores, onServer } from "./on-real-stores.ts";

// What a process tells from lacks the event of the day: a file is broken, or a replica runs an older content.

const WHOLE: WorkerContent = { version: "content-whole", isWhole: true, lacks: [] };
const BROKEN: WorkerContent = { version: "content-broken", isWhole: false, lacks: ["day-04-26"] };
const OLDER: WorkerContent = { version: "content-older", isWhole: true, lacks: ["day-04-26"] };

const TWO_DAYS = ["04-26", "04-27"];

const recordTold = openTable();

async function openSite(location: StoreLocation): Promise<CrashSite> {
  const site = await openCrashSite(location);
  onTestFinished(() => site.close());
  return site;
}

describe("a file that is broken at nine", () => {
  onRealStores(({ engine, create }) => {
    test.each(["2027-04-26T09:05Z", "2027-04-26T18:00Z", "2027-04-27T09:05Z"])(
      "and mended at %s",
      async (mendedAt) => {
        const site = await openSite(await create());
        const worker = await site.startWorker({ content: WHOLE });
        await live(site, worker, { from: "2027-04-26T08:40Z", minutes: 2 });
        await worker.serve(BROKEN);
        await live(site, worker, { from: "2027-04-26T08:50Z", minutes: 15 });
        expect(await site.dates()).toEqual([""]);
        if (mendedAt > "2027-04-27") {
          await live(site, worker, { from: "2027-04-27T09:00Z", minutes: 2 });
        }
        await worker.serve(WHOLE);
        await live(site, worker, { from: mendedAt, minutes: 2 });
        await worker.kill();
        const ledger = await site.heal("2027-04-27T10:00Z");
        const scenario = `${engine}: broken at nine, mended at ${mendedAt}`;
        expect(recordTold(scenario, { site }, TWO_DAYS, ledger)).toEqual(onceEach(TWO_DAYS));
      },
    );
  });
});

describe("two replicas, of which one has an older content", () => {
  onServer(({ create }) => {
    test.each([
      ["the older one looks first", ["older", "newer"], "older"],
      ["the newer one looks first", ["newer", "older"], "older"],
      ["the older one looks first, and was there last", ["older", "newer"], "newer"],
    ])("%s", async (how, order, startsFirst) => {
      const site = await openSite(await create());
      const contents = { older: OLDER, newer: WHOLE };
      const names = startsFirst === "older" ? ["older", "newer"] : ["newer", "older"];
      const replicas = new Map();
      for (const name of names) {
        const content = contents[name as keyof typeof contents];
        replicas.set(name, await site.startWorker({ content }));
      }
      for (const day of ["26", "27"]) {
        for (let minute = -2; minute < 4; minute++) {
          const nowMs = at(`2027-04-${day}T09:00Z`) + minute * 60_000;
          for (const name of order) expect(await site.tick(replicas.get(name), nowMs)).toBe(true);
        }
      }
      await Promise.all([...replicas.values()].map((one) => one.kill()));
      const ledger = await site.heal("2027-04-27T10:00Z");
      expect(recordTold(`PostgreSQL: ${how}`, { site }, TWO_DAYS, ledger)).toEqual(
        onceEach(TWO_DAYS),
      );
    });

    test.each(["before change sending", "before post", "after post", "before change posted"])(
      "the newer one is killed %s, the older one goes on, and a newer one comes back",
      async (dieAt) => {
        const site = await openSite(await create());
        const older = await site.startWorker({ content: OLDER });
        const mortal = await site.startWorker({ content: WHOLE, dieAt });
        await live(site, older, { from: "2027-04-26T08:58Z", minutes: 1 });
        const diesAtMs = at("2027-04-26T09:00Z");
        expect(await site.tick(mortal, diesAtMs)).toBe(false);
        await live(site, older, { from: "2027-04-26T09:00Z", minutes: 10 });
        const back = await site.startWorker({ content: WHOLE });
        await live(site, back, { from: "2027-04-26T09:10Z", minutes: 5 });
        await live(site, older, { from: "2027-04-27T09:00Z", minutes: 2 });
        await Promise.all([older.kill(), back.kill()]);
        const ledger = await site.heal("2027-04-27T10:00Z");
        const scenario = `PostgreSQL: newer replica killed ${dieAt}`;
        expect(recordTold(scenario, { site }, TWO_DAYS, ledger)).toEqual(onceEach(TWO_DAYS));
      },
    );
  });
});
