import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import SqliteFile from "libsql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { UserError } from "../../src/user-error.ts";
import { CONNECTIONS_MAX } from "../../src/store/engine/postgres.ts";
import { migratedSuite } from "./migrated-suite.ts";
import { sampleSubscription } from "../digest/samples.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "./postgres-server.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The words that the operator sees. */
async function problemOf(location: Parameters<typeof openStore>[0]): Promise<string> {
  try {
    await (await openStore(location)).close();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("it opened");
}

/** Runs statements in a data file that nobody has open. */
function inFile(path: string, ...statements: readonly string[]): void {
  const file = new SqliteFile(path);
  for (const statement of statements) file.exec(statement);
  file.close();
}

describe("a data file", () => {
  test("is made with its folder, and remembers", async () => {
    const path = join(folder, "new", "deep", "almanac.sqlite");
    const first = await openStore({ engine: "sqlite", path });
    await first.ledger.saveSubscription(sampleSubscription());
    await first.close();
    const second = await openStore({ engine: "sqlite", path });
    expect(await second.ledger.subscriptions()).toEqual([sampleSubscription()]);
    await second.close();
    // Nothing beside it, so that copying the one file is a backup.
    expect(readdirSync(dirname(path))).toEqual(["almanac.sqlite"]);
  });

  test("of an older version is brought up to date: its digests have the defaults and go on", async () => {
    const path = join(folder, "older.sqlite");
    const first = await openStore({ engine: "sqlite", path });
    await first.ledger.saveSubscription(sampleSubscription());
    await first.close();
    inFile(
      path,
      "alter table subscription drop column preferences",
      "alter table subscription drop column told_until",
      "alter table slot drop column tells",
      "drop index slot_by_told_by",
      ...["told", "told_by", "correction", "corrected_at_ms"].map(
        (column) => `alter table slot drop column ${column}`,
      ),
      "drop table content",
      "insert into slot (key, team_id, channel_id, kind, date, state, attempt, resends, absences, token, occurrences, covers, worker, updated_at_ms) values ('T1/C1/daily/2027-04-24', 'T1', 'C1', 'daily', '2027-04-24', 'posted', 1, 0, 0, 1, '[]', '[]', 'w', 1)",
      "delete from kysely_migration where name >= '003'",
    );
    const second = await openStore({ engine: "sqlite", path });
    expect(await second.ledger.subscriptions()).toEqual([sampleSubscription()]);
    expect(await second.ledger.lastSettled(sampleSubscription())).toMatchObject({
      state: "posted",
      days: [],
      facts: null,
      correction: null,
    });
    expect(
      await second.ledger.postedFromOther({
        teamId: "T1",
        content: "content",
        since: "2027-04-01",
        nowMs: 2,
      }),
    ).toEqual([]);
    await second.close();
  });

  migratedSuite(
    async () => ({ engine: "sqlite", path: join(folder, "before.sqlite") }),
    async (location, statements) => {
      if (location.engine === "sqlite") inFile(location.path, ...statements);
    },
  );

  test("with settings that cannot be read suspends that digest, with the reason, and no other", async () => {
    const path = join(folder, "newer.sqlite");
    const first = await openStore({ engine: "sqlite", path });
    await first.ledger.saveSubscription(sampleSubscription());
    await first.ledger.saveSubscription(sampleSubscription({ channelId: "C2" }));
    await first.close();
    inFile(path, "update subscription set preferences = 'moon:full' where channel_id = 'C2'");
    const second = await openStore({ engine: "sqlite", path });
    expect(await second.ledger.subscriptions()).toEqual([
      sampleSubscription(),
      sampleSubscription({
        channelId: "C2",
        state: "suspended",
        stateReason:
          "Its settings cannot be read: another version of the almanac wrote them. `/ip-digest subscribe` sets them again.",
      }),
    ]);
    await second.close();
  });

  test("that is in use says so and names the file", async () => {
    const path = join(folder, "used.sqlite");
    const store = await openStore({ engine: "sqlite", path });
    expect(await problemOf({ engine: "sqlite", path })).toBe(
      `The data file ${path} is in use by another process. Stop that one, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL database.`,
    );
    await store.close();
    await (await openStore({ engine: "sqlite", path })).close();
  });

  test("that is not a database says so", async () => {
    const path = join(folder, "letter.sqlite");
    writeFileSync(path, "Dear almanac,\n".repeat(200));
    expect(await problemOf({ engine: "sqlite", path })).toBe(
      `The data file ${path} is not a database, or it is damaged. Put a backup in its place, or move it away to start anew.`,
    );
  });

  test("that a newer version has used says so", async () => {
    const path = join(folder, "newer.sqlite");
    await (await openStore({ engine: "sqlite", path })).close();
    const file = new SqliteFile(path);
    file.exec("insert into kysely_migration values ('999-from-the-future', '2030-01-01')");
    file.close();
    expect(await problemOf({ engine: "sqlite", path })).toBe(
      "The tables of the store cannot be brought up to date (corrupted migrations: previously executed migration 999-from-the-future is missing). If a newer version has used it before, start that one.",
    );
  });

  test("that cannot be opened says why", async () => {
    const path = join(folder, "a-folder.sqlite");
    mkdirSync(path);
    expect(await problemOf({ engine: "sqlite", path })).toMatch(
      /^The data file .*a-folder\.sqlite cannot be opened \(.*\)\. Check that the folder can be written, or set DATA_DIR to another one\.$/,
    );
  });
});

describe.skipIf(postgresMissing)(`a PostgreSQL database${whySkipped}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  migratedSuite(
    async () => ({ engine: "postgres", url: await server.createDatabase() }),
    async (location, statements) => {
      if (location.engine !== "postgres") return;
      const client = new pg.Client({ connectionString: location.url });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
  );

  test("is brought up to date by one of four processes that start at once", async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(
      [1, 2, 3, 4].map(() => openStore({ engine: "postgres", url })),
    );
    await stores[0]?.ledger.saveSubscription(sampleSubscription());
    expect(await stores[3]?.ledger.subscriptions()).toEqual([sampleSubscription()]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test("whose connections break in the middle of the work fails that work and serves the next", async () => {
    const url = await server.createDatabase();
    const store = await openStore({ engine: "postgres", url });
    let failed = 0;
    for (let round = 0; round < 10; round++) {
      const work = Array.from({ length: 20 }, (_, index) =>
        store.ledger.saveSubscription(sampleSubscription({ channelId: `C${index}` })),
      );
      const ended = Promise.allSettled(work);
      await server.breakConnections(url);
      failed += (await ended).filter(({ status }) => status === "rejected").length;
    }
    expect(failed).toBeGreaterThan(0);
    // Each connection of the pool may be broken without anybody knowing it yet; each is met once.
    let all = await store.ledger.subscriptions().catch(() => null);
    for (let met = 1; all === null && met <= CONNECTIONS_MAX; met += 1) {
      all = await store.ledger.subscriptions().catch(() => null);
    }
    expect(all?.length).toBeGreaterThan(0);
    await store.close();
  });
});

test("a PostgreSQL that is out of reach is named without its password", async () => {
  const url = "postgres://almanac:secret@127.0.0.1:1/almanac";
  expect(await problemOf({ engine: "postgres", url })).toBe(
    "The PostgreSQL database of DATABASE_URL cannot be used (connect ECONNREFUSED 127.0.0.1:1). Check the address, the name and the password.",
  );
});
