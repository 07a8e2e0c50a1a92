import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";
import { openCrashSite } from "./crash-site.ts";
import { prepareWorker, type KillableWorker } from "./killable-worker.ts";
import { olderCommit, olderWorker, whyNoOlder } from "./older-worker.ts";
import { at } from "./samples.ts";

// A deploy: the version before the newest migration goes on running while this one has changed the tables already.

const CHANNELS = 8;
const MINUTE_MS = 60_000;

describe.skipIf(postgresMissing || olderCommit === null)(
  `two versions on PostgreSQL${whySkipped}${whyNoOlder}`,
  () => {
    let server: PostgresServer;
    let older: string;
    beforeAll(async () => {
      server = await startPostgres();
      older = olderWorker();
    });
    afterAll(async () => {
      await server.stop();
    });

    /** The older version runs already when this one opens the store, and changes its tables. */
    async function deploy(olderDiesAt: number | null, newerDiesAt: number | null) {
      const url = await server.createDatabase();
      let before: KillableWorker | null = null;
      const site = await openCrashSite(
        { engine: "postgres", url },
        {
          channelCount: CHANNELS,
          first: async (start) => {
            before = await start({ dieAtStep: olderDiesAt }, prepareWorker(older));
          },
        },
      );
      onTestFinished(() => site.close());
      const after = await site.startWorker({ dieAtStep: newerDiesAt });
      return { site, before: before!, after };
    }

    test("race for every digest: each is posted once", async () => {
      const { site, before, after } = await deploy(null, null);
      const days = ["2027-04-26", "2027-04-27"];
      for (const day of days) {
        for (let minute = -1; minute < 4; minute++) {
          const now = at(`${day}T09:00Z`) + minute * MINUTE_MS;
          await Promise.all([site.tick(before, now), after.tickAt(now)]);
        }
      }
      expect(await site.dates()).toEqual(inEveryChannel(days));
    }, 60_000);

    test.each([
      ["the older one dies in its posts, the newer one goes on", true],
      ["the newer one dies in its posts, the older one goes on", false],
    ])(
      "%s: each is posted once",
      async (_, olderDies) => {
        const { site, before, after } = await deploy(olderDies ? 14 : null, olderDies ? null : 14);
        const [mortal, other] = olderDies ? [before, after] : [after, before];
        const due = at("2027-04-26T09:00Z");
        expect(await site.tick(mortal, due)).toBe(false);
        for (let minute = 1; minute < 25; minute++)
          await site.tick(other, due + minute * MINUTE_MS);
        expect(await site.dates()).toEqual(inEveryChannel(["2027-04-26"]));
      },
      60_000,
    );
  },
);

/** As `CrashSite.dates` tells it. */
function inEveryChannel(days: readonly string[]): string[] {
  return Array.from({ length: CHANNELS }, () => days.join());
}
