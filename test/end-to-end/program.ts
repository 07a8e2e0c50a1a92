import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Removed when the test ends. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ip-almanac-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
