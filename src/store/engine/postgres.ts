import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { UserError } from "../../user-error.ts";
import { describeCause } from "./cause.ts";
import type { Database, Tables } from "../tables.ts";

export const CONNECTIONS_MAX = 5;
const CONNECT_TIMEOUT_MS = 10_000;

/** A statement that waits longer is blocked by a lock that its owner will not release. */
const STATEMENT_TIMEOUT_MS = 20_000;

/** Connects once, to know that it works. Rejects with UserError when it does not. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: "ip-almanac",
    types: { getTypeParser },
  });
  // A connection that breaks is replaced by the next query; a query under way fails by itself.
  // Without a listener, idle or lent out, the broken connection would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const cause = describeCause(error);
    throw new UserError(
      `The PostgreSQL database of DATABASE_URL cannot be used (${cause}). Check the address, the name and the password.`,
      { cause: error },
    );
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Object id of the type in every PostgreSQL. */
const INT8: number = pg.types.builtins.INT8;

// pg gives 64-bit integers as text; epoch milliseconds fit into a number.
const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === INT8 ? Number : pg.types.getTypeParser(id, format);
