import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as an operator would; `npm test` builds it first. */
export function run(
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
