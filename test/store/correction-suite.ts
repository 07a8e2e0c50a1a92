import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDays, type CivilDate } from "../../src/dates/civil-date.ts";
import type { Ledger, SlotChange } from "../../src/digest/ports/ledger.ts";
import type { Slot } from "../../src/digest/slot.ts";
import type { Store } from "../../src/store/open-store.ts";
import { sampleSubscription } from "../digest/samples.ts";
import { NOW, stamp } from "./samples.ts";

/** What the ledger promises to those who correct posted digests, on any engine. */
export function correctionSuite(open: () => Promise<Store>): void {
  let store: Store;
  let ledger: Ledger;

  beforeEach(async () => {
    store = await open();
    ledger = store.ledger;
  });
  afterEach(async () => {
    await store.close();
  });

  /** A posted row of that date. */
  async function posted(date: CivilDate, changes: Partial<SlotChange> = {}): Promise<Slot> {
    const subscription = await ledger.saveSubscription(
      sampleSubscription({ settledUntil: addDays(date, -1) }),
    );
    const days = [{ slot: date, from: date, until: date }];
    const rest = { merged: [], skipped: [], reason: "expired", notice: null };
    const taking = { subscription, settledUntil: date, days, post: date, ...rest };
    const claimed = await ledger.claim(taking, stamp());
    const facts = { facts: "{}", factsVersion: "content-1", occurrences: [`event@${date}`] };
    const change = { state: "posted", ts: "1.2", ...facts, ...changes } as const;
    const slot = claimed && (await ledger.change(claimed, change, stamp()));
    if (!slot) throw new Error("not posted");
    return slot;
  }

  async function datesFrom(content: string): Promise<CivilDate[]> {
    const slots = await ledger.postedFromOther({
      teamId: "T1",
      content: content,
      since: "2027-04-26",
      nowMs: NOW,
    });
    return slots.map(({ date }) => date);
  }

  async function serve(content: string, nowMs = NOW): Promise<boolean> {
    return ledger.serveContent(content, nowMs, nowMs - 1_000);
  }

  describe("contents", () => {
    test("the one that was served first last is the newest, however often the others are", async () => {
      expect(await serve("b")).toBe(true);
      expect(await serve("a")).toBe(true);
      expect(await serve("b")).toBe(false);
      expect(await serve("a")).toBe(true);
    });

    test("one that is served no more does not count", async () => {
      await serve("old");
      await serve("new");
      expect(await serve("old", NOW + 1_000)).toBe(false);
      expect(await serve("old", NOW + 1_001)).toBe(true);
      expect(await serve("new", NOW + 1_002)).toBe(true);
      expect(await serve("old", NOW + 1_003)).toBe(false);
    });

    test("of several that begin at once, one is the newest", async () => {
      const contents = ["a", "b", "c", "d", "e"];
      await Promise.all(contents.map((content) => serve(content)));
      const newest = await Promise.all(contents.map((content) => serve(content)));
      expect(newest.filter(Boolean)).toHaveLength(1);
      expect(await serve("last")).toBe(true);
    });
  });

  describe("what another content told", () => {
    test("is listed from a date on, the earliest first, and not what is open or skipped", async () => {
      for (const date of ["2027-04-25", "2027-04-26", "2027-04-27"] as const) await posted(date);
      await posted("2027-04-28", { state: "held" });
      expect(await datesFrom("content-2")).toEqual(["2027-04-26", "2027-04-27"]);
      expect(await datesFrom("content-0")).toEqual(["2027-04-26", "2027-04-27"]);
      expect(await datesFrom("content-1")).toEqual([]);
    });

    test("is not confirmed by a worker that lost the row", async () => {
      const slot = await posted("2027-04-26");
      const begun = await ledger.beginCorrection(slot, stamp());
      await ledger.confirmFacts(slot, "content-2");
      expect(await ledger.lastSettled(slot)).toMatchObject({ factsVersion: "content-1" });
      await ledger.confirmFacts(begun!, "content-2");
      expect(await ledger.lastSettled(slot)).toMatchObject({ factsVersion: "content-2" });
    });

    test("stays as it is when the channel shows the digest, unless nothing was known to be sent", async () => {
      const slot = await posted("2027-04-26", { state: "held" });
      const found = [
        { kind: "daily", date: "2027-04-26", ts: "9.9", occurrences: [], covers: [] },
      ] as const;
      expect(await ledger.recordFound(slot, found, stamp())).toBe(0);
      expect(await ledger.lastSettled(slot)).toMatchObject({ state: "held", ts: "1.2" });
    });

    test("is not listed any more once it is found to be the same, or forgotten", async () => {
      const slot = await posted("2027-04-26");
      await posted("2027-04-27");
      await ledger.confirmFacts(slot, "content-2");
      await ledger.forgetFacts("2027-04-28");
      expect(
        await ledger.postedFromOther({
          teamId: "T1",
          content: "content-3",
          since: "2027-01-01",
          nowMs: NOW,
        }),
      ).toEqual([]);
      await ledger.confirmFacts(slot, "content-2");
      expect(await ledger.lastSettled(slot)).toMatchObject({ facts: null, factsVersion: null });
    });

    test("counts what came before a date", async () => {
      const slot = await posted("2027-04-25");
      await posted("2027-04-26");
      await posted("2027-04-27");
      expect(await ledger.announcedBefore(slot, "2027-04-26", "2027-04-27")).toEqual(
        new Set(["event@2027-04-26"]),
      );
    });
  });

  describe("a correction", () => {
    test("is begun by one of twenty workers, and nobody else acts on the row meanwhile", async () => {
      const slot = await posted("2027-04-26");
      const workers = Array.from({ length: 20 }, (_, index) => `worker-${index}`);
      const begun = await Promise.all(
        workers.map((worker) => ledger.beginCorrection(slot, stamp(NOW, worker))),
      );
      const [first, ...more] = begun.filter((one) => one !== null);
      expect(first).toMatchObject({
        state: "posted",
        correction: "sending",
        token: slot.token + 1,
        actAtMs: NOW + 60_000,
      });
      expect(more).toEqual([]);
      expect(
        await ledger.postedFromOther({
          teamId: "T1",
          content: "content-2",
          since: "2027-01-01",
          nowMs: NOW + 59_999,
        }),
      ).toEqual([]);
      expect(
        await ledger.postedFromOther({
          teamId: "T1",
          content: "content-2",
          since: "2027-01-01",
          nowMs: NOW + 60_000,
        }),
      ).toEqual([first]);
      expect(await ledger.openSlots()).toEqual([]);
    });

    test("ends with what is told now, and a worker that lost the row writes nothing", async () => {
      const slot = await posted("2027-04-26");
      const late = await ledger.beginCorrection(slot, stamp());
      const begun = await ledger.beginCorrection(late!, stamp(NOW + 60_000, "worker-2"));
      const facts = { facts: "[]", factsVersion: "content-2", occurrences: ["other@2027"] };
      const change = { state: "posted", correction: "done", correctedAtMs: NOW, ...facts } as const;
      expect(await ledger.change(late!, change, stamp())).toBeNull();
      expect(await ledger.change(begun!, change, stamp())).toMatchObject({
        ...facts,
        correction: "done",
        correctedAtMs: NOW,
        actAtMs: null,
        ts: "1.2",
      });
    });
  });
}
