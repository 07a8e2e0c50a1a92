import { describe, expect, test } from "vitest";
import { CHANNEL, KEY, subscribedOffice } from "./office.ts";
import { onBothStores } from "./on-both-stores.ts";
import { refused } from "./pretend-slack.ts";
import { DAILY } from "./samples.ts";

// One ledger, several workspaces: two that share a database, or one whose id changed.

const MOVED = { teamId: "T2", channelId: "C1" };

onBothStores(() => {
  test("a process neither posts nor suspends nor names the digests of another workspace", async () => {
    const office = await subscribedOffice();
    const neighbour = office.colleague("neighbour", 0, "T2");
    office.slack.endings.push(refused("channel_not_found"));
    office.clock.nowMs += 3_600_000;
    await neighbour.tick();
    expect(office.slack.requests).toEqual([]);
    office.slack.endings.length = 0;
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted()).toEqual([KEY]);
    expect((await office.status()).subscription.state).toBe("active");
  });

  describe("a workspace whose id changed", () => {
    test("is known by its channel, and an admin takes its digests over: each day is told once", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-04-26T09:00Z");
      expect(await office.digestService.status(MOVED)).toEqual([]);
      expect(await office.digestService.knownElsewhere(MOVED)).toEqual(["T1"]);
      const request = { fromTeamId: "T1", toTeamId: "T2", userId: "U0ADMIN" };
      expect(await office.digestService.adopt(request)).toBe(1);
      const moved = office.colleague("moved", 0, "T2");
      await moved.tick();
      office.clock.nowMs += 86_400_000;
      await office.runner.tick();
      await moved.tick();
      expect(office.posted()).toEqual([KEY, "T2/C1/daily/2027-04-27"]);
    });

    test("where people subscribed again meanwhile, the new digest goes on and the old one ends", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-04-26T09:00Z");
      await office.digestService.subscribe(MOVED, [{ ...DAILY, time: "17:00" }], "U2");
      const request = { fromTeamId: "T1", toTeamId: "T2", userId: "U0ADMIN" };
      expect(await office.digestService.adopt(request)).toBe(0);
      const moved = office.colleague("moved", 0, "T2");
      for (const moment of ["2027-04-26T17:00Z", "2027-04-27T09:00Z", "2027-04-27T17:00Z"]) {
        await office.tickAt(moment);
        await moved.tick();
      }
      // The 26th was told at nine already.
      expect(office.posted()).toEqual([KEY, "T2/C1/daily/2027-04-27"]);
    });

    test("is taken over by nobody but an admin, and only where there is something", async () => {
      const office = await subscribedOffice();
      const adopt = (userId: string, fromTeamId: string) =>
        office.digestService.adopt({ fromTeamId, toTeamId: "T2", userId });
      await expect(adopt("U1", "T1")).rejects.toThrow("Only an admin of the almanac");
      await expect(adopt("U0ADMIN", "T9")).rejects.toThrow("also holds digests of `T1`");
    });
  });

  test("a channel that became another id keeps its digest, and what it told", async () => {
    const office = await subscribedOffice();
    await office.tickAt("2027-04-26T09:00Z");
    const there = { teamId: "T1", channelId: "G9" };
    expect(await office.digestService.move(CHANNEL, there)).toBe(1);
    await office.tickAt("2027-04-27T09:00Z");
    expect(office.slack.messages.map(({ key, channelId }) => [key, channelId])).toEqual([
      [KEY, "C1"],
      ["T1/G9/daily/2027-04-27", "G9"],
    ]);
    expect(await office.digestService.status(CHANNEL)).toEqual([]);
  });
});
