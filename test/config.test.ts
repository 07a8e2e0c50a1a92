import { describe, expect, test } from "vitest";
import { type Environment, readConfig } from "../src/config.ts";
import { UserError } from "../src/user-error.ts";

const botToken = "xoxb-1";
const appToken = "xapp-1";
const HTTP = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: "s" };

describe("which Slack", () => {
  test("no credentials at all open the playground", () => {
    expect(readConfig({}).slack).toEqual({ mode: "playground" });
  });

  test("an empty value counts as not set", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: " " }).slack.mode).toBe("playground");
  });

  test("a bot token and an app token use Socket Mode, even beside a signing secret", () => {
    const slack = readConfig({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: "s",
    }).slack;
    expect(slack).toEqual({ mode: "socket", botToken, appToken, apiUrl: "https://slack.com/api/" });
  });

  test("a bot token and a signing secret use signed HTTP", () => {
    const slack = readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: "s" }).slack;
    expect(slack.mode).toBe("http");
  });

  test.each<[Environment, string]>([
    [
      { SLACK_BOT_TOKEN: botToken },
      "SLACK_BOT_TOKEN is set, but SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing.",
    ],
    [{ SLACK_APP_TOKEN: appToken }, "SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is missing."],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is missing."],
    [
      { NODE_ENV: "production" },
      "NODE_ENV is production, but SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) are missing. Without NODE_ENV=production the local playground starts.",
    ],
  ])("a half set of credentials names what is missing: %j", (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });

  test("swapped tokens are noticed and never repeated", () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: "xapp-secret",
      SLACK_APP_TOKEN: "xoxb-secret",
    });
    expect(problems).toEqual([
      "SLACK_BOT_TOKEN does not start with xoxb-; copy it from the app's page at api.slack.com/apps.",
      "SLACK_APP_TOKEN does not start with xapp-; copy it from the app's page at api.slack.com/apps.",
    ]);
    expect(problems.join()).not.toContain("secret");
  });
});

describe("the rest", () => {
  test("has defaults that run on a fresh machine", () => {
    expect(readConfig({})).toEqual({
      slack: { mode: "playground" },
      port: 3000,
      publicUrl: null,
      contentDir: "content",
      store: { engine: "sqlite", path: "data/almanac.sqlite" },
      snapshotPath: "data/search-index.bin",
      digestTimezone: "UTC",
      adminUsers: [],
      logLevel: "info",
    });
  });

  test("DATABASE_URL chooses PostgreSQL", () => {
    expect(readConfig({ DATABASE_URL: "postgres://u@h/d" }).store).toEqual({
      engine: "postgres",
      url: "postgres://u@h/d",
    });
  });

  test.each([
    ["https://almanac.example.org", "https://almanac.example.org"],
    ["https://almanac.example.org/", "https://almanac.example.org"],
    ["http://intranet:8080/ip//", "http://intranet:8080/ip"],
  ])("PUBLIC_URL %s", (text, publicUrl) => {
    expect(readConfig({ ...HTTP, PUBLIC_URL: text }).publicUrl).toBe(publicUrl);
  });

  test.each([
    "almanac.example.org",
    "ftp://almanac.example.org",
    "https://user:secret@almanac.example.org",
    "https://almanac.example.org?secret",
    "https://almanac.example.org/#secret",
  ])("PUBLIC_URL %s is refused, and not repeated", (text) => {
    expect(problemsOf({ ...HTTP, PUBLIC_URL: text })).toEqual([
      "PUBLIC_URL must be an http or https address without a name, a password, a query or a #, such as https://almanac.example.org",
    ]);
  });

  test("PUBLIC_URL without anything that listens there is noticed", () => {
    const environment = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
    expect(problemsOf({ ...environment, PUBLIC_URL: "https://almanac.example.org" })).toEqual([
      "PUBLIC_URL is set, but with SLACK_APP_TOKEN (Socket Mode) nothing listens there. Empty PUBLIC_URL, or use SLACK_SIGNING_SECRET (HTTP) instead of SLACK_APP_TOKEN.",
    ]);
  });

  test("ADMIN_USERS is a list", () => {
    expect(readConfig({ ADMIN_USERS: "U1A, W2B" }).adminUsers).toEqual(["U1A", "W2B"]);
  });

  test("the error says where to mend it", () => {
    expect(() => readConfig({ PORT: "x" })).toThrow(
      "The configuration cannot be used. Mend the environment or .env:\n- PORT is",
    );
  });

  test("every problem is listed at once", () => {
    const problems = problemsOf({
      PORT: "70000",
      LOG_LEVEL: "loud",
      DATABASE_URL: "mysql://user:password@h/d",
      ADMIN_USERS: "mei",
      SLACK_API_URL: "ftp://x",
      DIGEST_TIMEZONE: "Beijing",
    });
    expect(problems).toHaveLength(6);
    expect(problems).toContain(
      'PORT is "70000"; write a whole number from 0 (any free port) to 65535, e.g. 3000.',
    );
    expect(problems).toContain('LOG_LEVEL is "loud"; choose one of debug, info, warn, error.');
    expect(problems.join()).toContain("Asia/Shanghai");
    expect(problems.join()).not.toContain("password");
  });
});

function problemsOf(environment: Environment): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n- ").slice(1);
  }
  throw new Error("the configuration was accepted");
}
