import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { StoreLocation } from "../../../src/config.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "../../store/postgres-server.ts";

/** An engine whose stores outlive the processes that write them. */
export interface RealStores {
  readonly engine: "a file" | "PostgreSQL";
  /** An empty store. */
  readonly create: () => Promise<StoreLocation>;
  /** A store with what this one holds now; every process that writes it must be dead. */
  readonly backUp: (location: StoreLocation) => Promise<StoreLocation>;
}

/** Defines the scenarios once for each engine. */
export function onRealStores(define: (stores: RealStores) => void): void {
  onFiles(define);
  onServer(define);
}

export function onFiles(define: (stores: RealStores) => void): void {
  describe("on a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "almanac-scenarios-"));
    let files = 0;
    const nextPath = (): string => join(folder, `${++files}.sqlite`);
    afterAll(() => rmSync(folder, { recursive: true }));
    define({
      engine: "a file",
      create: async () => ({ engine: "sqlite", path: nextPath() }),
      async backUp(location) {
        if (location.engine !== "sqlite") throw new Error("only files are copied");
        const path = nextPath();
        copyFileSync(location.path, path);
        const log = `${location.path}-wal`;
        if (existsSync(log)) copyFileSync(log, `${path}-wal`);
        return { engine: "sqlite", path };
      },
    });
  });
}

export function onServer(define: (stores: RealStores) => void): void {
  describe.skipIf(postgresMissing)(`on PostgreSQL${whySkipped}`, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());
    define({
      engine: "PostgreSQL",
      create: async () => ({ engine: "postgres", url: await server.createDatabase() }),
      async backUp(location) {
        if (location.engine !== "postgres") throw new Error("only databases are copied");
        const [name = ""] = /(?<=\/)almanac_\d+(?=\?)/.exec(location.url) ?? [];
        const addressOf = (database: string) => location.url.replace(`/${name}?`, `/${database}?`);
        const copy = `${name}_backup`;
        await server.run(addressOf("postgres"), `create database ${copy} template ${name}`);
        return { engine: "postgres", url: addressOf(copy) };
      },
    });
  });
}
