import { spawn, type ChildProcess } from "node:child_process";
import { on, once } from "node:events";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";

/** The built app in a process of its own. */
export interface RunningApp {
  readonly process: ChildProcess;
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** Those of `npm start`. */
const START_FLAGS = ["--enable-source-maps"];

/** From the start of the process to its line "ready": content read, store open, connected. */
export async function startApp(
  { credentials, apiUrl }: FakeSlack,
  environment: Readonly<Record<string, string>>,
  hear: (logLine: string) => void = () => {},
): Promise<RunningApp> {
  const started = performance.now();
  const child = spawn(process.execPath, [...START_FLAGS, "dist/main.js", "start"], {
    env: {
      PATH: process.env["PATH"],
      SLACK_BOT_TOKEN: credentials.botToken,
      SLACK_APP_TOKEN: credentials.appToken,
      SLACK_API_URL: apiUrl,
      ...environment,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  const lines = createInterface({ input: child.stderr });
  lines.on("line", hear);
  for await (const [line] of on(lines, "line", { close: ["close"] })) {
    if (String(line).includes('"msg":"ready"')) {
      return { process: child, readyMs: performance.now() - started, stop: () => stop(child) };
    }
    process.stderr.write(`${String(line)}\n`);
  }
  throw new Error("the app ended before it was ready");
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
