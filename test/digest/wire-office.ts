import { onTestFinished } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { createAgendas, type Agendas } from "../../src/digest/compose/agenda.ts";
import { createDigestService } from "../../src/digest/service/create-digest-service.ts";
import type { DigestService } from "../../src/digest/service/digest-service.ts";
import type { Destination } from "../../src/digest/destination.ts";
import { createDigestRunner, type DigestRunner } from "../../src/digest/delivery/runner.ts";
import { silentLog } from "../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock, type SettableClock } from "../../src/playground/settable-clock.ts";
import { createPoster } from "../../src/slack/posting/digest-poster.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { freshLocation } from "./on-both-stores.ts";
import { anniversary, at, contentNamed, DAILY } from "./samples.ts";

/** The real poster against the fake workspace, with a clock that both share. */
export interface WireOffice {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  readonly store: Store;
  readonly digestService: DigestService;
  readonly channel: Destination;
  /** The key of the channel's digest of 26 April 2027. */
  readonly key: string;
  /** Another process, that sees Slack elsewhere or another time. */
  runner(differs?: { readonly apiUrl?: string; readonly clock?: Clock }): DigestRunner;
  /** Ticks minute by minute from an ISO moment on. */
  runMinutes(from: string, minutes: number, runner?: DigestRunner): Promise<void>;
  /** Whatever the channel holds of the digest, each with its attempt. */
  posts(): Promise<Mark[]>;
}

export interface Mark {
  readonly key: string;
  readonly attempt: number;
}

/** The bot is a member of it. */
export const NEWS = "C0IPNEWS001";

/** One event, on 26 April. */
export const ONE_DAY: Agendas = createAgendas([anniversary("treaty", "1970-04-26")], []);

/** The channel gets a daily digest at 09:00 UTC; it is 26 April 2027, 08:00. */
export async function openWireOffice(): Promise<WireOffice> {
  const clock = createSettableClock(Date.now);
  clock.set(at("2027-04-26T08:00Z"));
  const slack = await createFakeSlack({ clock });
  onTestFinished(() => slack.stop());
  const store = await openStore(await freshLocation());
  onTestFinished(() => store.close());
  const { ledger } = store;
  const channel = { teamId: slack.team.id, channelId: NEWS };
  const parts = {
    ledger,
    teamId: slack.team.id,
    agendas: ONE_DAY,
    content: contentNamed("content-1"),
    clock,
    worker: "worker-1",
  };
  const digestService = createDigestService({ ...parts, defaultZone: "UTC" });
  await digestService.subscribe(channel, [DAILY], "U0MEITAN001");
  const runner: WireOffice["runner"] = ({ apiUrl = slack.apiUrl, clock: own = clock } = {}) => {
    const { botToken, appToken } = slack.credentials;
    const connection = { mode: "socket", botToken, appToken, apiUrl } as const;
    const poster = createPoster({ connection, adminUsers: [], log: silentLog });
    const log = silentLog;
    return createDigestRunner({ ...parts, clock: own, poster, log, wait: async () => {} });
  };
  const usual = runner();
  return {
    slack,
    clock,
    store,
    digestService,
    channel,
    key: `${channel.teamId}/${NEWS}/daily/2027-04-26`,
    runner,
    async runMinutes(from, minutes, by = usual) {
      for (let minute = 0; minute < minutes; minute++) {
        clock.set(at(from) + minute * 60_000);
        await by.tick();
      }
    },
    posts: () => digestsIn(slack, NEWS),
  };
}

/** Reads a channel as Slack's API tells it, without the faults that a test ordered. */
export async function digestsIn(slack: FakeSlack, channel: string): Promise<Mark[]> {
  slack.faults.clear("conversations.history");
  const answer = await fetch(`${slack.apiUrl}conversations.history`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.credentials.botToken}` },
    body: new URLSearchParams({ channel, include_all_metadata: "true", limit: "999" }),
  });
  const { messages } = (await answer.json()) as {
    messages: { metadata?: { event_payload: Mark } }[];
  };
  return messages.flatMap(({ metadata }) => {
    if (metadata === undefined) return [];
    const { key, attempt } = metadata.event_payload;
    return [{ key, attempt }];
  });
}
