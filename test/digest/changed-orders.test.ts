import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import { findSettledUntil, planDue, findStartingPoint } from "../../src/digest/schedule/due.ts";
import {
  findSlotAfter,
  listSlotDays,
  findAnnouncedUntil,
} from "../../src/digest/schedule/slots.ts";
import type { DigestOrder, Subscription } from "../../src/digest/subscription.ts";
import { AFTER, BEFORE, daysIn, daysOff, SUNDAYS, WEEKLY, wishing } from "./order-samples.ts";
import { at, DAILY, sampleSubscription } from "./samples.ts";

describe("when the order changes", () => {
  test("the weekend that Friday told is not told again on Saturday", () => {
    expect(toldThrough(BEFORE, "2026-04-24T12:00Z", DAILY, "2026-04-28T09:00Z")).toEqual([
      ["2026-04-22", "2026-04-22..2026-04-22"],
      ["2026-04-23", "2026-04-23..2026-04-23"],
      ["2026-04-24", "2026-04-24..2026-04-26"],
      ["2026-04-27", "2026-04-27..2026-04-27"],
      ["2026-04-28", "2026-04-28..2026-04-28"],
    ]);
  });

  test("the Saturday that Monday was going to tell is told on Sunday", () => {
    expect(toldThrough(AFTER, "2026-04-26T08:00Z", DAILY, "2026-04-27T09:00Z")).toEqual([
      ["2026-04-22", "2026-04-22..2026-04-22"],
      ["2026-04-23", "2026-04-23..2026-04-23"],
      ["2026-04-24", "2026-04-24..2026-04-24"],
      ["2026-04-26", "2026-04-25..2026-04-26"],
      ["2026-04-27", "2026-04-27..2026-04-27"],
    ]);
  });

  test("the Sunday that Friday could not know of is told on Monday", () => {
    expect(toldThrough(DAILY, "2026-04-25T12:00Z", BEFORE, "2026-04-27T09:00Z").slice(-2)).toEqual([
      ["2026-04-25", "2026-04-25..2026-04-25"],
      ["2026-04-27", "2026-04-26..2026-04-27"],
    ]);
  });

  test("a week that moves from Monday to Thursday leaves no days between unsaid", () => {
    const subscription = sampleSubscription({ ...WEEKLY, settledUntil: "2026-04-20" });
    const thursday = { ...WEEKLY, dayNumber: 4 };
    const settledUntil = findSettledUntil(thursday, subscription, at("2026-04-26T12:00Z"));
    const changed = { ...subscription, ...thursday, settledUntil };
    expect(listSlotDays(changed, [findSlotAfter(thursday, settledUntil)])).toEqual([
      { slot: "2026-04-30", from: "2026-04-27", until: "2026-05-06" },
    ]);
  });

  test("a week that was told on Friday has nothing left on its Sunday", () => {
    const friday = wishing({ weekend: "before" }, SUNDAYS);
    const told = sampleSubscription({
      ...friday,
      settledUntil: "2026-11-27",
      announcedUntil: findAnnouncedUntil(friday, "2026-11-27"),
    });
    const changed = { ...told, ...SUNDAYS };
    expect(listSlotDays(changed, ["2026-11-29"])).toEqual([]);
    expect(listSlotDays(changed, ["2026-12-06"])).toEqual([
      { slot: "2026-12-06", from: "2026-12-06", until: "2026-12-12" },
    ]);
  });

  test("nothing in the past becomes due: a Tuesday digest that is chosen on Wednesday waits for Tuesday", () => {
    const subscription = sampleSubscription({ ...WEEKLY, settledUntil: "2026-04-20" });
    const tuesday = { ...WEEKLY, dayNumber: 2 };
    const settledUntil = findSettledUntil(tuesday, subscription, at("2026-04-22T12:00Z"));
    expect(findSlotAfter(tuesday, settledUntil)).toBe("2026-04-28");
  });

  test("what is due already stays due", () => {
    const subscription = sampleSubscription({ ...AFTER, settledUntil: "2026-04-24" });
    const moment = at("2026-04-27T09:00:30Z");
    expect(findSettledUntil(DAILY, subscription, moment)).toBe("2026-04-24");
  });
});

const orders = daysOff.map((wishes) => wishing(wishes));

test("no day is told twice and none is lost, however often the rule changes and whenever ticks come", () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.option(orders)), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(orders, changes, (first, steps) => {
      let atMs = at("2027-01-01T06:30Z");
      const lived = steps.map(([hours, order]) => {
        atMs += hours * HOUR_MS;
        return { atMs, order };
      });
      const told = livedThrough(first, at("2027-01-01T06:30Z"), lived).flatMap(([, days]) => {
        const [from, until] = days.split("..") as [CivilDate, CivilDate];
        return daysIn(from, until);
      });
      expect(told).toEqual(told.length === 0 ? [] : daysIn(told[0]!, told.at(-1)!));
    }),
    { numRuns: 150 },
  );
});

/** A daily digest from 22 April 2026 on that becomes another at a moment, and what it told until then. */
function toldThrough(from: DigestOrder, moment: string, to: DigestOrder, until: string) {
  return livedThrough(from, at("2026-04-22T08:00Z"), [
    { atMs: at(moment), order: to },
    { atMs: at(until), order: null },
  ]);
}

const HOUR_MS = 3_600_000;

interface Step {
  readonly atMs: number;
  /** What the channel asks for from then on; null leaves it. */
  readonly order: DigestOrder | null;
}

/** What each slot of a subscription told, with a tick every four hours; long silences do not happen. */
function livedThrough(first: DigestOrder, startMs: number, steps: readonly Step[]) {
  const begin = findStartingPoint(first, startMs);
  let subscription: Subscription = sampleSubscription({
    ...first,
    settledUntil: begin,
    announcedUntil: findAnnouncedUntil(first, begin),
  });
  const told: [CivilDate, string][] = [];
  let now = startMs;
  const tick = (): void => {
    const plan = planDue(subscription, now);
    if (plan === null) return;
    expect(plan.expired).toEqual([]);
    const slots = [...plan.merged, ...(plan.post === null ? [] : [plan.post])];
    for (const { slot, from, until } of listSlotDays(subscription, slots)) {
      told.push([slot, `${from}..${until}`]);
    }
    const next = findAnnouncedUntil(subscription, plan.settledUntil);
    const announcedUntil = next > subscription.announcedUntil ? next : subscription.announcedUntil;
    subscription = { ...subscription, settledUntil: plan.settledUntil, announcedUntil };
  };
  for (const { atMs, order } of steps) {
    for (; now < atMs; now += 4 * HOUR_MS) tick();
    now = atMs;
    tick();
    if (order === null) continue;
    const settledUntil = findSettledUntil(order, subscription, now);
    subscription = { ...subscription, ...order, settledUntil };
  }
  return told;
}
