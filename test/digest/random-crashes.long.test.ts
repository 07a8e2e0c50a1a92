import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addDays, findCivilDateAt, type CivilDate } from "../../src/dates/civil-date.ts";
import type { StoreLocation } from "../../src/config.ts";
import type { Slot } from "../../src/digest/slot.ts";
import type { Fault } from "../../src/playground/faults.ts";
import { postgresMissing, startPostgres, type PostgresServer } from "../store/postgres-server.ts";
import { openCrashSite, type CrashSite } from "./crash-site.ts";
import { prepareWorker, type KillableWorker } from "./killable-worker.ts";
import { randomFrom, type Random } from "../random.ts";
import { at } from "./samples.ts";

// Processes die at random points, one after the other on one ledger, while Slack fails at random too; afterwards
// every day was told exactly once in every channel. Offices take turns between a file and PostgreSQL.
// More of it: CRASHES=1000 npx vitest run --mode all test/digest/random-crashes.long.test.ts
// One office again: CRASHES=1 CRASH_SEED=the number that the failed test names.

const CRASHES = Number(process.env["CRASHES"] ?? 24);
const FIRST_SEED = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000_000);

const DEATHS_IN_AN_OFFICE = 8;
const CHANNELS = 2;

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** One channel's post passes 8 points or more, a look into the channel 4. */
const STEPS_MAX = 30;

/** A process that is not killed at a point is killed at a moment, which is within its pass for most. */
const STRAY_SHARE = 4;
const STRAY_MS_MAX = 40;

/** After its death nothing runs for that long; so short that no day is given up in an office's life (7 days). */
const GAP_MINUTES_MAX = 720;

const POST_FAULTS: readonly Fault[] = [
  { kind: "lose-reply" },
  { kind: "reset", when: "before" },
  { kind: "reset", when: "in-body" },
  { kind: "status", status: 500, stored: true },
  { kind: "status", status: 500, stored: false },
  { kind: "rate-limited", retryAfterSeconds: 30 },
  { kind: "html" },
];

const HISTORY_FAULTS: readonly Fault[] = [
  { kind: "history-lag", seconds: 30 },
  { kind: "no-metadata" },
  { kind: "rate-limited", retryAfterSeconds: 60 },
  { kind: "lose-reply" },
];

const folder = mkdtempSync(join(tmpdir(), "almanac-crashes-"));
const total = { deaths: 0, told: 0, twice: 0, lost: 0, held: 0 };
let postgres: PostgresServer | null = null;
let site: CrashSite | null = null;
/** Starts while the one before it lives and dies. */
let next = prepareWorker();

beforeAll(async () => {
  if (!postgresMissing) postgres = await startPostgres();
});
afterEach(async () => {
  await site?.close();
  site = null;
});
afterAll(async () => {
  await next.kill();
  await postgres?.stop();
  rmSync(folder, { recursive: true });
  const { deaths, told, twice, lost, held } = total;
  console.log(
    `random crashes from seed ${FIRST_SEED}: ${deaths} deaths; ${told} digests told once, ${twice} twice, ${lost} lost, ${held} held`,
  );
});

const offices = Math.ceil(CRASHES / DEATHS_IN_AN_OFFICE);
const seeds = Array.from({ length: offices }, (_, index) => FIRST_SEED + index);

test.each(seeds)(
  "seed %i: every day told exactly once",
  async (seed) => {
    site = await openCrashSite(await newStore(seed), { channelCount: CHANNELS });
    const end = await liveAndDie(site, randomFrom(seed));
    const { open, held } = await site.heal(end);
    expect(open).toEqual([]);
    const wrong = site.channelIds.flatMap((channelId) => wrongDays(site!, channelId, end, held));
    expect(wrong).toEqual([]);
    for (const channelId of site.channelIds) {
      const keys = (await site.posts(channelId)).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  },
  300_000,
);

async function newStore(seed: number): Promise<StoreLocation> {
  if (postgres && seed % 2 === 1)
    return { engine: "postgres", url: await postgres.createDatabase() };
  return { engine: "sqlite", path: join(folder, `${seed}.sqlite`) };
}

/** One process after the other until each is dead. Resolves to the time then, in epoch ms. */
async function liveAndDie(crashSite: CrashSite, random: Random): Promise<number> {
  let now = at("2027-04-26T08:58Z");
  for (let death = 0; death < DEATHS_IN_AN_OFFICE; death++) {
    orderFaults(crashSite, random);
    const stray = random(STRAY_SHARE) === 0;
    const dieAtStep = stray ? null : 1 + random(STEPS_MAX);
    const [prepared, worker] = [next, crashSite.startWorker({ dieAtStep }, next)];
    next = prepareWorker();
    now = await untilDeath(crashSite, await worker, stray, now, random);
    await prepared.kill();
    total.deaths++;
    now += random(random(2) === 0 ? 30 : GAP_MINUTES_MAX) * MINUTE_MS;
  }
  return Math.max(now, at("2027-04-26T09:00Z"));
}

function orderFaults({ slack }: CrashSite, random: Random): void {
  for (let fault = random(3); fault > 0; fault--) {
    slack.faults.next("chat.postMessage", POST_FAULTS[random(POST_FAULTS.length)]!);
  }
  if (random(3) > 0) return;
  slack.faults.next("conversations.history", HISTORY_FAULTS[random(HISTORY_FAULTS.length)]!);
}

/** An hour of ticks that come late by some minutes, then the next morning; a digest is due at nine. */
async function untilDeath(
  crashSite: CrashSite,
  worker: KillableWorker,
  stray: boolean,
  from: number,
  random: Random,
): Promise<number> {
  let now = from;
  for (;;) {
    for (const hour = now + 60 * MINUTE_MS; now < hour;) {
      now += (1 + random(4)) * MINUTE_MS;
      const ticking = crashSite.tick(worker, now);
      if (stray && random(STRAY_SHARE) === 0) {
        await wait(random(STRAY_MS_MAX));
        await worker.kill();
      }
      if (!(await ticking)) return now;
    }
    now = Math.max(now, morningAfter(now));
  }
}

/** Two minutes to nine. */
function morningAfter(now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + (9 * 60 - 2) * MINUTE_MS;
  return today > now ? today : today + DAY_MS;
}

/** Days that were not told exactly once. Only what could not be proven may be missing: it is held, and an admin was told. */
function wrongDays(
  crashSite: CrashSite,
  channelId: string,
  end: number,
  held: readonly Slot[],
): string[] {
  const unproven = held
    .filter((slot) => slot.channelId === channelId)
    .flatMap(({ date, covers }) => [...covers, date]);
  return daysUntil(end).flatMap((day) => {
    const times = timesTold(crashSite, channelId, day);
    const isHeld = times === 0 && unproven.includes(day);
    if (isHeld) total.held++;
    else if (times === 1) total.told++;
    else if (times === 0) total.lost++;
    else total.twice++;
    return times === 1 || isHeld ? [] : [`${day} told ${times} times in ${channelId}`];
  });
}

/** The days whose digest was due by then. */
function daysUntil(nowMs: number): CivilDate[] {
  const days: CivilDate[] = [];
  const last = findCivilDateAt(nowMs, "UTC");
  for (let day: CivilDate = "2027-04-26"; day <= last; day = addDays(day, 1)) {
    if (at(`${day}T09:00Z`) <= nowMs) days.push(day);
  }
  return days;
}

function timesTold({ slack }: CrashSite, channel: string, day: CivilDate): number {
  return slack
    .messages({ channel })
    .filter(({ blocks }) => JSON.stringify(blocks).includes(`day-${day.slice(5)}`)).length;
}
