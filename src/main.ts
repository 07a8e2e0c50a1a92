#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import dotenv from "dotenv";
import type { Terminal } from "./commands/command-line.ts";
import { EXIT_FAILED, runTyped } from "./commands/run-typed.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { pickTypography } from "./terminal/typography.ts";

const CLEAR_LINE = "\r\u001B[K";

process.stdout.on("error", endOfResults);
dotenv.config({ quiet: true });
process.exitCode = await runTyped(process.argv.slice(2), terminal(), { start, version });

function terminal(): Terminal {
  const type = pickTypography(process.stdout.isTTY && !process.env["NO_COLOR"]);
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

/** Standard output may fail: a reader such as `head` closes the pipe early, or a disk is full. */
function endOfResults(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
  complain(`The results cannot be written (${error.message}).`);
  process.exit(EXIT_FAILED);
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}
