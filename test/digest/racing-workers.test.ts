import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";
import { openCrashSite } from "./crash-site.ts";
import { at } from "./samples.ts";

// Replicas: real processes on one PostgreSQL database and in one workspace.

const CHANNELS = 12;
const DAYS = ["2027-04-26", "2027-04-27", "2027-04-28"] as const;

describe.skipIf(postgresMissing)(`replicas on PostgreSQL${whySkipped}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  test("two with clocks a minute apart race for every digest: each is posted once, on its first attempt", async () => {
    const site = await openCrashSite(
      { engine: "postgres", url: await server.createDatabase() },
      CHANNELS,
    );
    onTestFinished(() => site.close());
    const [slow, fast] = await Promise.all([site.startWorker({}), site.startWorker({})]);
    for (const day of DAYS) {
      for (let minute = -2; minute < 4; minute++) {
        const now = at(`${day}T09:00Z`) + minute * 60_000;
        await Promise.all([site.tick(slow, now), fast.tickAt(now + 60_000)]);
      }
    }
    for (const channelId of site.channelIds) {
      const posts = await site.posts(channelId);
      expect(posts).toHaveLength(DAYS.length);
      expect(new Set(posts.map(({ key }) => key.slice(-10)))).toEqual(new Set(DAYS));
      expect(posts.every(({ attempt }) => attempt === 1)).toBe(true);
    }
  }, 60_000);

  test("one of two is killed in the middle of its posts: the other sees to the rest, none twice", async () => {
    const site = await openCrashSite(
      { engine: "postgres", url: await server.createDatabase() },
      CHANNELS,
    );
    onTestFinished(() => site.close());
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
    for (const channelId of site.channelIds) {
      expect(await site.posts(channelId)).toMatchObject([{ key: expect.stringMatching(/26$/) }]);
    }
  }, 60_000);
});
