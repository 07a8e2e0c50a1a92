import { describe, expect, test } from "vitest";
import { CHANNEL, KEY, openOffice, subscribedOffice } from "../office.ts";
import { onBothStores } from "../on-both-stores.ts";
import { DAILY, sampleSubscription } from "../samples.ts";

onBothStores(() => {
  describe("an absence", () => {
    test("three days asleep: one post that tells all three days and says which", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-04-28T14:00Z");
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-28"]);
      const { digest } = office.slack.messages[0]!;
      expect(digest.alsoCovers).toEqual(["2027-04-26", "2027-04-27"]);
      expect(digest.entries.map(({ occurrence }) => occurrence.date)).toEqual([
        "2027-04-28",
        "2027-04-26",
        "2027-04-27",
      ]);
      await office.tickAt("2027-04-29T09:00Z");
      expect(office.posted()).toHaveLength(2);
    });

    test("a month asleep: the last week is told, an admin hears of the rest", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-05-26T10:00Z");
      expect(office.posted()).toEqual(["T1/C1/daily/2027-05-26"]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toHaveLength(7);
      expect(office.slack.notices).toEqual([
        {
          to: "U1",
          about: "C1",
          text: "The daily digest from 26 April 2027 to 18 May 2027 was not posted in time and is skipped: I was offline too long.",
        },
      ]);
    });

    test("a weekly digest that is more than two days late is skipped", async () => {
      const office = await openOffice({ now: "2027-04-25T08:00Z" });
      await office.digestService.subscribe(
        CHANNEL,
        [{ ...DAILY, kind: "weekly", dayNumber: 1 }],
        "U1",
      );
      await office.tickAt("2027-04-29T09:00Z");
      expect(office.posted()).toEqual([]);
      expect(office.slack.notices[0]?.text).toBe(
        "The weekly digest of 26 April 2027 was not posted in time and is skipped: I was offline too long.",
      );
      expect((await office.status()).last).toMatchObject({ state: "skipped", reason: "expired" });
    });

    test("a ledger restored from a backup does not repeat what the channel shows", async () => {
      const lost = await subscribedOffice();
      for (const day of ["26", "27"]) await lost.tickAt(`2027-04-${day}T09:00Z`);
      const restored = await openOffice({ now: "2027-04-28T10:00Z" });
      await restored.ledger.saveSubscription(sampleSubscription({ settledUntil: "2027-04-25" }));
      restored.slack.messages.push(...lost.slack.messages);
      await restored.runMinutes("2027-04-28T10:00Z", 3);
      expect(restored.posted()).toEqual([KEY, "T1/C1/daily/2027-04-27", "T1/C1/daily/2027-04-28"]);
      expect(restored.slack.messages.at(-1)?.digest.alsoCovers).toEqual([]);
    });

    test("a restored ledger finds today's digest in the channel and posts nothing", async () => {
      const lost = await subscribedOffice();
      await lost.tickAt("2027-04-26T09:00Z");
      const restored = await subscribedOffice();
      restored.slack.messages.push(...lost.slack.messages);
      await restored.tickAt("2027-04-26T15:00Z");
      expect(restored.posted()).toEqual([KEY]);
      expect((await restored.status()).last).toMatchObject({
        state: "posted",
        reason: "found in the channel",
      });
    });

    test("late, and the history cannot be read: nothing speaks of an earlier attempt, so it is posted", async () => {
      const office = await subscribedOffice();
      office.slack.lookups.push({ outcome: "unreadable", cause: "missing_scope" });
      await office.tickAt("2027-04-26T15:00Z");
      expect(office.posted()).toEqual([KEY]);
    });
  });
});
