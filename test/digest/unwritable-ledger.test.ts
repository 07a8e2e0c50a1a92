import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteFile from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { postgresMissing, startPostgres, whySkipped } from "../store/postgres-server.ts";
import { CHANNEL, KEY, openOffice, subscribedOffice } from "./office.ts";

// Engines that really refuse to write: nothing leaves for Slack, and nothing is lost.

test("a full disk: nothing is sent; once there is room again, the digest comes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "almanac-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "almanac.sqlite");
  const before = await openStore({ engine: "sqlite", path });
  await subscribedOffice({ store: before });
  await before.close();

  alter(path, FULL);
  const full = await openStore({ engine: "sqlite", path });
  const stuck = await openOffice({ now: "2027-04-26T09:00Z", store: full });
  await stuck.runMinutes("2027-04-26T09:00Z", 4);
  expect(stuck.slack.requests).toEqual([]);
  await full.close();

  alter(path, "drop trigger full");
  const after = await openStore({ engine: "sqlite", path });
  onTestFinished(() => after.close());
  const office = await openOffice({ now: "2027-04-26T09:04Z", store: after });
  await office.runMinutes("2027-04-26T09:04Z", 4);
  expect(office.posted()).toEqual([KEY]);
});

/** SQLite's own words for a full disk, on every change of a row. */
const FULL = `create trigger full before update on slot begin
  select raise(abort, 'database or disk is full'); end`;

function alter(path: string, statement: string): void {
  const file = new SqliteFile(path);
  file.exec(statement);
  file.close();
}

describe.skipIf(postgresMissing)(`with PostgreSQL${whySkipped}`, () => {
  test("a server that fell back to read-only: nothing is sent until it can be written", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const url = await server.createDatabase();
    const store = await openStore({ engine: "postgres", url });
    onTestFinished(() => store.close());
    const office = await subscribedOffice({ store });

    await server.run(url, setReadOnly("on"));
    await server.breakConnections(url);
    await office.runMinutes("2027-04-26T09:00Z", 4);
    expect(office.slack.requests).toEqual([]);

    await server.run(url, setReadOnly("off"));
    await server.breakConnections(url);
    await office.runMinutes("2027-04-26T09:04Z", 4);
    expect(office.posted()).toEqual([KEY]);
    expect(await office.digestService.status(CHANNEL)).toMatchObject([
      { last: { state: "posted" } },
    ]);
  });
});

function setReadOnly(value: "on" | "off"): string {
  return `begin read write; do $$ begin execute format(
    'alter database %I set default_transaction_read_only = ${value}', current_database()
  ); end $$; commit`;
}
