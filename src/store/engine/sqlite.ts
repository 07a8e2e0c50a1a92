import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Kysely, SqliteDialect, type SqliteDatabase } from "kysely";
import SqliteFile from "libsql";
import { UserError } from "../../user-error.ts";
import { describeCause } from "./cause.ts";
import type { Database, Tables } from "../tables.ts";

/** How long a second process waits for the file before it reports that the file is in use. */
const BUSY_TIMEOUT_MS = 1_000;

/** Opens or creates the file and its folder. Rejects with UserError when it cannot be used. */
export async function openSqlite(path: string): Promise<Database> {
  try {
    if (path !== ":memory:") await mkdir(dirname(path), { recursive: true });
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: openFile(path) }) });
  } catch (error) {
    throw new UserError(problemOf(path, error), { cause: error });
  }
}

function openFile(path: string): SqliteDatabase {
  const file = new SqliteFile(path);
  try {
    // Before WAL: switching the journal takes the lock. Held for good, it keeps a second process out.
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    file.pragma("locking_mode = EXCLUSIVE");
    file.pragma("journal_mode = WAL");
    // A digest may only be sent once its row is on the disk.
    file.pragma("synchronous = FULL");
    return { prepare: (statement) => file.prepare(statement), close: () => letGo(file) };
  } catch (error) {
    file.close();
    throw error;
  }
}

/**
 * Closing alone keeps the lock until the last statement is garbage-collected,
 * and only outside WAL can the lock be given back before. It leaves one file without a journal behind.
 */
function letGo(file: SqliteFile.Database): void {
  try {
    file.pragma("journal_mode = DELETE");
    file.pragma("locking_mode = NORMAL");
    file.prepare("select count(*) from sqlite_master").get();
  } finally {
    file.close();
  }
}

function problemOf(path: string, error: unknown): string {
  const cause = describeCause(error);
  if (/locked|busy/i.test(cause)) {
    return `The data file ${path} is in use by another process. Stop that one, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL database.`;
  }
  if (/not a database|malformed/i.test(cause)) {
    return `The data file ${path} is not a database, or it is damaged. Put a backup in its place, or move it away to start anew.`;
  }
  return `The data file ${path} cannot be opened (${cause}). Check that the folder can be written, or set DATA_DIR to another one.`;
}
