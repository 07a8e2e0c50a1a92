import { onTestFinished } from "vitest";
import type { Clock } from "../../src/clock.ts";
import type { Agendas } from "../../src/digest/compose/agenda.ts";
import { createDigestService } from "../../src/digest/service/create-digest-service.ts";
import type { DigestService, DigestStatus } from "../../src/digest/service/digest-service.ts";
import type { Ledger } from "../../src/digest/ports/ledger.ts";
import type { ServedContent } from "../../src/digest/served-content.ts";
import { createDigestRunner, type DigestRunner } from "../../src/digest/delivery/runner.ts";
import { silentLog } from "../../src/log.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { freshLocation } from "./on-both-stores.ts";
import { createPretendSlack, type PretendSlack } from "./pretend-slack.ts";
import { at, contentNamed, DAILY, EVERY_DAY } from "./samples.ts";

export const CHANNEL = { teamId: "T1", channelId: "C1" };

/** Of the daily digest of that channel on 26 April 2027. */
export const KEY = "T1/C1/daily/2027-04-26";

/** The digests on a real ledger, with a clock to set and a Slack to order from. */
export interface Office {
  readonly ledger: Ledger;
  readonly slack: PretendSlack;
  readonly digestService: DigestService;
  readonly runner: DigestRunner;
  readonly clock: Clock & { nowMs: number };
  /** How long the runner waited, in milliseconds, each time. */
  readonly waits: readonly number[];
  /** Sets the clock to an ISO moment and ticks. */
  tickAt(moment: string): Promise<void>;
  /** Minute by minute from an ISO moment on, as a running program does. */
  runMinutes(from: string, minutes: number): Promise<void>;
  /** Another process on the same ledger and in the same Slack; its clock may differ. */
  colleague(worker: string, skewMs?: number, teamId?: string): DigestRunner;
  /** A process that was started with another content. */
  successor(content: ServedContent, agendas: Agendas): DigestRunner;
  /** The keys in Slack, in the order in which they came. */
  posted(): string[];
  /** The first digest of the channel. */
  status(): Promise<DigestStatus>;
}

export interface OfficeOptions {
  /** ISO moment. */
  readonly now: string;
  readonly agendas?: Agendas;
  /** Left open when the test ends; without it, a fresh one. */
  readonly store?: Store;
  /** Whether the clock goes on while the runner waits. */
  readonly waitsTakeTime?: boolean;
  /** Stands between the runner and the ledger. */
  readonly ledger?: (ledger: Ledger) => Ledger;
}

/** Closed when the test ends. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const store = options.store ?? (await openStore(await freshLocation()));
  if (!options.store) onTestFinished(() => store.close());
  const ledger = options.ledger?.(store.ledger) ?? store.ledger;
  const clock = { nowMs: at(options.now), now: () => clock.nowMs, onSet: () => () => {} };
  const slack = createPretendSlack(clock);
  const agendas = options.agendas ?? EVERY_DAY;
  const waits: number[] = [];
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    if (options.waitsTakeTime) clock.nowMs += ms;
  };
  const rest = {
    teamId: "T1",
    poster: slack,
    agendas,
    content: contentNamed("content-1"),
    log: silentLog,
    wait,
  };
  const runner = createDigestRunner({ ledger, clock, worker: "worker-1", ...rest });
  const digestService = createDigestService({
    ledger,
    agendas,
    clock,
    worker: "worker-1",
    adminUsers: ["U0ADMIN"],
    poster: slack,
    defaultZone: "UTC",
  });
  // It watches the ledger from now on, as a program does from its start.
  await runner.tick();
  const tickAtMs = async (nowMs: number): Promise<void> => {
    clock.nowMs = nowMs;
    await runner.tick();
  };
  return {
    ledger,
    slack,
    clock,
    runner,
    digestService,
    waits,
    tickAt: (moment) => tickAtMs(at(moment)),
    async runMinutes(from, minutes) {
      for (let minute = 0; minute < minutes; minute++) await tickAtMs(at(from) + minute * 60_000);
    },
    colleague(worker, skewMs = 0, teamId = "T1") {
      const skewed = { now: () => clock.nowMs + skewMs, onSet: () => () => {} };
      return createDigestRunner({ ledger, clock: skewed, worker, ...rest, teamId });
    },
    successor: (content, told) =>
      createDigestRunner({
        ledger,
        clock,
        worker: content.version,
        ...rest,
        content: () => content,
        agendas: told,
      }),
    posted: () => slack.messages.map(({ key }) => key),
    async status() {
      const [status] = await digestService.status(CHANNEL);
      if (status === undefined) throw new Error("the channel has no digest");
      return status;
    },
  };
}

/** An office whose channel gets a daily digest at 09:00 UTC from 26 April 2027 on. */
export async function subscribedOffice(options: Partial<OfficeOptions> = {}): Promise<Office> {
  const office = await openOffice({ now: "2027-04-26T08:00Z", ...options });
  await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
  return office;
}
