#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import dotenv from "dotenv";
import type { Terminal } from "./commands/command-line.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { readCommand, type Command } from "./terminal/command.ts";
import { helpText } from "./terminal/help.ts";
import { typography } from "./terminal/typography.ts";
import { UserError, WrongUse } from "./user-error.ts";

const EXIT_DONE = 0;
const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;
const CLEAR_LINE = "\r\u001B[K";

process.stdout.on("error", endOfResults);
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  dotenv.config({ quiet: true });
  try {
    return await perform(readCommand(args));
  } catch (error) {
    // Anything else is a defect: Node prints its stack and exits with 1.
    if (!(error instanceof UserError)) throw error;
    complain(error.message);
    return error instanceof WrongUse ? EXIT_WRONG_USE : EXIT_FAILED;
  }
}

async function perform(command: Command): Promise<number> {
  if (command.name === "start") await start();
  else if (command.name === "help") print(helpText(command.topic));
  else if (command.name === "version") print(`${await version()}\n`);
  else return (await look(command)) ? EXIT_DONE : EXIT_FAILED;
  return EXIT_DONE;
}

type LookUp = Exclude<Command, { readonly name: "start" | "help" | "version" }>;

/** Each is imported when it is needed: a look-up does not wait for Slack's libraries. */
async function look(command: LookUp): Promise<boolean> {
  switch (command.name) {
    case "eval": {
      const { runEvaluation } = await import("./commands/evaluation-command.ts");
      await runEvaluation(command, terminal());
      return true;
    }
    case "content check":
    case "content suggest-events":
    case "content import": {
      const { runContentCommand } = await import("./commands/content-commands.ts");
      return runContentCommand(command, terminal());
    }
    case "search":
    case "today":
    case "digest preview":
    case "calendar": {
      const { runCommand } = await import("./commands/command-line.ts");
      await runCommand(command, terminal());
      return true;
    }
  }
}

function terminal(): Terminal {
  const type = typography(process.stdout.isTTY && !process.env["NO_COLOR"]);
  return { environment: process.env, now, print, complain, type, elapsed, memory, progress };
}

function elapsed(): number {
  return performance.now();
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function progress(line: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${line ?? ""}`);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, process.stderr.isTTY);
  const { startInWorkspace, startPlayground } = await import("./start.ts");
  const { slack } = config;
  const started =
    slack.mode === "playground"
      ? await startPlayground(config, log, now)
      : await startInWorkspace({ ...config, slack }, log, now);
  if (started.page !== null) print(welcome(started.page));
  log.info("stopping", { signal: await endOfProcess() });
  await started.stop();
}

function welcome(page: string): string {
  return `
No Slack tokens found: this is the local playground, a pretend workspace.

  ${page}

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
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

function now(): number {
  return Date.now();
}

function print(text: string): void {
  process.stdout.write(text);
}

/** A reader that has seen enough, such as `head`, closes the pipe; a disk may be full. */
function endOfResults(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
  complain(`The results cannot be written (${error.message}).`);
  process.exit(EXIT_FAILED);
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}
