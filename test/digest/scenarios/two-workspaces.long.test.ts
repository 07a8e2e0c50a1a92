import { expect, onTestFinished, test } from "vitest";
import { openCrashSite } from "../crash-site.ts";
import { at } from "../samples.ts";
import { onceEach, openTable } from "./count-told.ts";
import { onServer } from "./on-real-stores.ts";

// Two workspaces share a database (a file has one process): a process of each looks at it at the same time, with a token of its own.

const recordTold = openTable();

onServer(({ engine, create }) => {
  test.each([
    ["one after the other", false],
    ["at the same time", true],
  ])("two workspaces look %s", async (how, together) => {
    const location = await create();
    const here = await openCrashSite(location, { channelCount: 3 });
    onTestFinished(() => here.close());
    const neighbours = { channelCount: 3, firstNumber: 500, teamId: "T0NEIGHBOUR" };
    const there = await openCrashSite(location, neighbours);
    onTestFinished(() => there.close());
    const [ours, theirs] = await Promise.all([here.startWorker({}), there.startWorker({})]);
    for (const day of ["26", "27"]) {
      for (let minute = -1; minute < 3; minute++) {
        const nowMs = at(`2027-04-${day}T09:00Z`) + minute * 60_000;
        const ticking = there.tick(theirs, nowMs);
        if (!together) await ticking;
        expect(await here.tick(ours, nowMs)).toBe(true);
        expect(await ticking).toBe(true);
      }
    }
    await Promise.all([ours.kill(), theirs.kill()]);
    for (const site of [here, there]) {
      const ledger = await site.heal("2027-04-28T09:00Z");
      for (const channelId of site.channelIds) {
        const open = ledger.open.filter((slot) => slot.teamId === site.teamId);
        const scenario = `${engine}: two workspaces ${how}, ${site.teamId} ${channelId}`;
        const days = ["04-26", "04-27", "04-28"];
        expect(recordTold(scenario, { site, channelId }, days, { ...ledger, open })).toEqual(
          onceEach(days),
        );
      }
      expect(site.notices()).toEqual([]);
      const called = site.slack.calls().flatMap(({ arguments: { channel } }) => channel ?? []);
      expect(site.channelIds).toEqual(expect.arrayContaining(called));
    }
  });
});
