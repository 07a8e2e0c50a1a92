import { Migrator, type Kysely, type Migration } from "kysely";
import { UserError } from "../user-error.ts";
import { describeCause } from "./engine/cause.ts";
import { keepPreferencesAsData } from "./schema/preferences-as-data.ts";
import type { Database } from "./tables.ts";

/**
 * Brings the tables up to date; on PostgreSQL several processes may start at once.
 * Rejects with UserError, e.g. when a newer version has changed them.
 */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const cause = describeCause(error);
  throw new UserError(
    `The tables of the store cannot be brought up to date (${cause}). If a newer version has used it before, start that one.`,
    { cause: error },
  );
}

/** Run in the order of their names. A released migration is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  "001-digests-and-receipts": {
    async up(db) {
      await createSubscription(db);
      await createSlot(db);
      await createNotice(db);
      await createReceipt(db);
    },
  },
  "002-calendar-feeds": { up: createFeed },
  "003-digest-preferences": { up: addPreferences },
  "004-corrections": { up: addCorrections },
  "005-preferences-as-data": { up: keepPreferencesAsData },
};

// Migrations do not use the table types, which describe the newest version.
type AnyDatabase = Kysely<unknown>;

async function createSubscription(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable("subscription")
    .addColumn("team_id", "text", (column) => column.notNull())
    .addColumn("channel_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("day_number", "integer")
    .addColumn("time", "text", (column) => column.notNull())
    .addColumn("zone", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("state_reason", "text")
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at_ms", "bigint", (column) => column.notNull())
    .addColumn("covered", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("subscription_key", ["team_id", "channel_id", "kind"])
    .execute();
}

async function createSlot(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable("slot")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("team_id", "text", (column) => column.notNull())
    .addColumn("channel_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("date", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("resends", "integer", (column) => column.notNull())
    .addColumn("absences", "integer", (column) => column.notNull())
    .addColumn("token", "integer", (column) => column.notNull())
    .addColumn("act_at_ms", "bigint")
    .addColumn("sending_at_ms", "bigint")
    .addColumn("content_hash", "text")
    .addColumn("occurrences", "text", (column) => column.notNull())
    .addColumn("covers", "text", (column) => column.notNull())
    .addColumn("ts", "text")
    .addColumn("worker", "text", (column) => column.notNull())
    .addColumn("updated_at_ms", "bigint", (column) => column.notNull())
    .execute();
  const ofSubscription = ["team_id", "channel_id", "kind", "date"];
  await db.schema.createIndex("slot_by_date").on("slot").columns(ofSubscription).execute();
  await db.schema.createIndex("slot_by_act_at").on("slot").column("act_at_ms").execute();
  await db.schema.createIndex("slot_by_updated_at").on("slot").column("updated_at_ms").execute();
}

async function createNotice(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable("notice")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("team_id", "text", (column) => column.notNull())
    .addColumn("channel_id", "text")
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("created_at_ms", "bigint", (column) => column.notNull())
    .addColumn("act_at_ms", "bigint")
    .execute();
  await db.schema.createIndex("notice_by_act_at").on("notice").column("act_at_ms").execute();
}

async function createReceipt(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable("receipt")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("taken_at_ms", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("receipt_by_taken_at").on("receipt").column("taken_at_ms").execute();
}

async function createFeed(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable("feed")
    .addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("team_id", "text", (column) => column.notNull())
    .addColumn("channel_id", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at_ms", "bigint", (column) => column.notNull())
    .execute();
  const ofChannel = ["team_id", "channel_id"];
  await db.schema.createIndex("feed_by_channel").on("feed").columns(ofChannel).execute();
}

/** Existing rows get the defaults, and cover their own dates. */
async function addPreferences(db: AnyDatabase): Promise<void> {
  // SQLite adds one column at a time.
  await db.schema
    .alterTable("subscription")
    .addColumn("preferences", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("subscription").addColumn("told_until", "text").execute();
  await db.schema
    .alterTable("slot")
    .addColumn("tells", "text", (column) => column.notNull().defaultTo("[]"))
    .execute();
}

/** Existing rows have no recorded facts, so their posts are never corrected. */
async function addCorrections(db: AnyDatabase): Promise<void> {
  for (const column of ["told", "told_by", "correction"]) {
    await db.schema.alterTable("slot").addColumn(column, "text").execute();
  }
  await db.schema.alterTable("slot").addColumn("corrected_at_ms", "bigint").execute();
  await db.schema.createIndex("slot_by_told_by").on("slot").column("told_by").execute();
  await db.schema
    .createTable("content")
    .addColumn("version", "text", (column) => column.primaryKey().notNull())
    .addColumn("place", "integer", (column) => column.notNull().unique())
    .addColumn("served_at_ms", "bigint", (column) => column.notNull())
    .execute();
}
