/**
 * The main job's figures: start to ready, `/ip` round trip, memory at rest, of the built app in a process of its own
 * with the shipped content. The pretend workspace runs in this process; the two speak over a WebSocket and HTTP.
 * Run it with `npm run bench`; it ends by itself.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";

/** Those of `npm start`. */
const START_FLAGS = ["--enable-source-maps"];
const STARTS = 7;
const WARM_UP_QUESTIONS = 100;
const QUESTIONS = 1_000;
const REST_MS = 5_000;
const MEI = "U0MEITAN001";
const GENERAL = "C0GENERAL01";

const ASKED = [
  "who presided over the 2021 forum",
  "when does the revised Trademark Law take effect",
  "世界知识产权日的主题",
  "punitive damages",
  "Hague Agreement China",
  "former name of CNIPA",
  "谁主持了2021年的论坛",
  "high-value patents per 10,000 people",
  "who was Shen Chang Yu",
  "recipe for sourdough bread",
];

interface RunningApp {
  readonly process: ChildProcess;
  readonly readyMs: number;
}

const folder = mkdtempSync(join(tmpdir(), "ip-almanac-bench-"));
const slack = await createFakeSlack({ clock: createSettableClock(() => Date.now()) });
try {
  await measure(slack, folder);
} finally {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(workspace: FakeSlack, dataFolder: string): Promise<void> {
  const readyMs: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const app = await startApp(workspace, dataFolder);
    readyMs.push(app.readyMs);
    await stopApp(app);
  }
  const app = await startApp(workspace, dataFolder);
  await wait(REST_MS);
  const restingMb = residentMb(app.process.pid);
  await askAll(workspace, WARM_UP_QUESTIONS);
  const roundTripsMs = await askAll(workspace, QUESTIONS);
  await wait(REST_MS);
  const askedMb = residentMb(app.process.pid);
  await stopApp(app);
  report(readyMs, roundTripsMs, [restingMb, askedMb]);
}

/** From the start of the process to its line "ready": content read, store open, connected. */
async function startApp(workspace: FakeSlack, dataFolder: string): Promise<RunningApp> {
  const { botToken, appToken } = workspace.credentials;
  const started = performance.now();
  const child = spawn(process.execPath, [...START_FLAGS, "dist/main.js", "start"], {
    env: {
      PATH: process.env["PATH"],
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATA_DIR: dataFolder,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.includes('"msg":"ready"')) {
      child.stderr.resume();
      return { process: child, readyMs: performance.now() - started };
    }
    process.stderr.write(`${line}\n`);
  }
  throw new Error("the app ended before it was ready");
}

async function stopApp({ process: child }: RunningApp): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** From the typed command to the answer in the channel, one question after the other. */
async function askAll(workspace: FakeSlack, count: number): Promise<number[]> {
  const roundTripsMs: number[] = [];
  for (let asked = 0; asked < count; asked++) {
    const before = workspace.messages({ channel: GENERAL }).length;
    const text = ASKED[asked % ASKED.length] ?? "";
    const typed = performance.now();
    void workspace.command({ as: MEI, channel: GENERAL, command: "/ip", text });
    await workspace.until(() => workspace.messages({ channel: GENERAL }).length > before);
    roundTripsMs.push(performance.now() - typed);
  }
  return roundTripsMs;
}

/** Resident memory as Linux accounts for it; null on other systems. */
function residentMb(pid: number | undefined): number | null {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}

type Megabytes = number | null;

function report(
  readyMs: number[],
  roundTripsMs: number[],
  [restingMb, askedMb]: readonly [Megabytes, Megabytes],
): void {
  const rows = [
    [
      "start to ready, median of " + STARTS,
      `${percentile(readyMs, 50).toFixed(0)} ms`,
      "under 1 s",
    ],
    [
      `\`/ip\` round trip, p50 of ${QUESTIONS}`,
      `${percentile(roundTripsMs, 50).toFixed(1)} ms`,
      "",
    ],
    ["`/ip` round trip, p99", `${percentile(roundTripsMs, 99).toFixed(1)} ms`, "under 20 ms"],
    [`memory at rest, ${REST_MS / 1000} s after the start`, megabytes(restingMb), "under 150 MB"],
    [`memory ${REST_MS / 1000} s after all questions`, megabytes(askedMb), ""],
  ];
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`,
  );
  console.log("| what | measured | aim |\n|---|---|---|");
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}

function megabytes(measured: Megabytes): string {
  return measured === null ? "not measured: no /proc" : `${measured.toFixed(0)} MB`;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
