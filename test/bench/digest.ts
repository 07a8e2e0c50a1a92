/**
 * Whether thousands of digests that are due in the same minute hurt the answers to people: the built app in a process
 * of its own, with the shipped content and one more event on every day of the year, posts them at Slack's pace to the
 * pretend workspace of this process, and somebody asks `/ip` all the while.
 * Run it with `npm run bench:digest`; CHANNELS=300 makes it shorter. It ends by itself, after 17 minutes and more.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { addDays } from "../../src/dates/civil-date.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { createDigestService } from "../../src/digest/service/create-digest-service.ts";
import type { DigestOrder } from "../../src/digest/subscription.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import type { ChannelSeed } from "../../src/playground/workspace/workspace.ts";
import { openStore } from "../../src/store/open-store.ts";
import { DAILY } from "../digest/samples.ts";
import { percentile, startApp } from "./running-app.ts";

const CHANNELS = Number(process.env["CHANNELS"] ?? 5_000);
const MEI = "U0MEITAN001";
const MINUTE_MS = 60_000;

/** One question follows the other after a rest. */
const REST_BETWEEN_MS = 20;
const WARM_UP_QUESTIONS = 300;
/** Before the digests, and as many after them: other programs come and go. */
const IDLE_QUESTIONS = 1_200;
const SETTLED_MS = 5_000;

/** With the rest after it. */
const ROUND_TRIP_MS_MAX = 30;
const SUBSCRIBING_MS_MAX = 4;

/** A channel that grows makes this process slower, so questions move on to the next one. */
const QUESTIONS_A_CHANNEL = 100;

const ASKED = [
  "who presided over the 2021 forum",
  "世界知识产权日的主题",
  "punitive damages",
  "Hague Agreement China",
  "recipe for sourdough bread",
];

const folder = mkdtempSync(join(tmpdir(), "ip-almanac-bench-"));
const clock = createSettableClock(() => Date.now());
const channels = [...seeds("DIGEST", CHANNELS), ...seeds("ASK", 1_000)];
const slack = await createFakeSlack({ clock, channels });
try {
  await measure(slack);
} finally {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(workspace: FakeSlack): Promise<void> {
  const content = join(folder, "content");
  cpSync("content", content, { recursive: true });
  writeFileSync(join(content, "events", "every-day.yml"), everyDay());
  const dueMs = await subscribeAll(workspace);
  let posted = 0;
  const app = await startApp(workspace, { DATA_DIR: folder, CONTENT_DIR: content }, (line) => {
    if (/"msg":"digest posted"/.test(line)) posted++;
  });
  const asking = createAsking(workspace);
  await asking.ask(WARM_UP_QUESTIONS);
  const idle = await asking.ask(IDLE_QUESTIONS);
  if (Date.now() > dueMs) throw new Error("the machine is too slow: the digests are due already");
  console.error(`idle: p99 ${percentile(idle, 99).toFixed(1)} ms; waiting for the digests`);
  await wait(Math.max(0, dueMs - Date.now()));
  const began = performance.now();
  const during: number[] = [];
  const isOver = (): boolean => posted >= CHANNELS;
  for (let reported = 0; !isOver();) {
    during.push(...(await asking.ask(QUESTIONS_A_CHANNEL)));
    if (posted - reported < CHANNELS / 10 && !isOver()) continue;
    reported = posted;
    console.error(
      `${posted} of ${CHANNELS} posted, p99 so far ${percentile(during, 99).toFixed(1)} ms`,
    );
  }
  const tookMs = performance.now() - began;
  await wait(SETTLED_MS);
  idle.push(...(await asking.ask(IDLE_QUESTIONS)));
  await app.stop();
  report(idle, during, tookMs, digestsIn(workspace));
}

/** Subscribes every channel for a minute that begins after the idle questions; resolves to it in epoch ms. */
async function subscribeAll(workspace: FakeSlack): Promise<number> {
  const store = await openStore({ engine: "sqlite", path: join(folder, "almanac.sqlite") });
  const agendas = createAgendas([], []);
  const parts = { ledger: store.ledger, agendas, clock, worker: "bench", defaultZone: "UTC" };
  const digestService = createDigestService(parts);
  const askingMs = (WARM_UP_QUESTIONS + IDLE_QUESTIONS) * ROUND_TRIP_MS_MAX;
  const subscribingMs = CHANNELS * SUBSCRIBING_MS_MAX;
  const dueMs = Math.ceil((Date.now() + subscribingMs + askingMs) / MINUTE_MS) * MINUTE_MS;
  const time = new Date(dueMs).toISOString().slice(11, 16);
  const order: DigestOrder = { ...DAILY, time };
  for (const { id } of seeds("DIGEST", CHANNELS)) {
    await digestService.subscribe({ teamId: workspace.team.id, channelId: id }, [order], MEI);
  }
  await store.close();
  return dueMs;
}

interface Asking {
  /** One question after the other; resolves to the round trips, from the typed command to the answer. */
  ask(count: number): Promise<number[]>;
}

function createAsking(workspace: FakeSlack): Asking {
  let asked = 0;
  return {
    async ask(count) {
      const roundTripsMs: number[] = [];
      for (let question = 0; question < count; question++) {
        const channel = idOf("ASK", Math.floor(asked / QUESTIONS_A_CHANNEL) % 1_000);
        const text = ASKED[asked % ASKED.length] ?? "";
        asked++;
        const before = workspace.messages({ channel }).length;
        const typed = performance.now();
        void workspace.command({ as: MEI, channel, command: "/ip", text });
        await workspace.until(() => workspace.messages({ channel }).length > before);
        roundTripsMs.push(performance.now() - typed);
        await wait(REST_BETWEEN_MS);
      }
      return roundTripsMs;
    },
  };
}

/** How many digests each channel holds. */
function digestsIn(workspace: FakeSlack): number[] {
  return seeds("DIGEST", CHANNELS).map(({ id }) => workspace.messages({ channel: id }).length);
}

function report(idle: number[], during: number[], tookMs: number, digests: number[]): void {
  const [once, twice] = [
    digests.filter((count) => count === 1).length,
    digests.filter((count) => count > 1).length,
  ];
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`,
  );
  console.log(
    `${once} of ${CHANNELS} channels got their digest once within ${(tookMs / MINUTE_MS).toFixed(1)} minutes, ${twice} more often.\n`,
  );
  console.log("| `/ip` round trip, ms | questions | p50 | p95 | p99 | longest |");
  console.log("|---|--:|--:|--:|--:|--:|");
  for (const [name, values] of [
    ["idle", idle],
    ["while digests are posted", during],
  ] as const) {
    const figures = [50, 95, 99, 100].map((percent) => percentile(values, percent).toFixed(1));
    console.log(`| ${name} | ${values.length} | ${figures.join(" | ")} |`);
  }
  console.log(
    `\np99 ratio ${(percentile(during, 99) / percentile(idle, 99)).toFixed(2)}; the aim is 1.5 at most.`,
  );
}

function seeds(name: string, count: number): ChannelSeed[] {
  return Array.from({ length: count }, (_, index) => ({
    id: idOf(name, index),
    name: `${name.toLowerCase()}-${index}`,
    kind: "channel",
    topic: "",
    members: [MEI],
    withBot: true,
  }));
}

function idOf(name: string, index: number): string {
  return `C0${name}${String(index).padStart(4, "0")}`;
}

/** An anniversary on each day of a leap year, so that today has one whenever this runs. */
function everyDay(): string {
  const days = Array.from({ length: 366 }, (_, index) => addDays("2000-01-01", index));
  return days
    .map(
      (day) => `- id: bench-${day}
  kind: law
  title: { en: A law of ${day} }
  date: ${day}
  precision: day
  basis: adopted
  confidence: high
  importance: 2
  tags: [china]
  sources: [{ title: A page, url: "https://example.org" }]
`,
    )
    .join("\n");
}
