import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { runsLongProofs, whyNotNow } from "../long-proofs.ts";
import { subscriptionSuite } from "./subscription-suite.ts";
import { correctionSuite } from "./correction-suite.ts";
import { feedSuite } from "./feed-suite.ts";
import {
  postgresMissing,
  startPostgres,
  whySkipped,
  type PostgresServer,
} from "./postgres-server.ts";
import { slotSuite } from "./slot-suite.ts";

describe("the ledger in memory", () => {
  suites(async () => openStore({ engine: "sqlite", path: ":memory:" }));
});

describe.runIf(runsLongProofs)(`the ledger in a file${whyNotNow}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "almanac-ledger-"));
  let files = 0;
  afterAll(() => rmSync(folder, { recursive: true }));
  suites(async () => {
    files++;
    return openStore({ engine: "sqlite", path: join(folder, `${files}.sqlite`) });
  });
});

describe.skipIf(postgresMissing || !runsLongProofs)(
  `the ledger in PostgreSQL${whySkipped || whyNotNow}`,
  () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(async () => {
      await server.stop();
    });
    suites(async () => openStore({ engine: "postgres", url: await server.createDatabase() }));
  },
);

/** The same on every engine. */
function suites(open: () => Promise<Store>): void {
  subscriptionSuite(open);
  slotSuite(open);
  correctionSuite(open);
  feedSuite(open);
}
