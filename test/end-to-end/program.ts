import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Terminal } from "../../src/commands/command-line.ts";
import { runTyped } from "../../src/commands/run-typed.ts";
import { pickTypography } from "../../src/terminal/typography.ts";

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Does what the program does with these arguments, in this process, which need not start it first. */
export async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  let [out, err] = ["", ""];
  const terminal: Terminal = {
    environment,
    now: () => Date.now(),
    print: (words) => void (out += words),
    complain: (message) => void (err += `${message}\n`),
    type: pickTypography(false),
    elapsed: () => performance.now(),
    memory: () => process.memoryUsage().heapUsed,
    progress: () => {},
  };
  const exitCode = await runTyped(args, terminal, { start: unused, version: unused });
  return { exitCode, out, err };
}

async function unused(): Promise<never> {
  throw new Error("a process of its own tries this");
}

/** Runs the built program as an operator would; `npm test` builds it first. */
export function runProcess(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const env = { PATH: process.env["PATH"] ?? "", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ["dist/main.js", ...args], { env }, (error, out, err) => {
      const exitCode = typeof error?.code === "number" ? error.code : 0;
      resolve({ exitCode, out, err });
    });
  });
}

/** The same where whoever reads its results is gone before the first, as `| head` is after some. */
export async function runForNobody(args: readonly string[]): Promise<Omit<Ended, "out">> {
  const env = { PATH: process.env["PATH"] ?? "" };
  const child = spawn(process.execPath, ["dist/main.js", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [err, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);
  return { exitCode, err };
}

/** Removed when the test ends. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ip-almanac-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
