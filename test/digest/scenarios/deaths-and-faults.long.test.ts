import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoreLocation } from "../../../src/config.ts";
import type { Fault } from "../../../src/playground/faults.ts";
import {
  postgresMissing,
  startPostgres,
  type PostgresServer,
} from "../../store/postgres-server.ts";
import { openCrashSite, type CrashSite } from "../crash-site.ts";
import { at } from "../samples.ts";

// Each point at which a process can die, with each fault of its request to Slack: a real process dies there, another
// one goes on, and what the channel shows is counted by its words, not by what the ledger says.

const POINTS = ["take", "change sending", "post", "change posted", "readDigests"].flatMap(
  (point) => [`before ${point}`, `after ${point}`],
);

const FAULTS: Readonly<Record<string, Fault | null>> = {
  "no fault": null,
  "a lost reply": { kind: "lose-reply" },
  "a rate limit": { kind: "rate-limited", retryAfterSeconds: 90 },
  "a 500 after storing": { kind: "status", status: 500, stored: true },
};

const DAYS = ["26 April", "27 April"] as const;
const MINUTES = 3;

interface Count {
  readonly scenario: string;
  readonly posted: number;
  readonly lost: number;
  readonly twice: number;
  readonly held: number;
}

const counts: Count[] = [];
const folder = mkdtempSync(join(tmpdir(), "almanac-scenarios-"));
let files = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
  console.table(counts);
});

function suite(engine: string, fresh: () => Promise<StoreLocation>): void {
  const scenarios = POINTS.flatMap((point) => Object.keys(FAULTS).map((fault) => [point, fault]));
  test.each(scenarios)(`${engine}: killed %s, with %s`, async (point = "", fault = "") => {
    const site = await openCrashSite(await fresh());
    try {
      const held = await live(site, point, FAULTS[fault] ?? null);
      const told = DAYS.map((day) => timesTold(site, day));
      const posted = told.filter((times) => times === 1).length;
      const twice = told.filter((times) => times > 1).length;
      const lost = told.filter((times) => times === 0).length - held;
      const count = { posted, lost, twice, held };
      counts.push({ scenario: `${engine}: ${point}, ${fault}`, ...count });
      expect(count).toEqual({ posted: DAYS.length, lost: 0, twice: 0, held: 0 });
    } finally {
      await site.close();
    }
  });
}

/** A process dies on the first day, another one heals what it left and goes on; resolves to the digests that are held. */
async function live(site: CrashSite, dieAt: string, fault: Fault | null): Promise<number> {
  if (fault !== null) site.slack.faults.next("chat.postMessage", fault);
  const mortal = await site.startWorker({ dieAt });
  const dueMs = at("2027-04-26T09:00Z");
  for (let minute = 0; minute < MINUTES; minute++) {
    if (!(await site.tick(mortal, dueMs + minute * 60_000))) break;
  }
  await mortal.kill();
  await site.heal(dueMs + MINUTES * 60_000);
  return (await site.heal("2027-04-27T09:00Z")).held.length;
}

/** How often the channel shows the day's event, whatever message tells it. */
function timesTold({ slack, channelIds }: CrashSite, day: string): number {
  const [channel = ""] = channelIds;
  const date = day === "26 April" ? "day-04-26" : "day-04-27";
  return slack.messages({ channel }).filter(({ blocks }) => JSON.stringify(blocks).includes(date))
    .length;
}

describe("deaths and faults", () => {
  suite("a file", async () => {
    files++;
    return { engine: "sqlite", path: join(folder, `${files}.sqlite`) };
  });
});

describe.skipIf(postgresMissing)("deaths and faults on a server", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  suite("PostgreSQL", async () => ({ engine: "postgres", url: await server.createDatabase() }));
});
