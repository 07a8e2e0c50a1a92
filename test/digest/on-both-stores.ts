import { afterAll, beforeAll, describe } from "vitest";
import type { StoreLocation } from "../../src/config.ts";
import { runsLongProofs, whyNotNow } from "../long-proofs.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../store/postgres-server.ts";

const skipsPostgres = postgresMissing || !runsLongProofs;

export type Engine = "SQLite" | "PostgreSQL";

/** The engine for what takes too long to be tried twice. */
export const ONE_ENGINE: Engine = skipsPostgres ? "SQLite" : "PostgreSQL";

const inMemory = async (): Promise<StoreLocation> => ({ engine: "sqlite", path: ":memory:" });

let fresh = inMemory;

/** An empty store of the engine whose suite runs; in memory outside of such suites. */
export function freshLocation(): Promise<StoreLocation> {
  return fresh();
}

/** Defines the tests twice: the offices that they open keep their ledgers in SQLite, then in a real PostgreSQL. */
export function onBothStores(define: (engine: Engine) => void): void {
  describe("on SQLite", () => {
    define("SQLite");
  });
  describe.skipIf(skipsPostgres)(`on PostgreSQL${whySkipped || whyNotNow}`, () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      const started = await startPostgres();
      server = started;
      fresh = async () => ({ engine: "postgres", url: await started.createDatabase() });
    });
    afterAll(async () => {
      fresh = inMemory;
      await server?.stop();
    });
    define("PostgreSQL");
  });
}
