import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { StoreLocation } from "../../src/config.ts";
import type { Fault } from "../../src/playground/faults.ts";
import { runsLongProofs, whyNotNow } from "../long-proofs.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";
import { openCrashSite, type CrashSite } from "./crash-site.ts";

// Processes that really die, by SIGKILL, against the fake workspace over HTTP.

const DUE = "2027-04-26T09:00Z";

/** Starting a process takes a second or two where the machine is busy. */
const PATIENCE_MS = 60_000;

/** When, the point at which the process dies, what goes wrong with the post, and which attempt the channel ends with. */
type KillPoint = [string, string, Fault | null, number];

const AROUND_THE_POST: readonly KillPoint[] = [
  ["before the row says that it is sending", "before change sending", null, 1],
  ["after that, before the request leaves", "before post", null, 2],
  ["after the reply, before it is written down", "after post", null, 1],
  ["after a reconciling read", "after find", { kind: "lose-reply" }, 1],
];

const ELSEWHERE: readonly KillPoint[] = [
  ["after a claim", "after take", null, 1],
  ["after the row of an unknown outcome", "after change unknown", { kind: "lose-reply" }, 1],
  ["before a reconciling read", "before find", { kind: "lose-reply" }, 1],
];

const folder = mkdtempSync(join(tmpdir(), "almanac-killed-"));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe("with a file", () => {
  // All points are tried in npm run test:all; a newcomer sees the worst moments survived.
  killSuite(runsLongProofs ? [...AROUND_THE_POST, ...ELSEWHERE] : AROUND_THE_POST, async () => {
    files++;
    return { engine: "sqlite", path: join(folder, `${files}.sqlite`) };
  });
});

describe.skipIf(postgresMissing || !runsLongProofs)(
  `with PostgreSQL${whySkipped || whyNotNow}`,
  () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(async () => {
      await server.stop();
    });
    killSuite(AROUND_THE_POST, async () => ({
      engine: "postgres",
      url: await server.createDatabase(),
    }));
  },
);

function killSuite(points: readonly KillPoint[], newStore: () => Promise<StoreLocation>): void {
  async function openSite(): Promise<CrashSite> {
    const site = await openCrashSite(await newStore());
    onTestFinished(() => site.close());
    return site;
  }

  test.each<KillPoint>(points)(
    "killed %s: one digest",
    async (_, dieAt, fault, attempt) => {
      const site = await openSite();
      if (fault) site.slack.faults.next("chat.postMessage", fault);
      const worker = await site.startWorker({ dieAt });
      await site.tickUntilDeath(worker, DUE);
      await site.heal("2027-04-26T09:05Z");
      expect(await site.posts()).toEqual([{ key: site.key("2027-04-26"), attempt }]);
    },
    PATIENCE_MS,
  );

  test(
    "killed after Slack stored the message, before the reply: one digest",
    async () => {
      const site = await openSite();
      site.slack.faults.next("chat.postMessage", { kind: "late", afterMs: 30_000 });
      const worker = await site.startWorker({});
      const ticking = site.tickUntilDeath(worker, DUE);
      await site.slack.until(
        () => site.slack.messages({ channel: site.channelIds[0]! }).length > 0,
        20_000,
      );
      await worker.kill();
      await ticking;
      await site.heal("2027-04-26T09:05Z");
      expect(await site.posts()).toEqual([{ key: site.key("2027-04-26"), attempt: 1 }]);
    },
    PATIENCE_MS,
  );
}

test(
  "killed in the middle of a write: the torn end of the journal is passed over",
  async () => {
    const path = join(folder, "torn.sqlite");
    const site = await openCrashSite({ engine: "sqlite", path });
    onTestFinished(() => site.close());
    const worker = await site.startWorker({ dieAt: "before change posted" });
    await site.tickUntilDeath(worker, DUE);
    appendFileSync(`${path}-wal`, Buffer.alloc(1_000, 0x5a));
    await site.heal("2027-04-26T09:05Z");
    expect(await site.posts()).toEqual([{ key: site.key("2027-04-26"), attempt: 1 }]);
  },
  PATIENCE_MS,
);
