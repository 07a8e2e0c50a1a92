import { setTimeout as wait } from "node:timers/promises";
import type { StoreLocation } from "../../src/config.ts";
import { createDigestService } from "../../src/digest/service/create-digest-service.ts";
import type { DigestService } from "../../src/digest/service/digest-service.ts";
import { createDigestRunner } from "../../src/digest/delivery/runner.ts";
import type { Slot } from "../../src/digest/slot.ts";
import { silentLog } from "../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import type { ChannelSeed } from "../../src/playground/workspace/workspace.ts";
import { createPoster } from "../../src/slack/posting/digest-poster.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { prepareWorker, type KillableWorker, type PreparedWorker } from "./killable-worker.ts";
import { at, contentNamed, DAILY, EVERY_DAY } from "./samples.ts";
import { digestsIn, type Mark } from "./wire-office.ts";
import type { WorkerContent, WorkerOrder } from "./worker-process.ts";

/** A workspace, a store, and processes that die in between. Each channel gets a daily digest at 09:00 UTC. */
export interface CrashSite {
  readonly slack: FakeSlack;
  readonly teamId: string;
  /** `C0CRASH001` and so on; the bot is a member of all. */
  readonly channelIds: readonly string[];
  /** Of the first channel. */
  key(date: string): string;
  /** A process that was prepared, or a new one. */
  startWorker(order: Partial<WorkerOrder>, prepared?: PreparedWorker): Promise<KillableWorker>;
  /** Ticks minute by minute from an ISO moment on until the process dies; fails after an hour of minutes. */
  tickUntilDeath(worker: KillableWorker, from: string): Promise<void>;
  /** Ticks once, at epoch ms by Slack's clock; false when the process died in it. Its own clock may differ. */
  tick(worker: KillableWorker, nowMs: number, skewMs?: number): Promise<boolean>;
  /** What a person orders at an ISO moment by Slack's clock, from a program whose own clock may differ. */
  command<T>(
    moment: string,
    order: (service: DigestService) => Promise<T>,
    skewMs?: number,
  ): Promise<T>;
  /** Another store takes the place of the first, as a restored backup does; for the processes that start from now on. */
  moveTo(location: StoreLocation): void;
  /** A process without faults runs for 40 minutes from an ISO moment or epoch ms on; then what the ledger holds. */
  heal(from: string | number): Promise<HealedLedger>;
  /** What the first channel holds, or another one. */
  posts(channelId?: string): Promise<Mark[]>;
  /** The dates of the digests that each channel holds, ascending, as one text a channel. */
  dates(): Promise<string[]>;
  /** What was written to the person who subscribed the channels, oldest first. */
  notices(): string[];
  close(): Promise<void>;
}

export interface HealedLedger {
  /** Must be empty. */
  readonly open: readonly Slot[];
  readonly held: readonly Slot[];
}

const MINUTE_MS = 60_000;
const USUAL_CONTENT: WorkerContent = { version: "content-1", isWhole: true, lacks: [] };
export const PERSON = "U0MEITAN001";
const DATE_LETTERS = 10;
const HEALING_MINUTES = 40;
const LIFE_MINUTES_MAX = 60;

export interface CrashSiteOptions {
  readonly channelCount?: number;
  /** The first channel's; those of two workspaces must differ, as Slack's do. */
  readonly firstNumber?: number;
  /** By which its processes know the workspace; the fake Slack's own unless told. */
  readonly teamId?: string;
  /** Called before this version opens the store and subscribes the channels. */
  readonly first?: (startWorker: CrashSite["startWorker"]) => Promise<void>;
}

export async function openCrashSite(
  firstLocation: StoreLocation,
  { channelCount = 1, firstNumber = 1, ...options }: CrashSiteOptions = {},
): Promise<CrashSite> {
  let location = firstLocation;
  const clock = createSettableClock(Date.now);
  clock.set(at("2027-04-26T08:00Z"));
  const channels = Array.from({ length: channelCount }, (_, index) =>
    channelSeed(index + firstNumber),
  );
  const slack = await createFakeSlack({ clock, channels });
  const channelIds = channels.map(({ id }) => id);
  const teamId = options.teamId ?? slack.team.id;
  const { botToken } = slack.credentials;
  const { apiUrl } = slack;
  const tick = (worker: KillableWorker, nowMs: number, skewMs = 0): Promise<boolean> => {
    clock.set(nowMs);
    return worker.tickAt(nowMs + skewMs);
  };
  const serve = <T>(skewMs: number, order: (service: DigestService) => Promise<T>): Promise<T> =>
    withStore(location, ({ ledger }) => {
      const connection = { mode: "socket", botToken, appToken: "", apiUrl } as const;
      const skewed = { now: () => clock.now() + skewMs, onSet: () => () => {} };
      const service = createDigestService({
        ledger,
        agendas: EVERY_DAY,
        clock: skewed,
        worker: "digestService",
        poster: createPoster({ connection, adminUsers: [], log: silentLog }),
        defaultZone: "UTC",
      });
      return order(service);
    });
  const workers: KillableWorker[] = [];
  const startWorker: CrashSite["startWorker"] = async (order, prepared = prepareWorker()) => {
    const usual = {
      worker: `worker-${workers.length}`,
      content: USUAL_CONTENT,
      dieAt: null,
      dieAtStep: null,
    };
    const worker = await prepared.begin({
      store: location,
      teamId,
      botToken,
      apiUrl,
      ...usual,
      ...order,
    });
    workers.push(worker);
    return worker;
  };
  await options.first?.(startWorker);
  await serve(0, async (service) => {
    for (const channelId of channelIds)
      await service.subscribe({ teamId, channelId }, [DAILY], PERSON);
  });
  return {
    slack,
    teamId,
    channelIds,
    key: (date) => `${teamId}/${channelIds[0] ?? ""}/daily/${date}`,
    startWorker,
    tick,
    async tickUntilDeath(worker, from) {
      for (let minute = 0; minute < LIFE_MINUTES_MAX; minute++) {
        if (!(await tick(worker, at(from) + minute * MINUTE_MS))) return;
      }
      throw new Error("the worker lived on");
    },
    command(moment, order, skewMs = 0) {
      clock.set(at(moment));
      return serve(skewMs, order);
    },
    moveTo(other) {
      location = other;
    },
    heal: (from) =>
      withStore(location, async ({ ledger }) => {
        const connection = { mode: "socket", botToken, appToken: "", apiUrl } as const;
        const poster = createPoster({ connection, adminUsers: [], log: silentLog });
        const parts = { ledger, teamId, poster, agendas: EVERY_DAY, clock, log: silentLog, wait };
        const runner = createDigestRunner({
          ...parts,
          content: contentNamed("content-1"),
          worker: "healer",
        });
        slack.faults.clear();
        for (let minute = 0; minute < HEALING_MINUTES; minute++) {
          clock.set((typeof from === "number" ? from : at(from)) + minute * MINUTE_MS);
          await runner.tick();
        }
        const subscriptions = await ledger.subscriptions();
        const held = await Promise.all(subscriptions.map((one) => ledger.heldSlots(one)));
        return { open: await ledger.openSlots(), held: held.flat() };
      }),
    posts: (channelId = channelIds[0] ?? "") => digestsIn(slack, channelId),
    dates: async () => {
      const marks = await Promise.all(channelIds.map((channel) => digestsIn(slack, channel)));
      return marks.map((own) =>
        own
          .map(({ key }) => key.slice(-DATE_LETTERS))
          .toSorted()
          .join(),
      );
    },
    notices: () =>
      slack
        .calls()
        .filter(({ method, answer }) => method === "chat.postMessage" && answer?.["ok"] === true)
        .filter(({ arguments: { channel } }) => channel === PERSON)
        .map(({ arguments: { text } }) => String(text)),
    async close() {
      await Promise.all(workers.map((worker) => worker.kill()));
      await slack.stop();
    },
  };
}

function channelSeed(number: number): ChannelSeed {
  const id = `C0CRASH${String(number).padStart(3, "0")}`;
  const seed = { name: `crash-${number}`, topic: "", members: [PERSON], withBot: true };
  return { id, kind: "channel", ...seed };
}

async function withStore<T>(
  location: StoreLocation,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(location);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
