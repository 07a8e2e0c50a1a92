import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ledger } from "../../src/digest/ports/ledger.ts";
import type { Subscription } from "../../src/digest/subscription.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../src/digest/preferences.ts";
import type { Store } from "../../src/store/open-store.ts";
import { sampleSubscription } from "../digest/samples.ts";
import { NOTICE, NOW } from "./samples.ts";

/** What subscriptions, notices and receipts promise, on any engine. */
export function subscriptionSuite(open: () => Promise<Store>): void {
  let store: Store;
  let ledger: Ledger;

  beforeEach(async () => {
    store = await open();
    ledger = store.ledger;
  });
  afterEach(async () => {
    await store.close();
  });

  describe("subscriptions", () => {
    test("are kept as they were given", async () => {
      const weekly = sampleSubscription({ kind: "weekly", dayNumber: 7, zone: "Asia/Shanghai" });
      expect(await ledger.saveSubscription(weekly)).toEqual(weekly);
      expect(await ledger.subscriptions()).toEqual([weekly]);
    });

    test("are kept with their preferences, and replaced with new ones", async () => {
      const preferences: DigestPreferences = {
        ...DEFAULT_PREFERENCES,
        weekend: "after",
        datesOff: [{ from: "2027-02-06", until: "2027-02-12" }],
        tags: ["trademark", "知识产权"],
        language: "both",
      };
      const wishing = sampleSubscription({ preferences });
      expect(await ledger.saveSubscription(wishing)).toEqual(wishing);
      const plain = { ...wishing, preferences: DEFAULT_PREFERENCES };
      expect(await ledger.saveSubscription(plain)).toEqual(plain);
    });

    test("never move back what they cover", async () => {
      await ledger.saveSubscription(sampleSubscription({ settledUntil: "2027-04-26" }));
      const earlier = sampleSubscription({ settledUntil: "2027-04-20", time: "10:00" });
      expect(await ledger.saveSubscription(earlier)).toEqual({
        ...earlier,
        settledUntil: "2027-04-26",
        announcedUntil: "2027-04-26",
      });
      const later = sampleSubscription({ settledUntil: "2027-05-01" });
      expect(await ledger.saveSubscription(later)).toEqual(later);
    });

    test("are all there, however many", async () => {
      const teams = ["T1", "T2"].flatMap((teamId) => Array.from({ length: 400 }, () => teamId));
      const many = teams.flatMap((teamId, index) => [
        sampleSubscription({ teamId, channelId: `C${index}` }),
        ...(index % 100 === 0
          ? [sampleSubscription({ teamId, channelId: `C${index}`, kind: "weekly", dayNumber: 1 })]
          : []),
      ]);
      await Promise.all(many.map((one) => ledger.saveSubscription(one)));
      expect(keysOf(await ledger.subscriptions())).toEqual(keysOf(many));
    });

    test("are found by channel and by person", async () => {
      const daily = await ledger.saveSubscription(sampleSubscription());
      const other = await ledger.saveSubscription(
        sampleSubscription({ channelId: "C2", createdBy: "U2" }),
      );
      await ledger.saveSubscription(sampleSubscription({ teamId: "T2", createdBy: "U2" }));
      const stopped = await ledger.changeState(daily, "stopped", null);
      expect(await ledger.subscriptionsIn(daily)).toEqual([stopped]);
      expect(await ledger.subscriptionsBy("T1", "U1")).toEqual([]);
      expect(await ledger.subscriptionsBy("T1", "U2")).toEqual([other]);
    });

    test("change their state only from the state that was read", async () => {
      const active = await ledger.saveSubscription(sampleSubscription());
      const paused = await ledger.changeState(active, "paused", null);
      expect(paused?.state).toBe("paused");
      expect(await ledger.changeState(active, "suspended", "a reason")).toBeNull();
      expect(await ledger.subscriptions()).toEqual([paused]);
    });
  });

  describe("notices", () => {
    test("the same matter is noted once", async () => {
      await ledger.putNotice(NOTICE, NOW);
      await ledger.putNotice({ ...NOTICE, text: "again" }, NOW + 1);
      expect(await ledger.claimNotices("T1", NOW + 1, NOW + 100)).toEqual([NOTICE]);
    });

    test("of two workers one tells it, and another only after a crash", async () => {
      await ledger.putNotice(NOTICE, NOW);
      const both = await Promise.all([
        ledger.claimNotices("T1", NOW, NOW + 100),
        ledger.claimNotices("T1", NOW, NOW + 100),
      ]);
      expect(both.flat()).toEqual([NOTICE]);
      expect(await ledger.claimNotices("T1", NOW + 99, NOW + 200)).toEqual([]);
      expect(await ledger.claimNotices("T1", NOW + 100, NOW + 200)).toEqual([NOTICE]);
      await ledger.settleNotice(NOTICE.key);
      expect(await ledger.claimNotices("T1", NOW * 2, NOW * 2)).toEqual([]);
    });
  });

  describe("receipts", () => {
    test("a key is taken once, by one of many", async () => {
      const all = await Promise.all(
        Array.from({ length: 10 }, () => store.receipts.take("event-1", NOW)),
      );
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await store.receipts.take("event-2", NOW)).toBe(true);
    });

    test("is remembered for a day, and forgotten within two", async () => {
      const day = 86_400_000;
      expect(await store.receipts.take("event-1", NOW)).toBe(true);
      await store.receipts.take("event-2", NOW + day);
      expect(await store.receipts.take("event-1", NOW + day)).toBe(false);
      await store.receipts.take("event-3", NOW + 2 * day);
      expect(await store.receipts.take("event-1", NOW + 2 * day)).toBe(true);
    });
  });
}

function keysOf(all: readonly Subscription[]): string[] {
  return all.map(({ teamId, channelId, kind }) => `${teamId}/${channelId}/${kind}`).toSorted();
}
