import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of one's own: a new cluster in a temporary folder, reachable by a socket in it alone. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Runs a statement in a database as its owner. */
  run(url: string, statement: string): Promise<void>;
  /** Ends every other connection to a database, as a restart of the server does. */
  breakConnections(url: string): Promise<void>;
  stop(): Promise<void>;
}

const programs = findPrograms();

/**
 * Whether the suites that need PostgreSQL are skipped because it is not installed (`apt-get install postgresql`).
 * On a build server they are never skipped: there a missing PostgreSQL is a failure.
 */
export const postgresMissing = programs === null && process.env["CI"] !== "true";

/** For the name of a suite that may be skipped. */
export const whySkipped = postgresMissing
  ? " (skipped: no initdb in PATH or /usr/lib/postgresql/*/bin)"
  : "";

export async function startPostgres(): Promise<PostgresServer> {
  if (programs === null) throw new Error("PostgreSQL is not installed; CI needs it");
  const folder = mkdtempSync(join(tmpdir(), "almanac-postgres-"));
  const as = unprivileged(folder);
  const cluster = join(folder, "cluster");
  const options = ["-D", cluster, "-U", "almanac", "-A", "trust", "-E", "UTF8", "--locale=C"];
  execFileSync(join(programs, "initdb"), [...options, "--no-sync"], { ...as, stdio: "ignore" });
  const server = spawn(
    join(programs, "postgres"),
    // fsync guards against power cuts, which no test makes.
    ["-D", cluster, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
    { ...as, stdio: "ignore" },
  );
  const killWithMe = (): void => void server.kill("SIGKILL");
  process.once("exit", killWithMe);
  await untilReady(folder, server);
  let databases = 0;
  return {
    async createDatabase() {
      databases++;
      await run(addressOf(folder, "postgres"), `create database almanac_${databases}`);
      return addressOf(folder, `almanac_${databases}`);
    },
    run,
    breakConnections: (url) => run(url, BREAK_CONNECTIONS),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      process.removeListener("exit", killWithMe);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const BREAK_CONNECTIONS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

function findPrograms(): string | null {
  const packaged = "/usr/lib/postgresql";
  const versions = existsSync(packaged) ? readdirSync(packaged) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env["PATH"] ?? "").split(":"),
    ...newestFirst.map((version) => join(packaged, version, "bin")),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** PostgreSQL refuses to run as root, so the folder is given to the user that its package made. */
function unprivileged(folder: string): { uid?: number; gid?: number; cwd: string } {
  if (process.getuid?.() !== 0) return { cwd: folder };
  const owner = { uid: idOfPostgres("-u"), gid: idOfPostgres("-g") };
  chownSync(folder, owner.uid, owner.gid);
  return { ...owner, cwd: folder };
}

function idOfPostgres(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

function addressOf(folder: string, database: string): string {
  return `postgres://almanac@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

async function untilReady(folder: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    try {
      return await run(addressOf(folder, "postgres"), "select 1");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("postgres did not become ready within 40 s");
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
