import { describe, expect, test } from "vitest";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { KEY, subscribedOffice } from "./office.ts";
import { told, whole } from "./mended-office.ts";
import { onBothStores } from "./on-both-stores.ts";
import { anniversary } from "./samples.ts";

// A day with nothing to tell: by a content that is broken, older, or mended a little later.

const NOTHING = createAgendas([], []);
const TREATY = told(anniversary("treaty", "1970-04-26"));
const TWO = told(anniversary("treaty", "1970-04-26"), anniversary("office", "1980-04-25"));

const BROKEN = { version: "content-broken", isWhole: false };

onBothStores(() => {
  describe("a file that is broken at nine o'clock", () => {
    test("leaves the day open; mended, it is told", async () => {
      const office = await subscribedOffice({ agendas: NOTHING });
      const broken = office.successor(BROKEN, NOTHING);
      office.clock.nowMs += 3_600_000;
      await broken.tick();
      expect((await office.status()).last).toBeNull();
      const mended = office.successor(whole("content-2"), TREATY);
      office.clock.nowMs += 300_000;
      await mended.tick();
      expect(office.posted()).toEqual([KEY]);
    });

    test("and is still broken the next day: both days are told together", async () => {
      const office = await subscribedOffice({ agendas: NOTHING, now: "2027-04-25T08:00Z" });
      const broken = office.successor(BROKEN, NOTHING);
      office.clock.nowMs += 3_600_000;
      await broken.tick();
      office.clock.nowMs += 86_400_000;
      await broken.tick();
      const mended = office.successor(whole("content-2"), TWO);
      await mended.tick();
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-25"]);
    });
  });

  describe("a replica with an older content", () => {
    test("looks first: the newer one tells the day all the same, once", async () => {
      const office = await subscribedOffice({ agendas: NOTHING });
      await office.tickAt("2027-04-26T09:00Z");
      expect((await office.status()).last).toMatchObject({ state: "skipped", reason: "empty" });
      const newer = office.successor(whole("content-2"), TREATY);
      for (let minute = 0; minute < 3; minute++) {
        office.clock.nowMs += 60_000;
        await newer.tick();
        await office.runner.tick();
      }
      expect(office.posted()).toEqual([KEY]);
    });

    test("cannot settle what a newer one that is there knows", async () => {
      const office = await subscribedOffice({ agendas: NOTHING });
      await office.tickAt("2027-04-26T08:58Z");
      const newer = office.successor(whole("content-2"), TREATY);
      await newer.tick();
      await office.tickAt("2027-04-26T09:00Z");
      expect((await office.status()).last).toBeNull();
      await newer.tick();
      expect(office.posted()).toEqual([KEY]);
    });
  });

  describe("an event that editors add late", () => {
    test("is told until the catch-up of its day ends, with other days of that sort in one post", async () => {
      const office = await subscribedOffice({ agendas: NOTHING, now: "2027-04-25T08:00Z" });
      await office.tickAt("2027-04-25T09:00Z");
      await office.tickAt("2027-04-26T09:00Z");
      const newer = office.successor(whole("content-2"), TWO);
      office.clock.nowMs += 3_600_000;
      await newer.tick();
      await newer.tick();
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-25"]);
    });

    test("is not told any more after it", async () => {
      const office = await subscribedOffice({ agendas: NOTHING });
      await office.tickAt("2027-04-26T09:00Z");
      await office.tickAt("2027-04-27T09:00Z");
      const newer = office.successor(whole("content-2"), TREATY);
      office.clock.nowMs = Date.parse("2027-04-28T20:00Z");
      await newer.tick();
      expect(office.posted()).toEqual([]);
    });
  });
});
