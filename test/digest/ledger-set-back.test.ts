import { describe, expect, test } from "vitest";
import { openOffice, subscribedOffice, type Office } from "./office.ts";
import { onBothStores } from "./on-both-stores.ts";
import { DAILY, sampleSubscription } from "./samples.ts";
import type { Subscription } from "../../src/digest/subscription.ts";

// A ledger that is behind what Slack holds: a restored backup, a lost write-ahead log. Nothing is posted again.

/** An office with an older ledger, in the Slack in which another one has posted. */
async function restored(lost: Office, now: string, backup: Partial<Subscription>): Promise<Office> {
  const office = await openOffice({ now });
  await office.ledger.saveSubscription(sampleSubscription(backup));
  office.slack.messages.push(...lost.slack.messages);
  return office;
}

function datesIn(office: Office): string[] {
  return office.posted().map((key) => key.slice(-10));
}

onBothStores(() => {
  test.each([
    ["2 minutes", "2027-04-26T09:02Z"],
    ["4 minutes", "2027-04-26T09:04Z"],
    ["an hour", "2027-04-26T10:00Z"],
  ])("restored %s after the post: the channel is read first", async (_, now) => {
    const lost = await subscribedOffice();
    await lost.tickAt("2027-04-26T09:00Z");
    const office = await restored(lost, now, { settledUntil: "2027-04-25" });
    await office.runMinutes(now, 3);
    await office.tickAt("2027-04-27T09:00Z");
    expect(datesIn(office)).toEqual(["2027-04-26", "2027-04-27"]);
  });

  test("where the schedule was changed after the backup, the day is not told at the older time", async () => {
    const lost = await subscribedOffice();
    await lost.tickAt("2027-04-26T09:00Z");
    const backup = { settledUntil: "2027-04-25", time: "17:00" } as const;
    const office = await restored(lost, "2027-04-26T12:00Z", backup);
    await office.runMinutes("2027-04-26T12:00Z", 2);
    await office.runMinutes("2027-04-26T17:00Z", 2);
    expect(datesIn(office)).toEqual(["2027-04-26"]);
  });

  test("what a found digest told with other days is taken over too", async () => {
    const lost = await subscribedOffice({ now: "2027-04-24T08:00Z" });
    await lost.tickAt("2027-04-26T09:00Z");
    expect(lost.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-24", "2027-04-25"]);
    const office = await restored(lost, "2027-04-27T09:00Z", { settledUntil: "2027-04-23" });
    await office.runMinutes("2027-04-27T09:00Z", 3);
    expect(datesIn(office)).toEqual(["2027-04-26", "2027-04-27"]);
    const { digest } = office.slack.messages.at(-1)!;
    expect(digest.alsoCovers).toEqual([]);
    expect(digest.entries.map(({ occurrence }) => occurrence.date)).toEqual(["2027-04-27"]);
  });

  describe("a channel that cannot be read", () => {
    test("for a moment is waited for", async () => {
      const lost = await subscribedOffice();
      await lost.tickAt("2027-04-26T09:00Z");
      const office = await restored(lost, "2027-04-26T09:03Z", { settledUntil: "2027-04-25" });
      office.slack.unreadable.push(...Array.from({ length: 10 }, () => "timeout"));
      await office.runMinutes("2027-04-26T09:03Z", 20);
      expect(datesIn(office)).toEqual(["2027-04-26"]);
    });

    test("at all, or for a quarter of an hour, is posted to", async () => {
      for (const cause of ["missing_scope", "timeout"]) {
        const office = await openOffice({ now: "2027-04-26T09:01Z" });
        await office.ledger.saveSubscription(sampleSubscription());
        office.slack.unreadable.push(...Array.from({ length: 99 }, () => cause));
        await office.runMinutes("2027-04-26T09:01Z", cause === "timeout" ? 20 : 2);
        expect(datesIn(office)).toEqual(["2027-04-26"]);
      }
    });
  });

  test("a process reads each channel once, ahead of its time, and none that was subscribed before its eyes", async () => {
    const office = await openOffice({ now: "2027-04-26T08:00Z" });
    await office.ledger.saveSubscription(sampleSubscription());
    await office.runMinutes("2027-04-26T08:00Z", 3);
    await office.digestService.subscribe({ teamId: "T1", channelId: "C2" }, [DAILY], "U1");
    await office.runMinutes("2027-04-26T08:03Z", 60);
    expect(office.slack.readings).toEqual(["C1"]);
    expect(datesIn(office)).toEqual(["2027-04-26", "2027-04-26"]);
  });
});
