import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import { planDue } from "../../../src/digest/schedule/due.ts";
import {
  findSlotAfter,
  isDayOff,
  isSlot,
  findSlotCovering,
  findDaysOfSlot,
} from "../../../src/digest/schedule/slots.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import {
  AFTER,
  BEFORE,
  daysIn,
  daysOff,
  MONTHLY,
  SUNDAYS,
  WEEKLY,
  wishing,
} from "../order-samples.ts";
import { at, DAILY, sampleSubscription } from "../samples.ts";

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
    expect(findDaysOfSlot(order, slot)).toEqual({ from, until });
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
    expect(findSlotCovering(order, day)).toBe(slot);
  });

  test("there is no slot on a day off", () => {
    expect(findSlotAfter(wishing({ weekend: "before" }, SUNDAYS), "2026-11-27")).toBe("2026-12-04");
    expect(findSlotAfter(wishing({ weekend: "after" }, SUNDAYS), "2026-11-29")).toBe("2026-11-30");
    expect(findSlotAfter(BEFORE, "2026-04-24")).toBe("2026-04-27");
    expect(findSlotAfter(FRIDAY_AND_SATURDAY, "2026-04-23")).toBe("2026-04-26");
    expect(findSlotAfter(SPRING_FESTIVAL, "2027-02-05")).toBe("2027-02-15");
    expect(isSlot(BEFORE, "2026-04-25")).toBe(false);
  });
});

describe("a late digest", () => {
  test("of Friday may come until Tuesday evening where the weekend is off", () => {
    const subscription = { ...sampleSubscription({ ...BEFORE, settledUntil: "2026-04-23" }) };
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
    const subscription = sampleSubscription({ ...order, settledUntil: "2027-02-04" });
    expect(planDue(subscription, at("2027-02-12T19:59Z"))?.post).toBe("2027-02-05");
    expect(planDue(subscription, at("2027-02-12T20:00Z"))?.expired).toEqual(["2027-02-05"]);
  });
});

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
      for (let slot = findSlotAfter(order, "2027-01-01"); slot < "2027-05-01";) {
        const { from, until } = findDaysOfSlot(order, slot);
        const moves = order.preferences.weekend !== "as-it-falls";
        expect(moves && isDayOff(order.preferences, slot)).toBe(false);
        told.push(...daysIn(from, until));
        expect(daysIn(from, until).map((day) => findSlotCovering(order, day))).toEqual(
          daysIn(from, until).map(() => slot),
        );
        slot = findSlotAfter(order, slot);
      }
      expect(told).toEqual(daysIn(told[0]!, told.at(-1)!));
    }),
    { numRuns: 100 },
  );
});
