import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, countDaysBetween, type CivilDate } from "../../src/dates/civil-date.ts";
import { WEEKEND_RULES } from "../../src/digest/preferences.ts";
import type { DigestOrder } from "../../src/digest/subscription.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";
import { CHANNEL, openOffice, type Office } from "./office.ts";
import { notSent } from "./pretend-slack.ts";
import { at, DAILY } from "./samples.ts";

describe("a channel that changes its time, zone and days off again and again", () => {
  test("gets each day's event once, in SQLite", async () => {
    const held = holds(20, async () => openStore({ engine: "sqlite", path: ":memory:" }));
    await expect(held).resolves.toBeUndefined();
  });

  describe.skipIf(postgresMissing)(`on a server${whySkipped}`, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(async () => {
      await server.stop();
    });

    test("gets each day's event once, in PostgreSQL", async () => {
      const held = holds(2, async () =>
        openStore({ engine: "postgres", url: await server.createDatabase() }),
      );
      await expect(held).resolves.toBeUndefined();
    });
  });
});

describe("a look-ahead that moves to other days again and again", () => {
  const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
  const MONTHLY: DigestOrder = { ...DAILY, kind: "monthly", dayNumber: 1 };

  test.each<[string, DigestOrder, number[]]>([
    ["of the week", WEEKLY, [1, 7, 3, 6, 2, 2, 5]],
    ["of the month", MONTHLY, [1, 15, 31, 20, 5, 28]],
  ])("%s lists each day's event once, and none is left out", async (_, order, days) => {
    const office = await openOffice({ now: "2027-04-23T06:00Z" });
    for (const [turn, dayNumber] of days.entries()) {
      await office.digestService.subscribe(CHANNEL, [{ ...order, dayNumber }], "U1");
      // A different time of the week and of the month each turn.
      for (let day = 0; day < 11 + 3 * turn; day++) {
        office.clock.nowMs += 24 * HOUR_MS;
        await office.runner.tick();
      }
    }
    const told = toldIn(office);
    expect(told.length).toBeGreaterThan(90);
    expect(told).toEqual(daysIn(told[0]!, told.at(-1)!));
  });
});

const HOUR_MS = 3_600_000;

const orders = fc
  .record({
    weekend: fc.constantFrom(...WEEKEND_RULES),
    weekdaysOff: fc.constantFrom([6, 7], [5, 6], [], [7]),
    time: fc.constantFrom("07:00", "09:00", "18:00"),
    zone: fc.constantFrom("UTC", "Asia/Shanghai", "America/Los_Angeles"),
  })
  .map(({ weekend, weekdaysOff, time, zone }): DigestOrder => ({
    ...DAILY,
    time,
    zone,
    preferences: { ...DAILY.preferences, weekend, weekdaysOff },
  }));

const steps = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 20 }),
    order: fc.option(orders),
    isOffline: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 8, maxLength: 16 },
);

async function holds(numRuns: number, open: () => Promise<Store>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(orders, steps, async (first, lived) => {
      const store = await open();
      try {
        const told = await toldBy(store, first, lived);
        expect(told).toEqual(told.length === 0 ? [] : daysIn(told[0]!, told.at(-1)!));
      } finally {
        await store.close();
      }
    }),
    { numRuns },
  );
}

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

/** The days whose events reached the channel, sorted; ticks come every two hours until a day after the last step. */
async function toldBy(store: Store, first: DigestOrder, lived: readonly Step[]) {
  const office = await openOffice({ now: "2027-04-23T06:00Z", store });
  await office.digestService.subscribe(CHANNEL, [first], "U1");
  let now = at("2027-04-23T06:00Z");
  const goOn = async (hours: number): Promise<void> => {
    for (const end = now + hours * HOUR_MS; now < end; now += 2 * HOUR_MS) {
      office.clock.nowMs = now;
      await office.runner.tick();
    }
  };
  for (const { hours, order, isOffline } of lived) {
    if (isOffline) office.slack.endings.push(notSent("ENOTFOUND"));
    await goOn(hours);
    office.clock.nowMs = now;
    if (order !== null) await office.digestService.subscribe(CHANNEL, [order], "U1");
  }
  await goOn(24);
  return toldIn(office);
}

function toldIn({ slack }: Office): CivilDate[] {
  const entries = slack.messages.flatMap(({ digest }) => digest.entries);
  return entries.map(({ occurrence }) => occurrence.date).toSorted();
}

function daysIn(from: CivilDate, until: CivilDate): CivilDate[] {
  return Array.from({ length: countDaysBetween(from, until) + 1 }, (_, index) =>
    addDays(from, index),
  );
}
