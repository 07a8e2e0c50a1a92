import { join } from "node:path";
import { LOG_LEVELS, type LogLevel } from "./log.ts";
import { UserError } from "./user-error.ts";
import { readZone } from "./dates/zone.ts";

/** The operator's settings. */
export interface Config {
  readonly slack: SlackConnection;
  /** The port of the playground's page, or of Slack's requests in HTTP mode; 0 picks a free one. */
  readonly port: number;
  /** The public address of `port`, without a trailing slash; null where there is none, or with Socket Mode. */
  readonly publicUrl: string | null;
  readonly contentDir: string;
  readonly store: StoreLocation;
  /** The file that stores the search index of a large library between starts. */
  readonly snapshotPath: string | null;
  /** IANA zone for people and channels whose zone is not known. */
  readonly digestTimezone: string;
  /** Slack ids of the users who are notified when a digest needs attention. */
  readonly adminUsers: readonly string[];
  readonly logLevel: LogLevel;
}

export type SlackConnection =
  /** No tokens: the local playground. */
  | { readonly mode: "playground" }
  | {
      readonly mode: "socket";
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl: string;
    }
  | {
      readonly mode: "http";
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl: string;
    };

/** `sqlite` at `:memory:` is forgotten on exit. */
export type StoreLocation =
  | { readonly engine: "sqlite"; readonly path: string }
  | { readonly engine: "postgres"; readonly url: string };

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;
const PORT_MAX = 65_535;
const SLACK_API_URL = "https://slack.com/api/";

/**
 * Reads the environment (documented in `.env.example`). An empty value counts as not set.
 * Throws one UserError that lists every problem at once; no value of a secret is ever repeated.
 */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const read = (name: string): string | null => environment[name]?.trim() || null;
  const slack = readSlack(read, problems);
  const config: Config = {
    slack,
    port: readPort(read("PORT"), problems),
    publicUrl: readPublicUrl(read("PUBLIC_URL"), slack, problems),
    contentDir: read("CONTENT_DIR") ?? "content",
    store: readStore(read, problems),
    snapshotPath: join(dataDirIn(read), "search-index.bin"),
    digestTimezone: readTimezone(read("DIGEST_TIMEZONE"), problems),
    adminUsers: readAdmins(read("ADMIN_USERS"), problems),
    logLevel: readLogLevel(read("LOG_LEVEL"), problems),
  };
  if (problems.length > 0) throw new UserError(explain(problems));
  return config;
}

type Read = (name: string) => string | null;

function explain(problems: readonly string[]): string {
  const heading = "The configuration cannot be used. Mend the environment or .env:";
  return [heading, ...problems.map((problem) => `- ${problem}`)].join("\n");
}

function readSlack(read: Read, problems: string[]): SlackConnection {
  const botToken = readToken(read, "SLACK_BOT_TOKEN", "xoxb-", problems);
  const appToken = readToken(read, "SLACK_APP_TOKEN", "xapp-", problems);
  const signingSecret = read("SLACK_SIGNING_SECRET");
  const apiUrl = readApiUrl(read("SLACK_API_URL"), problems);
  if (botToken && appToken) return { mode: "socket", botToken, appToken, apiUrl };
  if (botToken && signingSecret) return { mode: "http", botToken, signingSecret, apiUrl };
  const missing = missingCredentials({ botToken, appToken, signingSecret }, read("NODE_ENV"));
  if (missing) problems.push(missing);
  return { mode: "playground" };
}

interface Credentials {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
}

// A deployment that lost a token must not become a playground: only a machine without any credentials,
// and not in production, starts it.
function missingCredentials(found: Credentials, nodeEnvironment: string | null): string | null {
  const other = "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)";
  if (found.botToken) return `SLACK_BOT_TOKEN is set, but ${other} is missing.`;
  if (found.appToken) return "SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is missing.";
  if (found.signingSecret) return "SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is missing.";
  if (nodeEnvironment === "production") {
    return `NODE_ENV is production, but SLACK_BOT_TOKEN and ${other} are missing. Without NODE_ENV=production the local playground starts.`;
  }
  return null;
}

function readToken(read: Read, name: string, prefix: string, problems: string[]): string | null {
  const token = read(name);
  if (token && !token.startsWith(prefix)) {
    problems.push(
      `${name} does not start with ${prefix}; copy it from the app's page at api.slack.com/apps.`,
    );
  }
  return token;
}

function readApiUrl(text: string | null, problems: string[]): string {
  if (text === null) return SLACK_API_URL;
  if (/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : "")) return text;
  problems.push(
    `SLACK_API_URL is "${text}"; write an http or https address such as ${SLACK_API_URL}`,
  );
  return SLACK_API_URL;
}

function readPort(text: string | null, problems: string[]): number {
  if (text === null) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= PORT_MAX) return port;
  problems.push(
    `PORT is "${text}"; write a whole number from 0 (any free port) to ${PORT_MAX}, e.g. ${DEFAULT_PORT}.`,
  );
  return DEFAULT_PORT;
}

function readPublicUrl(
  text: string | null,
  { mode }: SlackConnection,
  problems: string[],
): string | null {
  if (text === null) return null;
  if (mode === "socket") {
    problems.push(
      "PUBLIC_URL is set, but with SLACK_APP_TOKEN (Socket Mode) nothing listens there. Empty PUBLIC_URL, or use SLACK_SIGNING_SECRET (HTTP) instead of SLACK_APP_TOKEN.",
    );
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && isBare(url)) {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
  }
  problems.push(
    "PUBLIC_URL must be an http or https address without a name, a password, a query or a #, such as https://almanac.example.org",
  );
  return null;
}

function isBare({ username, password, href }: URL): boolean {
  return username === "" && password === "" && !/[?#]/.test(href);
}

function readStore(read: Read, problems: string[]): StoreLocation {
  const url = read("DATABASE_URL");
  if (url === null) return { engine: "sqlite", path: join(dataDirIn(read), "almanac.sqlite") };
  // The address holds a password, so it is not repeated.
  if (!/^postgres(?:ql)?:\/\//.test(url)) {
    problems.push(
      "DATABASE_URL must start with postgres:// ; leave it empty to use a file in DATA_DIR.",
    );
  }
  return { engine: "postgres", url };
}

function dataDirIn(read: Read): string {
  return read("DATA_DIR") ?? "data";
}

function readTimezone(text: string | null, problems: string[]): string {
  const reading = readZone(text ?? "UTC");
  if ("zone" in reading) return reading.zone;
  problems.push(`DIGEST_TIMEZONE: ${reading.problem}`);
  return "UTC";
}

function readAdmins(text: string | null, problems: string[]): readonly string[] {
  const ids = (text ?? "").split(/[\s,]+/).filter((id) => id !== "");
  for (const id of ids) {
    if (!/^[UW][A-Z0-9]+$/.test(id)) {
      problems.push(
        `ADMIN_USERS holds "${id}"; write Slack user ids such as U012AB3CD, separated by commas.`,
      );
    }
  }
  return ids;
}

function readLogLevel(text: string | null, problems: string[]): LogLevel {
  const level = LOG_LEVELS.find((name) => name === (text ?? "info"));
  if (level) return level;
  problems.push(`LOG_LEVEL is "${text}"; choose one of ${LOG_LEVELS.join(", ")}.`);
  return "info";
}
