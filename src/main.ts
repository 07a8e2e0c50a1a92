#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import dotenv from "dotenv";
import { createApp, type AppConfig } from "./app.ts";
import { runCommand, WrongUse, type Terminal } from "./command-line.ts";
import type { Clock } from "./clock.ts";
import { readConfig, type Config } from "./config.ts";
import { loadManifest } from "./files/manifest-file.ts";
import { createLog, type Log } from "./log.ts";
import { createFakeSlack } from "./playground/fake-slack.ts";
import { readGrant } from "./playground/grant.ts";
import { asObject } from "./playground/json.ts";
import { moveIn } from "./playground/move-in.ts";
import { createSettableClock } from "./playground/settable-clock.ts";
import { readCommand, type Command } from "./terminal/command.ts";
import { helpText } from "./terminal/help.ts";
import { typography } from "./terminal/typography.ts";
import { UserError } from "./user-error.ts";

const EXIT_DONE = 0;
const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;

/** The system's clock is never set by hand. */
const systemClock: Clock = { now: () => Date.now(), onSet: () => () => {} };

const terminal: Terminal = {
  environment: process.env,
  now: () => systemClock.now(),
  print: (text) => void process.stdout.write(text),
  complain: (message) => void process.stderr.write(`${message}\n`),
  type: typography(process.stdout.isTTY && !process.env["NO_COLOR"]),
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  dotenv.config({ quiet: true });
  const reading = readCommand(args);
  if ("problem" in reading) {
    terminal.complain(reading.problem);
    return EXIT_WRONG_USE;
  }
  try {
    return await perform(reading.command);
  } catch (error) {
    // Anything else is a defect: Node prints its stack and exits with 1.
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.message);
    return error instanceof WrongUse ? EXIT_WRONG_USE : EXIT_FAILED;
  }
}

async function perform(command: Command): Promise<number> {
  switch (command.name) {
    case "start":
      await start();
      return EXIT_DONE;
    case "help":
      terminal.print(helpText(command.topic));
      return EXIT_DONE;
    case "version":
      terminal.print(`${await version()}\n`);
      return EXIT_DONE;
    case "search":
    case "today":
    case "digest preview":
    case "content check":
      return (await runCommand(command, terminal)) ? EXIT_DONE : EXIT_FAILED;
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, process.stderr.isTTY);
  const { slack } = config;
  const stop =
    slack.mode === "playground"
      ? await startPlayground(config, log)
      : await startInWorkspace({ ...config, slack }, log);
  log.info("stopping", { signal: await endOfProcess() });
  await stop();
}

type Stop = () => Promise<void>;

async function startInWorkspace(config: AppConfig, log: Log): Promise<Stop> {
  const app = createApp(config, { clock: systemClock, log, randomBytes, wait });
  const { url } = await app.start();
  log.info("ready", { mode: config.slack.mode, url });
  return () => app.stop();
}

async function startPlayground(config: Config, log: Log): Promise<Stop> {
  const clock = createSettableClock(() => Date.now());
  const manifest = await loadManifest(new URL("../manifest.yml", import.meta.url));
  const grant = readGrant(asObject(manifest));
  const fake = await createFakeSlack({ port: config.port, clock, log, grant });
  const { botToken, appToken } = fake.credentials;
  const slack = { mode: "socket", botToken, appToken, apiUrl: fake.apiUrl } as const;
  // The pretend workspace is forgotten at the end; a ledger that outlived it would speak of messages that never were.
  const store = { engine: "sqlite", path: ":memory:" } as const;
  const app = createApp({ ...config, slack, store }, { clock, log, randomBytes, wait });
  try {
    await app.start();
    await moveIn(fake);
  } catch (error) {
    await fake.stop();
    throw error;
  }
  terminal.print(welcome(fake.url));
  return async () => {
    await app.stop();
    await fake.stop();
  };
}

function welcome(url: string): string {
  return `
No Slack tokens found: this is the local playground, a pretend workspace.

  ${url}

It forgets everything when it stops (Ctrl+C). README.md tells how to connect a real workspace.

`;
}

/** Resolves to the first Ctrl+C or SIGTERM; another one ends the process at once. */
function endOfProcess(): Promise<NodeJS.Signals> {
  const signals = ["SIGINT", "SIGTERM"] as const;
  return new Promise((resolve) => {
    const end = (signal: NodeJS.Signals): void => {
      for (const name of signals) process.off(name, end);
      resolve(signal);
    };
    for (const name of signals) process.on(name, end);
  });
}

async function version(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return String(asObject(JSON.parse(text))["version"]);
}
