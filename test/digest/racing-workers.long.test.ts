import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";
import { openCrashSite, type CrashSite } from "./crash-site.ts";
import { at } from "./samples.ts";

// Replicas: real processes on one PostgreSQL database and in one workspace.

const CHANNELS = 12;
const SKEW_MS = 20 * 60_000;
const DAYS = ["2027-04-26", "2027-04-27", "2027-04-28"] as const;

describe.skipIf(postgresMissing)(`replicas on PostgreSQL${whySkipped}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  async function openSite(): Promise<CrashSite> {
    const url = await server.createDatabase();
    const site = await openCrashSite({ engine: "postgres", url }, { channelCount: CHANNELS });
    onTestFinished(() => site.close());
    return site;
  }

  test.each<[string, number, number]>([
    ["a minute apart", 0, 60_000],
    // Further apart than a lease is long.
    ["as far apart as the guard lets pass", -115_000, 115_000],
  ])(
    "two with clocks %s race for every digest: each is posted once, on its first attempt",
    async (_, slowMs, fastMs) => {
      const site = await openSite();
      const [slow, fast] = await Promise.all([site.startWorker({}), site.startWorker({})]);
      for (const day of DAYS) {
        for (let minute = -4; minute < 4; minute++) {
          const now = at(`${day}T09:00Z`) + minute * 60_000;
          await Promise.all([site.tick(slow, now, slowMs), site.tick(fast, now, fastMs)]);
        }
      }
      expect(await site.dates()).toEqual(inEveryChannel(DAYS));
      const posts = await Promise.all(site.channelIds.map((channelId) => site.posts(channelId)));
      expect(posts.flat().every(({ attempt }) => attempt === 1)).toBe(true);
    },
    60_000,
  );

  test("one is 20 minutes fast and one 20 minutes slow: neither posts, and the one that is right posts each once", async () => {
    const site = await openSite();
    const [slow, right, fast] = await Promise.all([
      site.startWorker({}),
      site.startWorker({}),
      site.startWorker({}),
    ]);
    for (const [index, day] of DAYS.entries()) {
      for (let minute = -21; minute < 0; minute += 4) {
        const now = at(`${day}T09:00Z`) + minute * 60_000;
        await Promise.all([site.tick(slow, now, -SKEW_MS), site.tick(fast, now, SKEW_MS)]);
      }
      // The fast one has come to nine o'clock, and Slack's clock held it back.
      expect(await site.dates()).toEqual(inEveryChannel(DAYS.slice(0, index)));
      for (let minute = 0; minute < 24; minute += 4) {
        const now = at(`${day}T09:00Z`) + minute * 60_000;
        await Promise.all([
          site.tick(slow, now, -SKEW_MS),
          site.tick(right, now),
          site.tick(fast, now, SKEW_MS),
        ]);
      }
      expect(await site.dates()).toEqual(inEveryChannel(DAYS.slice(0, index + 1)));
    }
  }, 60_000);

  test("one of two is killed in the middle of its posts: the other sees to the rest, none twice", async () => {
    const site = await openSite();
    const [mortal, other] = await Promise.all([
      site.startWorker({ dieAtStep: 14 }),
      site.startWorker({}),
    ]);
    const due = at("2027-04-26T09:00Z");
    const dying = site.tick(mortal, due);
    await site.slack.until(() => site.slack.calls().length > 0);
    await other.tickAt(due);
    expect(await dying).toBe(false);
    for (let minute = 1; minute < 25; minute++) await site.tick(other, due + minute * 60_000);
    expect(await site.dates()).toEqual(inEveryChannel(["2027-04-26"]));
  }, 60_000);
});

/** As `CrashSite.dates` tells it. */
function inEveryChannel(days: readonly string[]): string[] {
  return Array.from({ length: CHANNELS }, () => days.join());
}
