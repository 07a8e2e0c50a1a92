import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  countDaysInMonth,
  getWeekday,
  type CivilDate,
} from "../../../src/dates/civil-date.ts";
import {
  computeCatchUpEndMs,
  computeDueMs,
  MERGE_DAYS_MAX,
  findNextSlot,
  planDue,
  findStartingPoint,
} from "../../../src/digest/schedule/due.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import { at, DAILY, sampleSubscription } from "../samples.ts";

const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
const MONTHLY: DigestOrder = { ...DAILY, kind: "monthly", dayNumber: 31 };

describe("when a digest is due", () => {
  test.each<[string, string, CivilDate, string, string]>([
    // A gap: the first instant after it.
    ["America/New_York", "02:30", "2027-03-14", "2027-03-14T07:00:00Z", "a gap of an hour"],
    ["Africa/Cairo", "00:00", "2027-04-30", "2027-04-29T22:00:00Z", "a gap at midnight"],
    ["America/Santiago", "00:15", "2027-09-05", "2027-09-05T04:00:00Z", "a gap at midnight"],
    ["Australia/Lord_Howe", "02:15", "2027-10-03", "2027-10-02T15:30:00Z", "a gap of half an hour"],
    ["Europe/Dublin", "01:30", "2027-03-28", "2027-03-28T01:00:00Z", "a gap in UTC itself"],
    ["Pacific/Apia", "09:00", "2011-12-30", "2011-12-30T10:00:00Z", "a day that never was"],
    // An overlap: the first of the two.
    ["America/New_York", "01:30", "2027-11-07", "2027-11-07T05:30:00Z", "an hour that came twice"],
    ["Africa/Cairo", "23:30", "2027-10-28", "2027-10-28T20:30:00Z", "before midnight, twice"],
    ["America/Santiago", "23:30", "2027-04-03", "2027-04-04T02:30:00Z", "before midnight, twice"],
    ["Australia/Lord_Howe", "01:45", "2027-04-04", "2027-04-03T14:45:00Z", "half an hour, twice"],
    ["Europe/Dublin", "01:30", "2027-10-31", "2027-10-31T00:30:00Z", "an hour that came twice"],
    // Nothing special.
    ["Asia/Shanghai", "09:00", "2027-04-26", "2027-04-26T01:00:00Z", "an ordinary day"],
    ["Asia/Kathmandu", "09:00", "2028-02-29", "2028-02-29T03:15:00Z", "a leap day"],
    ["Pacific/Kiritimati", "00:00", "2027-01-01", "2026-12-31T10:00:00Z", "the year's first hour"],
  ])("%s %s on %s is %s (%s)", (zone, time, date, instant) => {
    expect(new Date(computeDueMs({ ...DAILY, time, zone }, date)).toISOString()).toBe(
      instant.replace("Z", ".000Z"),
    );
  });
});

describe("what is due", () => {
  test("nothing before the time, the day itself from the time on", () => {
    const subscription = sampleSubscription();
    expect(planDue(subscription, at("2027-04-26T08:59:59.999Z"))).toBeNull();
    expect(planDue(subscription, at("2027-04-26T09:00Z"))).toEqual({
      post: "2027-04-26",
      merged: [],
      expired: [],
      settledUntil: "2027-04-26",
    });
  });

  test("three days asleep: the newest day is posted and tells the others", () => {
    expect(planDue(sampleSubscription(), at("2027-04-28T10:00Z"))).toEqual({
      post: "2027-04-28",
      merged: ["2027-04-26", "2027-04-27"],
      expired: [],
      settledUntil: "2027-04-28",
    });
  });

  test("a month asleep: seven days are told, older ones are given up", () => {
    const plan = planDue(
      sampleSubscription({ settledUntil: "2027-03-31" }),
      at("2027-05-01T09:00Z"),
    );
    expect(plan?.post).toBe("2027-05-01");
    expect(plan?.merged).toEqual(
      ["24", "25", "26", "27", "28", "29", "30"].map((day) => `2027-04-${day}`),
    );
    expect(plan?.expired.at(0)).toBe("2027-04-01");
    expect(plan?.expired.at(-1)).toBe("2027-04-23");
  });

  test("ten years asleep: no list of thousands", () => {
    const plan = planDue(
      sampleSubscription({ settledUntil: "2017-04-25" }),
      at("2027-04-26T09:00Z"),
    );
    expect(plan?.post).toBe("2027-04-26");
    expect(plan?.expired).toHaveLength(392);
  });

  test("a weekly digest is posted until 20:00 two days later, and not from then on", () => {
    const weekly = sampleSubscription({ ...WEEKLY, settledUntil: "2027-04-25" });
    expect(planDue(weekly, at("2027-04-28T19:59Z"))?.post).toBe("2027-04-26");
    expect(planDue(weekly, at("2027-04-28T20:00Z"))).toEqual({
      post: null,
      merged: [],
      expired: ["2027-04-26"],
      settledUntil: "2027-04-26",
    });
    expect(computeCatchUpEndMs(weekly, "2027-04-26")).toBe(at("2027-04-28T20:00Z"));
  });

  test("days that wait to be sent are told with a newer one", () => {
    const settledUntil = sampleSubscription({ settledUntil: "2027-04-25" });
    expect(planDue(settledUntil, at("2027-04-26T09:00Z"), ["2027-04-25", "2027-04-10"])).toEqual({
      post: "2027-04-26",
      merged: ["2027-04-25"],
      expired: ["2027-04-10"],
      settledUntil: "2027-04-26",
    });
  });

  test("each day exactly once, whenever the ticks come and wherever the clock jumps", () => {
    const kind = fc.constantFrom<DigestOrder>(DAILY, WEEKLY, { ...WEEKLY, dayNumber: 7 }, MONTHLY, {
      ...MONTHLY,
      dayNumber: 1,
    });
    const zone = fc.constantFrom("America/New_York", "Africa/Cairo", "Pacific/Apia", "UTC");
    // Mostly minutes and hours on, sometimes days, sometimes back.
    const steps = fc.array(fc.integer({ min: -2_000, max: 6_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(kind, zone, steps, (schedule, name, minutes) => {
        const { settled, wanted } = settledBy({ ...schedule, zone: name }, minutes);
        expect(settled).toEqual(wanted);
      }),
    );
  });
});

describe("where a digest starts", () => {
  test("today while its time has not passed, else with the next one", () => {
    expect(findStartingPoint(DAILY, at("2027-04-26T08:59Z"))).toBe("2027-04-25");
    expect(findStartingPoint(DAILY, at("2027-04-26T09:00Z"))).toBe("2027-04-26");
  });

  test.each<[DigestOrder, CivilDate, CivilDate]>([
    [DAILY, "2027-12-31", "2028-01-01"],
    [WEEKLY, "2027-04-26", "2027-05-03"],
    [WEEKLY, "2027-04-27", "2027-05-03"],
    [MONTHLY, "2027-01-30", "2027-01-31"],
    [MONTHLY, "2027-01-31", "2027-02-28"],
    [MONTHLY, "2028-01-31", "2028-02-29"],
    [{ ...MONTHLY, dayNumber: 30 }, "2027-12-30", "2028-01-30"],
  ])("the next one of %j after %s is on %s", (schedule, settledUntil, date) => {
    expect(findNextSlot({ ...schedule, settledUntil })).toEqual({
      date,
      dueAtMs: at(`${date}T09:00Z`),
    });
  });
});

/** Ticks after each step; what was settled, and each day from the first tick to the furthest one. */
function settledBy(schedule: DigestOrder, stepsInMinutes: readonly number[]) {
  let now = at("2011-12-20T12:34Z");
  let subscription = sampleSubscription({
    ...schedule,
    settledUntil: findStartingPoint(schedule, now),
  });
  const first = subscription.settledUntil;
  const settled: CivilDate[] = [];
  for (const minutes of stepsInMinutes) {
    now += minutes * 60_000;
    const plan = planDue(subscription, now);
    if (!plan) continue;
    expect(plan.settledUntil > subscription.settledUntil).toBe(true);
    expect(plan.merged.length).toBeLessThanOrEqual(MERGE_DAYS_MAX);
    settled.push(...plan.expired, ...plan.merged, ...(plan.post === null ? [] : [plan.post]));
    subscription = { ...subscription, settledUntil: plan.settledUntil };
  }
  return {
    settled: settled.toSorted(),
    wanted: slotDays(schedule, first, subscription.settledUntil),
  };
}

/** Every day after `first` up to `last` that the schedule names, one by one. */
function slotDays(schedule: DigestOrder, first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    if (isNamedBy(schedule, day)) days.push(day);
  }
  return days;
}

function isNamedBy({ kind, dayNumber }: DigestOrder, day: CivilDate): boolean {
  if (kind === "daily") return true;
  if (kind === "weekly") return getWeekday(day) === dayNumber;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return date === Math.min(dayNumber ?? 1, countDaysInMonth(year, month));
}
