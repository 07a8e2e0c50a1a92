import { setTimeout as wait } from "node:timers/promises";
import type { StoreLocation } from "../../src/config.ts";
import type { Agendas } from "../../src/digest/compose/agenda.ts";
import type { Ledger } from "../../src/digest/ports/ledger.ts";
import type { Poster } from "../../src/digest/ports/poster.ts";
import { createDigestRunner } from "../../src/digest/delivery/runner.ts";
import { silentLog } from "../../src/log.ts";
import { createPoster } from "../../src/slack/posting/digest-poster.ts";
import { openStore } from "../../src/store/open-store.ts";
import { EVERY_DAY } from "./samples.ts";

// A process of its own that runs the digests and can be told where to die. Started by killable-worker.ts.

/** What the process tells from: an event for each day of the year, but for those that it lacks. */
export interface WorkerContent {
  readonly version: string;
  readonly isWhole: boolean;
  /** Ids such as `day-04-26`. */
  readonly lacks: readonly string[];
}

export interface WorkerOrder {
  readonly store: StoreLocation;
  readonly worker: string;
  readonly teamId: string;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly content: WorkerContent;
  /** Dies by SIGKILL when it comes to this point, e.g. `before change sending`; null for never. */
  readonly dieAt: string | null;
  /** Dies at this point of all, counted from 1; null for never. */
  readonly dieAtStep: number | null;
}

/** From the parent: what to do, then the times at which to tick, and another content to tell from. */
export type WorkerMessage =
  | { readonly order: WorkerOrder }
  | { readonly tickAtMs: number }
  | { readonly content: WorkerContent };

/** To the parent: the program is loaded; the store is open; the tick is over, or the content is served. */
export type WorkerAnswer = "awake" | "ready" | "done";

let served: WorkerContent = { version: "none", isWhole: true, lacks: [] };

let death: Pick<WorkerOrder, "dieAt" | "dieAtStep"> = { dieAt: null, dieAtStep: null };
let steps = 0;

/** A place at which the process may die. Nothing is flushed, closed or told. */
function pass(point: string): void {
  steps++;
  if (point === death.dieAt || steps === death.dieAtStep) process.kill(process.pid, "SIGKILL");
}

async function between<T>(point: string, work: () => Promise<T>): Promise<T> {
  pass(`before ${point}`);
  const result = await work();
  pass(`after ${point}`);
  return result;
}

function mortalLedger(real: Ledger): Ledger {
  return {
    ...real,
    claim: (...args) => between("take", () => real.claim(...args)),
    reclaim: (...args) => between("take over", () => real.reclaim(...args)),
    change: (slot, change, ...rest) =>
      between(`change ${change.state}`, () => real.change(slot, change, ...rest)),
  };
}

function mortalPoster(real: Poster): Poster {
  return {
    ...real,
    post: (...args) => between("post", () => real.post(...args)),
    find: (...args) => between("find", () => real.find(...args)),
    readDigests: (...args) => between("readDigests", () => real.readDigests(...args)),
  };
}

function isThere(id: string): boolean {
  return !served.lacks.includes(id);
}

/** As the content is at the moment. */
function servedOf(all: Agendas): Agendas {
  return {
    ...all,
    of(range, wishes) {
      const agenda = all.of(range, wishes);
      return {
        ...agenda,
        entries: agenda.entries.filter(({ occurrence }) => isThere(occurrence.event.id)),
        ahead: agenda.ahead.filter(({ occurrence }) => isThere(occurrence.event.id)),
      };
    },
    occurrences: (range, wishes) =>
      all.occurrences(range, wishes).filter(({ event }) => isThere(event.id)),
  };
}

async function begin(order: WorkerOrder): Promise<(tickAtMs: number) => Promise<void>> {
  death = order;
  served = order.content;
  const store = await openStore(order.store);
  const clock = { nowMs: 0, now: () => clock.nowMs, onSet: () => () => {} };
  const { botToken, apiUrl, worker, teamId } = order;
  const connection = { mode: "socket", botToken, appToken: "", apiUrl } as const;
  const runner = createDigestRunner({
    ledger: mortalLedger(store.ledger),
    poster: mortalPoster(createPoster({ connection, adminUsers: [], log: silentLog })),
    teamId,
    agendas: servedOf(EVERY_DAY),
    content: () => served,
    clock,
    log: silentLog,
    worker,
    wait,
  });
  return (tickAtMs) => {
    clock.nowMs = tickAtMs;
    return runner.tick();
  };
}

function answer(words: WorkerAnswer): void {
  process.send?.(words);
}

let tick: ((tickAtMs: number) => Promise<void>) | null = null;

async function obey(message: WorkerMessage): Promise<WorkerAnswer> {
  if ("order" in message) {
    tick = await begin(message.order);
    return "ready";
  }
  if ("content" in message) served = message.content;
  else await tick?.(message.tickAtMs);
  return "done";
}

process.on("message", (message: WorkerMessage) => void obey(message).then(answer));
answer("awake");
