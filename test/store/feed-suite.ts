import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Feed } from "../../src/digest/feed/feed.ts";
import type { Store } from "../../src/store/open-store.ts";
import { NOW } from "./samples.ts";

const FEED: Feed = {
  teamId: "T1",
  channelId: "C1",
  tokenHash: "a".repeat(64),
  createdBy: "U1",
  createdAtMs: NOW,
};

/** What the addresses of calendars promise, on any engine. */
export function feedSuite(open: () => Promise<Store>): void {
  let store: Store;

  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store.close();
  });

  describe("calendar addresses", () => {
    test("are found by their hash alone, as they were given", async () => {
      await store.feeds.addFeed(FEED);
      expect(await store.feeds.feedWith(FEED.tokenHash)).toEqual(FEED);
      expect(await store.feeds.feedWith("b".repeat(64))).toBeNull();
    });

    test("of a channel are counted and end together; those of others go on", async () => {
      const hashes = ["a", "b", "c"].map((letter) => letter.repeat(64));
      for (const tokenHash of hashes) await store.feeds.addFeed({ ...FEED, tokenHash });
      const others = [
        { ...FEED, channelId: "C2", tokenHash: "d".repeat(64) },
        { ...FEED, teamId: "T2", tokenHash: "e".repeat(64) },
      ];
      for (const other of others) await store.feeds.addFeed(other);
      expect(await store.feeds.countFeeds(FEED)).toBe(3);
      expect(await store.feeds.removeFeeds(FEED)).toBe(3);
      expect(await store.feeds.countFeeds(FEED)).toBe(0);
      for (const tokenHash of hashes) expect(await store.feeds.feedWith(tokenHash)).toBeNull();
      for (const other of others) {
        expect(await store.feeds.feedWith(other.tokenHash)).toEqual(other);
      }
      expect(await store.feeds.removeFeeds(FEED)).toBe(0);
    });
  });
}
