import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import type { Article } from "../../src/article/article.ts";
import type { ArticleAnswer, Answerer } from "../../src/ask/answer.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import type { DigestService } from "../../src/digest/service/digest-service.ts";
import type { FeedService } from "../../src/digest/feed/feed.ts";
import type { PictureUploader } from "../../src/digest/ports/picture.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import type { Log, LogFields } from "../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { readGrant } from "../../src/playground/workspace/grant.ts";
import { createSettableClock, type SettableClock } from "../../src/playground/settable-clock.ts";
import type { Receipts } from "../../src/receipts.ts";
import type { SlackApp, SlackDependencies, StartedSlack } from "../../src/slack/dependencies.ts";
import { createSlackApp } from "../../src/slack/slack-app.ts";
import { UserError } from "../../src/user-error.ts";
import { openDesk } from "./desk.ts";

/** The Slack side of the almanac against the fake Slack, over its real wire. */
export interface Office {
  readonly slack: FakeSlack;
  readonly app: SlackApp;
  readonly started: StartedSlack;
  readonly clock: SettableClock;
  readonly log: LogLine[];
  readonly parts: SlackDependencies;
}

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

export interface OfficeSetup {
  readonly mode?: "socket" | "http";
  readonly ask?: Answerer["ask"];
  readonly catalogue?: readonly CatalogueEvent[];
  readonly articles?: readonly Article[];
  readonly pictures?: PictureUploader;
  readonly digestService?: DigestService;
  readonly receipts?: Receipts;
  readonly onReconnect?: () => void;
  /** Instant at which the clock stands at first. */
  readonly now?: string;
}

/** The id of the fake workspace. */
export const TEAM = "T0IPOFFICE1";
export const MEI = "U0MEITAN001";
export const ROSA = "U0ROSADE001";
export const NEWS = "C0IPNEWS001";
export const PRESS = "C0PRESS0001";

/** Closed when the test ends. */
export async function openOffice(setup: OfficeSetup = {}): Promise<Office> {
  const clock = createSettableClock(Date.now);
  clock.set(Date.parse(setup.now ?? "2026-11-30T02:00:00Z"));
  const grant = readGrant(parse(readFileSync("manifest.yml", "utf8")));
  const slack = await createFakeSlack({ clock, grant, retryDelaysMs: [20, 20, 20] });
  const { log, lines } = recordingLog();
  const { catalogue = [], articles = [] } = setup;
  const agendas = createAgendas(catalogue, articles);
  const digestService = setup.digestService ?? (await openDesk(clock, agendas));
  const parts = partsOf(slack, { ...setup, digestService }, clock, log);
  const app = createSlackApp(parts);
  const started = await app.start();
  if (started.url !== null) slack.deliverTo(started.url);
  onTestFinished(async () => {
    await app.stop();
    await slack.stop();
  });
  return { slack, app, started, clock, log: lines, parts };
}

export function partsOf(
  slack: FakeSlack,
  setup: OfficeSetup & Required<Pick<OfficeSetup, "digestService">>,
  clock: SettableClock,
  log: Log,
): SlackDependencies {
  const { botToken, appToken, signingSecret } = slack.credentials;
  const apiUrl = slack.apiUrl;
  const { catalogue = [], articles = [], onReconnect } = setup;
  return {
    connection:
      setup.mode === "http"
        ? { mode: "http", botToken, signingSecret, apiUrl }
        : { mode: "socket", botToken, appToken, apiUrl },
    port: 0,
    followUps: { resolve: (question) => ({ kind: "alone", question }) },
    asking: { ask: setup.ask ?? nothingFound },
    articleCount: () => articles.length,
    agendas: createAgendas(catalogue, articles),
    pictures: setup.pictures ?? EMPTY_GALLERY,
    digestService: setup.digestService,
    feeds: NO_FEEDS,
    serve: async () => null,
    receipts: setup.receipts ?? memoryReceipts(),
    clock,
    log,
    digestTimezone: "Asia/Shanghai",
    randomBytes: (size) => randomBytes(size),
    ...(onReconnect === undefined ? {} : { onReconnect }),
  };
}

/** The addresses of calendars are tested end to end. */
const NO_FEEDS: FeedService = {
  open: async () => {
    throw new UserError("There are no calendar addresses here.");
  },
  revoke: async () => 0,
  wishesBehind: async () => null,
};

/** Pictures are tested end to end. */
const EMPTY_GALLERY: PictureUploader = { show: async () => null, refused() {} };

/** Remembers like the store does, for one run. */
export function memoryReceipts(): Receipts {
  const taken = new Set<string>();
  return {
    async take(key) {
      const isNew = !taken.has(key);
      taken.add(key);
      return isNew;
    },
  };
}

export function recordingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}): void => {
      lines.push({ level, event, fields });
    };
  return {
    lines,
    log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") },
  };
}

function nothingFound(): ArticleAnswer {
  return { kind: "not-found", missing: [], nearest: [], didYouMean: [] };
}

/** What a person reads of blocks: the words of every text, a line for each line. */
export function wordsIn(blocks: readonly object[]): string {
  return blocks.map((block) => textsIn(block).join("")).join("\n");
}

function textsIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === "user_id" || key === "channel_id") return [`<${String(value)}>`];
    return key === "text" && typeof value === "string" ? [value] : textsIn(value);
  });
}
