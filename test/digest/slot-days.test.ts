import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, type CivilDate } from "../../src/civil-date.ts";
import { coveredUnder, planDue, startingPoint } from "../../src/digest/due.ts";
import {
  DEFAULT_PREFERENCES,
  WEEKEND_RULES,
  type DigestPreferences,
} from "../../src/digest/preferences.ts";
import {
  firstSlotAfter,
  isDayOff,
  isSlot,
  slotTelling,
  tellingsOf,
  toldRange,
  toldUntilOf,
} from "../../src/digest/slot-days.ts";
import type { DigestOrder, Subscription } from "../../src/digest/subscription.ts";
import { at, DAILY, sampleSubscription } from "./samples.ts";

const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
const SUNDAYS: DigestOrder = { ...WEEKLY, dayNumber: 7 };
const MONTHLY: DigestOrder = { ...DAILY, kind: "monthly", dayNumber: 1 };

function wishing(changes: Partial<DigestPreferences>, order = DAILY): DigestOrder {
  return { ...order, preferences: { ...DEFAULT_PREFERENCES, ...changes } };
}

const BEFORE = wishing({ weekend: "before" });
const AFTER = wishing({ weekend: "after" });
const FRIDAY_AND_SATURDAY = wishing({ weekend: "before", weekdaysOff: [5, 6] });
const SPRING_FESTIVAL = wishing({
  weekend: "after",
  datesOff: [{ from: "2027-02-06", until: "2027-02-12" }],
});

describe("the days that a digest tells", () => {
  test.each<[string, DigestOrder, CivilDate, CivilDate, CivilDate]>([
    ["a day by day", DAILY, "2026-04-25", "2026-04-25", "2026-04-25"],
    ["Friday before", BEFORE, "2026-04-24", "2026-04-24", "2026-04-26"],
    ["Thursday as ever", BEFORE, "2026-04-23", "2026-04-23", "2026-04-23"],
    ["Monday after", AFTER, "2026-04-27", "2026-04-25", "2026-04-27"],
    ["Friday and Saturday off", FRIDAY_AND_SATURDAY, "2026-04-23", "2026-04-23", "2026-04-25"],
    ["after a week of holidays", SPRING_FESTIVAL, "2027-02-15", "2027-02-06", "2027-02-15"],
    ["a week", WEEKLY, "2026-11-30", "2026-11-30", "2026-12-06"],
    [
      "a week that begins on a working day",
      wishing({ weekend: "before" }, WEEKLY),
      "2026-11-30",
      "2026-11-30",
      "2026-12-06",
    ],
    [
      "the week from Sunday on, told on Friday",
      wishing({ weekend: "before" }, SUNDAYS),
      "2026-11-27",
      "2026-11-29",
      "2026-12-05",
    ],
    [
      "the week from Sunday on, told on Monday",
      wishing({ weekend: "after" }, SUNDAYS),
      "2026-11-30",
      "2026-11-29",
      "2026-12-05",
    ],
    [
      "May, told on the last Friday of April",
      wishing({ weekend: "before" }, MONTHLY),
      "2027-04-30",
      "2027-05-01",
      "2027-05-31",
    ],
    [
      "May, told on its first Monday",
      wishing({ weekend: "after" }, MONTHLY),
      "2027-05-03",
      "2027-05-01",
      "2027-05-31",
    ],
    [
      "two weeks, told before a long holiday",
      wishing(
        { weekend: "before", datesOff: [{ from: "2027-02-06", until: "2027-02-15" }] },
        WEEKLY,
      ),
      "2027-02-05",
      "2027-02-08",
      "2027-02-21",
    ],
    ["a leap month", MONTHLY, "2028-02-01", "2028-02-01", "2028-02-29"],
    ["up to the next", { ...MONTHLY, dayNumber: 25 }, "2027-12-25", "2027-12-25", "2028-01-24"],
  ])("%s", (_, order, slot, from, until) => {
    expect(isSlot(order, slot)).toBe(true);
    expect(toldRange(order, slot)).toEqual({ from, until });
  });

  test.each<[string, DigestOrder, CivilDate, CivilDate]>([
    ["on the day itself", DAILY, "2026-04-25", "2026-04-25"],
    ["on Friday", BEFORE, "2026-04-26", "2026-04-24"],
    ["on Monday", AFTER, "2026-04-25", "2026-04-27"],
    [
      "on the Friday before its week",
      wishing({ weekend: "before" }, SUNDAYS),
      "2026-12-05",
      "2026-11-27",
    ],
    [
      "with the week before, on a Friday that tells the next",
      wishing({ weekend: "before" }, SUNDAYS),
      "2026-11-27",
      "2026-11-20",
    ],
    [
      "on the month's first Monday",
      wishing({ weekend: "after" }, MONTHLY),
      "2027-05-01",
      "2027-05-03",
    ],
  ])("a day is told %s", (_, order, day, slot) => {
    expect(slotTelling(order, day)).toBe(slot);
  });

  test("there is no slot on a day off", () => {
    expect(firstSlotAfter(wishing({ weekend: "before" }, SUNDAYS), "2026-11-27")).toBe(
      "2026-12-04",
    );
    expect(firstSlotAfter(wishing({ weekend: "after" }, SUNDAYS), "2026-11-29")).toBe("2026-11-30");
    expect(firstSlotAfter(BEFORE, "2026-04-24")).toBe("2026-04-27");
    expect(firstSlotAfter(FRIDAY_AND_SATURDAY, "2026-04-23")).toBe("2026-04-26");
    expect(firstSlotAfter(SPRING_FESTIVAL, "2027-02-05")).toBe("2027-02-15");
    expect(isSlot(BEFORE, "2026-04-25")).toBe(false);
  });
});

describe("a late digest", () => {
  test("of Friday may come until Tuesday evening where the weekend is off", () => {
    const subscription = { ...sampleSubscription({ ...BEFORE, covered: "2026-04-23" }) };
    expect(planDue(subscription, at("2026-04-27T08:00Z"))).toMatchObject({ post: "2026-04-24" });
    expect(planDue(subscription, at("2026-04-27T09:00Z"))).toMatchObject({
      post: "2026-04-27",
      merged: ["2026-04-24"],
    });
  });

  test("before a long holiday may come for a week, not longer", () => {
    const order = wishing({
      weekend: "before",
      datesOff: [{ from: "2027-02-06", until: "2027-02-21" }],
    });
    const subscription = sampleSubscription({ ...order, covered: "2027-02-04" });
    expect(planDue(subscription, at("2027-02-12T19:59Z"))?.post).toBe("2027-02-05");
    expect(planDue(subscription, at("2027-02-12T20:00Z"))?.expired).toEqual(["2027-02-05"]);
  });
});

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
    const subscription = sampleSubscription({ ...WEEKLY, covered: "2026-04-20" });
    const thursday = { ...WEEKLY, dayNumber: 4 };
    const covered = coveredUnder(thursday, subscription, at("2026-04-26T12:00Z"));
    const changed = { ...subscription, ...thursday, covered };
    expect(tellingsOf(changed, [firstSlotAfter(thursday, covered)])).toEqual([
      { slot: "2026-04-30", from: "2026-04-27", until: "2026-05-06" },
    ]);
  });

  test("a week that was told on Friday has nothing left on its Sunday", () => {
    const friday = wishing({ weekend: "before" }, SUNDAYS);
    const told = sampleSubscription({
      ...friday,
      covered: "2026-11-27",
      toldUntil: toldUntilOf(friday, "2026-11-27"),
    });
    const changed = { ...told, ...SUNDAYS };
    expect(tellingsOf(changed, ["2026-11-29"])).toEqual([]);
    expect(tellingsOf(changed, ["2026-12-06"])).toEqual([
      { slot: "2026-12-06", from: "2026-12-06", until: "2026-12-12" },
    ]);
  });

  test("nothing in the past becomes due: a Tuesday digest that is chosen on Wednesday waits for Tuesday", () => {
    const subscription = sampleSubscription({ ...WEEKLY, covered: "2026-04-20" });
    const tuesday = { ...WEEKLY, dayNumber: 2 };
    const covered = coveredUnder(tuesday, subscription, at("2026-04-22T12:00Z"));
    expect(firstSlotAfter(tuesday, covered)).toBe("2026-04-28");
  });

  test("what is due already stays due", () => {
    const subscription = sampleSubscription({ ...AFTER, covered: "2026-04-24" });
    const moment = at("2026-04-27T09:00:30Z");
    expect(coveredUnder(DAILY, subscription, moment)).toBe("2026-04-24");
  });
});

const daysOff = fc.record({
  weekend: fc.constantFrom(...WEEKEND_RULES),
  weekdaysOff: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
    .map((days) => days.toSorted((a, b) => a - b)),
  datesOff: fc.array(
    fc.tuple(fc.nat(80), fc.nat(12)).map(([start, length]) => {
      const from = addDays("2027-01-01", start);
      return { from, until: addDays(from, length) };
    }),
    { maxLength: 4 },
  ),
});

const orders = daysOff.map((wishes) => wishing(wishes));

test("each civil date is told by exactly one slot, whatever is off", () => {
  const ordersOfEachKind = fc
    .record({
      wishes: daysOff,
      order: fc.constantFrom(DAILY, WEEKLY, SUNDAYS, MONTHLY, { ...MONTHLY, dayNumber: 31 }),
    })
    .map(({ wishes, order }) => wishing(wishes, order));
  fc.assert(
    fc.property(ordersOfEachKind, (order) => {
      const told: CivilDate[] = [];
      for (let slot = firstSlotAfter(order, "2027-01-01"); slot < "2027-05-01";) {
        const { from, until } = toldRange(order, slot);
        const moves = order.preferences.weekend !== "as-it-falls";
        expect(moves && isDayOff(order.preferences, slot)).toBe(false);
        told.push(...daysIn(from, until));
        expect(daysIn(from, until).map((day) => slotTelling(order, day))).toEqual(
          daysIn(from, until).map(() => slot),
        );
        slot = firstSlotAfter(order, slot);
      }
      expect(told).toEqual(daysIn(told[0]!, told.at(-1)!));
    }),
    { numRuns: 100 },
  );
});

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
  const begin = startingPoint(first, startMs);
  let subscription: Subscription = sampleSubscription({
    ...first,
    covered: begin,
    toldUntil: toldUntilOf(first, begin),
  });
  const told: [CivilDate, string][] = [];
  let now = startMs;
  const tick = (): void => {
    const plan = planDue(subscription, now);
    if (plan === null) return;
    expect(plan.expired).toEqual([]);
    const slots = [...plan.merged, ...(plan.post === null ? [] : [plan.post])];
    for (const { slot, from, until } of tellingsOf(subscription, slots)) {
      told.push([slot, `${from}..${until}`]);
    }
    const next = toldUntilOf(subscription, plan.covered);
    const toldUntil = next > subscription.toldUntil ? next : subscription.toldUntil;
    subscription = { ...subscription, covered: plan.covered, toldUntil };
  };
  for (const { atMs, order } of steps) {
    for (; now < atMs; now += 4 * HOUR_MS) tick();
    now = atMs;
    tick();
    if (order === null) continue;
    const covered = coveredUnder(order, subscription, now);
    subscription = { ...subscription, ...order, covered };
  }
  return told;
}

function daysIn(from: CivilDate, until: CivilDate): CivilDate[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index));
}
