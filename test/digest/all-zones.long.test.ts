import { describe, expect, test } from "vitest";
import { addDays, countDaysBetween, type CivilDate } from "../../src/dates/civil-date.ts";
import {
  findNextSlot,
  planDue,
  findStartingPoint,
  type DuePlan,
} from "../../src/digest/schedule/due.ts";
import type { Subscription } from "../../src/digest/subscription.ts";
import { changesOf, checkedDueMs, localTextAt, withNeighbours } from "./local-clock.ts";
import { CHANNEL, openOffice } from "./office.ts";
import { oneOf, randomFrom, type Random } from "../random.ts";
import { at, DAILY, sampleSubscription } from "./samples.ts";

// Every IANA zone over twenty years. The usual run takes one zone of those whose clocks agree all that time; of it, the
// days around each change, a sample of the others, and a season that holds a change where there is one.
// Every day of every zone, in 10 to 25 minutes: ALL_DAYS=1 npx vitest run --mode all test/digest/all-zones.long.test.ts
// Again what failed: ZONE_SEED=the number that the failed test names.

const ALL_DAYS = process.env["ALL_DAYS"] === "1";
const SEED = Number(process.env["ZONE_SEED"] ?? Date.now() % 1_000_000_000);
const FROM = "2026-01-01" as const;
const UNTIL = "2046-01-01" as const;
const DAYS = countDaysBetween(FROM, UNTIL);
const PATIENCE_MS = ALL_DAYS ? 3_600_000 : 60_000;

const ZONES = Intl.supportedValuesOf("timeZone");

/** Midnight and the night hours are where clocks change; the others are where people want their digests. */
const TIMES = ["00:00", "00:30", "02:00", "02:30", "09:00", "23:30"];

/** Of the ordinary days, one in that many. */
const SAMPLED = 120;
const SEASON_DAYS = 40;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe(`every zone, seed ${SEED}`, () => {
  test(
    "a digest is due when the local clock first reaches its time, each day later than the day before",
    () => {
      const random = randomFrom(SEED);
      const orders = zonesToCheck(random).flatMap((zone) => TIMES.map((time) => ({ zone, time })));
      expect(orders.flatMap(({ zone, time }) => notLater(zone, time, random))).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    "each date is settled exactly once, none too early and none too late, however the clock jumps and the zone changes",
    () => {
      const random = randomFrom(SEED + 1);
      expect(zonesToCheck(random).flatMap((zone) => liveThrough(zone, random))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

test(
  `the whole machinery tells each date exactly once in moving zones, seed ${SEED}`,
  async () => {
    const random = randomFrom(SEED + 2);
    for (let life = 0; life < (ALL_DAYS ? 200 : 8); life++) {
      const { told, wanted } = await postThrough(random);
      expect(told).toEqual(wanted);
    }
  },
  PATIENCE_MS,
);

function zonesToCheck(random: Random): string[] {
  if (ALL_DAYS) return ZONES;
  const groups = new Map<string, string[]>();
  for (const zone of ZONES) {
    const clock = clockOf(zone);
    groups.set(clock, [...(groups.get(clock) ?? []), zone]);
  }
  return Array.from(groups.values(), (zones) => oneOf(zones, random));
}

/** What the local clock shows at noon of the first and the sixteenth of every month, as one text. */
function clockOf(zone: string): string {
  const days = Array.from({ length: Math.floor(DAYS / 15) }, (_, index) =>
    addDays(FROM, 15 * index),
  );
  return days.map((day) => localTextAt(at(`${day}T12:00Z`), zone).slice(8, 16)).join();
}

function daysOf(zone: string, random: Random): CivilDate[] {
  if (ALL_DAYS) return Array.from({ length: DAYS }, (_, index) => addDays(FROM, index));
  const ordinary = Array.from({ length: Math.floor(DAYS / SAMPLED) }, (_, index) =>
    addDays(FROM, index * SAMPLED + random(SAMPLED)),
  );
  const changes = withNeighbours(changesOf(zone, FROM, UNTIL));
  return [...new Set([...changes, ...ordinary])].toSorted();
}

/** The days that are not due after the day before; throws for one that is not due when the local clock says so. */
function notLater(zone: string, time: string, random: Random): string[] {
  let last = -Infinity;
  return daysOf(zone, random).flatMap((day) => {
    const due = checkedDueMs(zone, day, time);
    const isLater = due > last;
    last = due;
    return isLater ? [] : [`${zone} ${day} ${time}`];
  });
}

/** A subscription that moves from zone to zone while ticks come whenever they like; what went wrong. */
function liveThrough(zone: string, random: Random): string[] {
  const from = seasonOf(zone, random);
  let now = at(`${from}T12:00Z`);
  const end = ALL_DAYS ? at(`${UNTIL}T00:00Z`) : now + SEASON_DAYS * DAY_MS;
  let subscription = sampleSubscription({ zone, time: oneOf(TIMES, random) });
  subscription = { ...subscription, settledUntil: findStartingPoint(subscription, now) };
  const wrong: string[] = [];
  while (now < end) {
    now += stepMs(random);
    if (random(20) === 0) subscription = movedAway(subscription, random);
    const plan = planDue(subscription, now);
    wrong.push(...problemsOf(plan, subscription, now));
    if (plan !== null) subscription = { ...subscription, settledUntil: plan.settledUntil };
  }
  return wrong;
}

/** Somewhere in the twenty years; on a change of the zone's offset where it has one. */
function seasonOf(zone: string, random: Random): CivilDate {
  if (ALL_DAYS) return FROM;
  const changes = changesOf(zone, FROM, UNTIL);
  const middle = changes.length > 0 ? oneOf(changes, random) : addDays(FROM, random(DAYS));
  return addDays(middle, -SEASON_DAYS / 2);
}

/** Mostly minutes to hours on; sometimes a leap of weeks (a machine that was off), sometimes back. */
function stepMs(random: Random): number {
  const kind = random(30);
  if (kind === 0) return random(20) * DAY_MS;
  if (kind <= 2) return -random(36) * HOUR_MS;
  return random(20 * 60) * MINUTE_MS;
}

function movedAway(subscription: Subscription, random: Random): Subscription {
  return { ...subscription, zone: oneOf(ZONES, random), time: oneOf(TIMES, random) };
}

/** Dates that are early, late, repeated or passed over. */
function problemsOf(plan: DuePlan | null, subscription: Subscription, now: number): string[] {
  const { zone, time, settledUntil } = subscription;
  const dates = plan === null ? [] : [...plan.expired, ...plan.merged, ...postOf(plan)].toSorted();
  const wanted = dates.map((_, index) => addDays(settledUntil, index + 1));
  const last = dates.at(-1) ?? settledUntil;
  const next = findNextSlot({ ...subscription, settledUntil: last });
  const who = `${zone} ${time} at ${new Date(now).toISOString()}`;
  return [
    ...(dates.join() === wanted.join() ? [] : [`${who}: ${dates.join()} after ${settledUntil}`]),
    ...(plan === null || plan.settledUntil === last ? [] : [`${who}: covers ${plan.settledUntil}`]),
    ...dates
      .filter((date) => checkedDueMs(zone, date, time) > now)
      .map((date) => `${who}: ${date} is early`),
    ...(localTextAt(now, zone) < `${next.date}T${time}:00` ? [] : [`${who}: ${next.date} is late`]),
  ];
}

function postOf({ post }: DuePlan): CivilDate[] {
  return post === null ? [] : [post];
}

/**
 * Two months of the real desk, runner and ledger; the clock goes back by less than what stops the digests.
 * Resolves to the dates that were told, in their order, and to those between the first and the last.
 */
async function postThrough(random: Random): Promise<Record<"told" | "wanted", CivilDate[]>> {
  const zone = oneOf(ZONES, random);
  const begin = at(`${addDays(FROM, random(DAYS))}T12:00Z`);
  const office = await openOffice({ now: new Date(begin).toISOString() });
  const first = await office.digestService.subscribe(CHANNEL, [{ ...DAILY, zone }], "U1");
  const before = first[0]!.settledUntil;
  while (office.clock.nowMs < begin + 60 * DAY_MS) {
    const step = random(8) === 0 ? -random(55) * MINUTE_MS : random(30 * 60) * MINUTE_MS;
    office.clock.nowMs += step;
    if (random(6) === 0) {
      const order = { ...DAILY, zone: oneOf(ZONES, random), time: oneOf(TIMES, random) };
      await office.digestService.subscribe(CHANNEL, [order], "U1");
    }
    await office.runner.tick();
  }
  const { subscription } = await office.status();
  const told = office.slack.messages.flatMap(({ digest }) => [...digest.alsoCovers, digest.date]);
  const days = countDaysBetween(before, subscription.settledUntil);
  const wanted = Array.from({ length: days }, (_, index) => addDays(before, index + 1));
  return { told, wanted };
}
