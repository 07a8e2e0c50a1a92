/**
 * The main job's figures: start to ready, `/ip` round trip, memory at rest, of the built app in a process of its own
 * with the shipped content. The pretend workspace runs in this process; the two speak over a WebSocket and HTTP.
 * Run it with `npm run bench`; it ends by itself.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { percentile, startApp } from "./running-app.ts";

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
    const app = await startApp(workspace, { DATA_DIR: dataFolder });
    readyMs.push(app.readyMs);
    await app.stop();
  }
  const app = await startApp(workspace, { DATA_DIR: dataFolder });
  await wait(REST_MS);
  const restingMb = residentMb(app.process.pid);
  await askAll(workspace, WARM_UP_QUESTIONS);
  const roundTripsMs = await askAll(workspace, QUESTIONS);
  await wait(REST_MS);
  const askedMb = residentMb(app.process.pid);
  await app.stop();
  report(readyMs, roundTripsMs, [restingMb, askedMb]);
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
