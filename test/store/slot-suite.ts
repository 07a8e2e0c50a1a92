import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDays } from "../../src/dates/civil-date.ts";
import type { Ledger, Claim } from "../../src/digest/ports/ledger.ts";
import type { Slot, SlotDays } from "../../src/digest/slot.ts";
import type { Subscription } from "../../src/digest/subscription.ts";
import type { Store } from "../../src/store/open-store.ts";
import { sampleSubscription } from "../digest/samples.ts";
import { NOTICE, NOW, stamp } from "./samples.ts";

const TELLING: SlotDays = { slot: "2027-04-26", from: "2027-04-26", until: "2027-04-26" };

/** What the rows of the ledger promise, on any engine. */
export function slotSuite(open: () => Promise<Store>): void {
  let store: Store;
  let ledger: Ledger;

  beforeEach(async () => {
    store = await open();
    ledger = store.ledger;
  });
  afterEach(async () => {
    await store.close();
  });

  /** A subscription with a claimed slot of 26 April. */
  async function claimed(changes: Partial<Claim> = {}): Promise<Slot> {
    const subscription = await ledger.saveSubscription(sampleSubscription());
    const slot = await ledger.claim(taking(subscription, changes), stamp());
    if (slot === null) throw new Error("not claimed");
    return slot;
  }

  describe("taking days", () => {
    test("claims one row and moves covered on", async () => {
      const slot = await claimed();
      expect(slot).toEqual({
        key: "T1/C1/daily/2027-04-26",
        teamId: "T1",
        channelId: "C1",
        kind: "daily",
        date: "2027-04-26",
        state: "claimed",
        reason: null,
        attempt: 0,
        resends: 0,
        absences: 0,
        token: 1,
        actAtMs: NOW + 60_000,
        sendingAtMs: null,
        contentHash: null,
        occurrences: [],
        covers: [],
        days: [TELLING],
        ts: null,
        facts: null,
        factsVersion: null,
        correction: null,
        correctedAtMs: null,
        worker: "worker-1",
        updatedAtMs: NOW,
      });
      expect(await ledger.openSlots()).toEqual([slot]);
      expect((await ledger.subscriptions())[0]?.settledUntil).toBe("2027-04-26");
      expect(await ledger.lastWrittenMs("T1")).toBe(NOW);
    });

    test("lets one of twenty workers win, and the others write nothing", async () => {
      const subscription = await ledger.saveSubscription(sampleSubscription());
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const mine = taking(subscription, { skipped: [addDays("2027-04-01", index)] });
          return ledger.claim(mine, stamp(NOW, `worker-${index}`));
        }),
      );
      const winners = taken.filter((slot) => slot !== null);
      expect(winners).toHaveLength(1);
      expect((await ledger.lastSettled(subscription))?.worker).toBe(winners[0]?.worker);
    });

    test("writes nothing for a subscription that was paused meanwhile", async () => {
      const active = await ledger.saveSubscription(sampleSubscription());
      await ledger.changeState(active, "paused", null);
      expect(await ledger.claim(taking(active, { notice: NOTICE }), stamp())).toBeNull();
      expect(await ledger.openSlots()).toEqual([]);
      expect(await ledger.claimNotices("T1", NOW, NOW)).toEqual([]);
      expect((await ledger.subscriptions())[0]?.settledUntil).toBe("2027-04-25");
    });

    test("settles days without a post, with the reason", async () => {
      const subscription = await ledger.saveSubscription(sampleSubscription());
      const skipped = ["2027-04-25", "2027-04-26"] as const;
      const all = taking(subscription, { post: null, skipped, reason: "paused" });
      expect(await ledger.claim(all, stamp())).toBeNull();
      expect(await ledger.lastSettled(subscription)).toMatchObject({
        date: "2027-04-26",
        state: "skipped",
        reason: "paused",
      });
      expect(await ledger.openSlots()).toEqual([]);
    });

    test("merges days that wait to be sent, with what they were going to tell", async () => {
      const first = await claimed({ merged: ["2027-04-25"] });
      await ledger.change(first, { state: "waiting", actAtMs: NOW + 999_999 }, stamp());
      const [subscription] = await ledger.subscriptions();
      const next = {
        settledUntil: "2027-04-27",
        post: "2027-04-27",
        merged: ["2027-04-26"],
      } as const;
      const second = await ledger.claim(taking(subscription!, next), stamp(NOW + 1_000));
      expect(second?.covers).toEqual(["2027-04-25", "2027-04-26"]);
      expect(await ledger.lastSettled(subscription!)).toMatchObject({
        date: "2027-04-26",
        reason: "merged into 2027-04-27",
      });
      expect(await ledger.reclaim(first, stamp(NOW + 1_000_000))).toBeNull();
    });

    test("leaves out days that another worker holds or that may have been sent", async () => {
      const first = await claimed();
      const [subscription] = await ledger.subscriptions();
      const next = {
        settledUntil: "2027-04-27",
        post: "2027-04-27",
        merged: ["2027-04-26"],
      } as const;
      const second = await ledger.claim(taking(subscription!, next), stamp(NOW + 59_999));
      expect(second?.covers).toEqual([]);
      const sending = { state: "sending", actAtMs: NOW } as const;
      expect(await ledger.change(first, sending, stamp())).not.toBeNull();
      const third = {
        settledUntil: "2027-04-28",
        post: "2027-04-28",
        merged: ["2027-04-26"],
      } as const;
      const late = await ledger.claim(taking(subscription!, third), stamp(NOW + 600_000));
      expect(late?.covers).toEqual([]);
    });
  });

  describe("the fencing token", () => {
    test("a lease that runs is not taken over, one that ended is, once", async () => {
      const slot = await claimed();
      expect(await ledger.reclaim(slot, stamp(NOW + 59_999, "worker-2"))).toBeNull();
      const others = ["worker-2", "worker-3", "worker-4"];
      const taken = await Promise.all(
        others.map((worker) => ledger.reclaim(slot, stamp(NOW + 60_000, worker))),
      );
      const [winner, ...more] = taken.filter((one) => one !== null);
      expect(winner).toMatchObject({ token: 2, actAtMs: NOW + 120_000 });
      expect(more).toEqual([]);
    });

    test("whoever lost the row to another worker writes nothing", async () => {
      const slot = await claimed();
      const newer = await ledger.reclaim(slot, stamp(NOW + 60_000, "worker-2"));
      const posted = { state: "posted", ts: "1.2" } as const;
      const effects = { suspend: "a reason", notice: NOTICE };
      expect(await ledger.change(slot, posted, stamp(), effects)).toBeNull();
      expect(await ledger.openSlots()).toEqual([newer]);
      expect((await ledger.subscriptions())[0]?.state).toBe("active");
      expect(await ledger.claimNotices("T1", NOW * 2, NOW * 2)).toEqual([]);
    });

    test("a settled row stays as it is", async () => {
      const slot = await claimed();
      const posted = await ledger.change(slot, { state: "posted", ts: "1.2" }, stamp());
      expect(posted).toMatchObject({ state: "posted", ts: "1.2", actAtMs: null });
      expect(await ledger.change(slot, { state: "waiting", actAtMs: NOW }, stamp())).toBeNull();
      expect(await ledger.reclaim(slot, stamp(NOW * 2))).toBeNull();
      expect(await ledger.openSlots()).toEqual([]);
    });

    test("a waiting row that another worker settles unsent is lost to whoever had it", async () => {
      const slot = await claimed();
      const waiting = await ledger.change(slot, { state: "waiting", actAtMs: NOW + 5 }, stamp());
      const [subscription] = await ledger.subscriptions();
      const settling = { settledUntil: "2027-04-27", post: null, skipped: [slot.date] } as const;
      await ledger.claim(taking(subscription!, settling), stamp(NOW, "worker-2"));
      const settled = { state: "skipped", token: waiting!.token + 1, worker: "worker-2" };
      expect(await ledger.lastSettled(slot)).toMatchObject(settled);
      expect(await ledger.change(waiting!, { state: "sending", actAtMs: NOW }, stamp())).toBeNull();
      expect(await ledger.lastSettled(slot)).toMatchObject(settled);
    });

    test("a row that waits becomes claimed for whoever takes it over", async () => {
      const slot = await claimed();
      const waiting = await ledger.change(slot, { state: "waiting", actAtMs: NOW + 5 }, stamp());
      expect(await ledger.reclaim(waiting!, stamp(NOW + 4))).toBeNull();
      expect((await ledger.reclaim(waiting!, stamp(NOW + 5)))?.state).toBe("claimed");
    });
  });

  describe("what a change brings with it", () => {
    test("the request's traces are kept, and stay when a later change leaves them out", async () => {
      const slot = await claimed();
      const traces = {
        attempt: 1,
        sendingAtMs: NOW,
        contentHash: "abc",
        occurrences: ["treaty@2027"],
        covers: ["2027-04-25"],
      } as const;
      const sending = await ledger.change(
        slot,
        { state: "sending", actAtMs: NOW, ...traces },
        stamp(),
      );
      expect(sending).toMatchObject(traces);
      const unknown = { state: "unknown", reason: "timeout", actAtMs: NOW + 1 } as const;
      const after = await ledger.change(sending!, unknown, stamp(NOW + 2));
      expect(after).toMatchObject({ ...traces, ...unknown, updatedAtMs: NOW + 2 });
    });

    test("a refusal suspends the subscription and leaves a notice, all or nothing", async () => {
      const slot = await claimed();
      const effects = { suspend: "Invite me.", notice: NOTICE };
      await ledger.change(slot, { state: "waiting", actAtMs: NOW }, stamp(), effects);
      expect((await ledger.subscriptions())[0]).toMatchObject({
        state: "suspended",
        stateReason: "Invite me.",
      });
      expect(await ledger.claimNotices("T1", NOW, NOW + 5)).toEqual([NOTICE]);
    });

    test("a stopped subscription is not suspended", async () => {
      const slot = await claimed();
      const [active] = await ledger.subscriptions();
      const stopped = await ledger.changeState(active!, "stopped", null);
      await ledger.change(slot, { state: "waiting", actAtMs: NOW }, stamp(), { suspend: "why" });
      expect(await ledger.subscriptions()).toEqual([stopped]);
    });

    test("days that were found in the channel become posted", async () => {
      const slot = await claimed({ merged: ["2027-04-25"] });
      const found = [
        {
          kind: "daily",
          date: "2027-04-25",
          ts: "5.6",
          occurrences: ["event@2027"],
          covers: ["2027-04-23"],
        },
        { kind: "daily", date: "2027-04-24", ts: "5.5", occurrences: [], covers: [] },
      ] as const;
      expect(await ledger.recordFound(slot, found, stamp())).toBe(2);
      expect(await ledger.lastSettled(slot)).toMatchObject({ state: "posted", ts: "5.6" });
      expect(await ledger.announcedSince(slot, "2027-04-01", slot.date)).toEqual(
        new Set(["event@2027"]),
      );
      expect(await ledger.recordFound(slot, found, stamp())).toBe(0);
    });
  });

  describe("what was told", () => {
    test("counts what is or may be in the channel, not what was skipped or refused", async () => {
      const [first, second, third] = ["2027-04-26", "2027-04-27", "2027-04-28"] as const;
      const states = { [first]: "posted", [second]: "held", [third]: "refused" } as const;
      let subscription = await ledger.saveSubscription(sampleSubscription());
      for (const date of [first, second, third]) {
        const slot = await ledger.claim(
          taking(subscription, { settledUntil: date, post: date }),
          stamp(),
        );
        const change = { state: states[date], occurrences: [`event@${date}`] };
        await ledger.change(slot!, change, stamp());
        subscription = { ...subscription, settledUntil: date };
      }
      const told = (since: typeof first | typeof third, except: typeof second | "2000-01-01") =>
        ledger.announcedSince(subscription, since, except);
      expect(await told(first, "2000-01-01")).toEqual(
        new Set([`event@${first}`, `event@${second}`]),
      );
      expect(await told(first, second)).toEqual(new Set([`event@${first}`]));
      expect(await told(third, "2000-01-01")).toEqual(new Set());
      expect((await ledger.heldSlots(subscription)).map(({ date }) => date)).toEqual([second]);
      expect((await ledger.lastSettled(subscription))?.date).toBe(third);
    });
  });
}

function taking(subscription: Subscription, changes: Partial<Claim> = {}): Claim {
  const day = "2027-04-26";
  const nothing = { days: [TELLING], merged: [], skipped: [], reason: "expired", notice: null };
  return { subscription, settledUntil: day, post: day, ...nothing, ...changes };
}
