import type { Receipts } from "../receipts.ts";
import type { StoreLocation } from "../config.ts";
import type { FeedRepository } from "../digest/feed/feed.ts";
import type { Ledger } from "../digest/ports/ledger.ts";
import { createFeedRepository } from "./feed-repository.ts";
import { createLedger } from "./ledger.ts";
import { migrate } from "./migrations.ts";
import { openPostgres } from "./engine/postgres.ts";
import { createReceipts } from "./receipts.ts";
import { openSqlite } from "./engine/sqlite.ts";

/** Everything that is stored beyond the life of the process. */
export interface Store {
  readonly ledger: Ledger;
  readonly receipts: Receipts;
  readonly feeds: FeedRepository;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. Rejects with UserError, in words for the operator. */
export async function openStore(location: StoreLocation): Promise<Store> {
  const db =
    location.engine === "sqlite"
      ? await openSqlite(location.path)
      : await openPostgres(location.url);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    ledger: createLedger(db),
    receipts: createReceipts(db),
    feeds: createFeedRepository(db),
    close: () => db.destroy(),
  };
}
