import { openAlmanac, type Almanac } from "./almanac.ts";
import { formatProblem } from "./article/problem.ts";
import { makeTypicalQuestions, warmUp } from "./ask/warm-up.ts";
import { createFeedPage } from "./calendar/feed-page.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { findCivilDateAt } from "./dates/civil-date.ts";
import { createDigestService } from "./digest/service/create-digest-service.ts";
import { createFeedService } from "./digest/feed/feed-service.ts";
import type { FeedService } from "./digest/feed/feed.ts";
import type { Painter } from "./digest/ports/picture.ts";
import { createDigestRunner, type DigestRunner } from "./digest/delivery/runner.ts";
import type { Content } from "./files/content.ts";
import { createVersionReader } from "./files/content-version.ts";
import type { Log } from "./log.ts";
import { waitForNextTurn } from "./next-turn.ts";
import { startTicking, type Ticking } from "./schedule/ticking.ts";
import { createPictureUploader } from "./slack/posting/picture-uploader.ts";
import type { SlackTokens, StartedSlack } from "./slack/dependencies.ts";
import { createPoster } from "./slack/posting/digest-poster.ts";
import { createSlackApp } from "./slack/slack-app.ts";
import { openStore, type Store } from "./store/open-store.ts";
import type { ServeWeb } from "./web.ts";

/** What the process provides to the app; tests and the playground provide their own. */
export interface Edges {
  readonly clock: Clock;
  readonly log: Log;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly painter: Painter;
}

export interface App {
  /** Opens the store, connects to Slack and begins to tick. Rejects with UserError, in words for the operator. */
  start(): Promise<StartedSlack>;
  /** Makes the first answers as fast as the later ones, while nothing else waits; resolves when that is done. */
  warmUp(): Promise<void>;
  /** Sends what is due now, as it does each minute; resolves when that is done. */
  lookNow(): Promise<void>;
  /** Finishes what is under way and closes all connections and the store. */
  stop(): Promise<void>;
  /** The app's own web pages: in HTTP mode on the same port as Slack's requests, else wherever the caller serves them. */
  readonly serve: ServeWeb;
}

/** The configuration of an app that has a workspace to connect to. */
export type AppConfig = Config & { readonly slack: SlackTokens };

const WORKER_ID_BYTES = 8;

/** Ties the almanac to Slack, a store and a clock. Nothing runs before `start`. */
export function createApp(config: AppConfig, edges: Edges): App {
  let running: Running | null = null;
  return {
    serve: async (request) => running?.serve(request) ?? null,
    async start() {
      const almanac = await openAlmanac(config.contentDir, {
        snapshotPath: config.snapshotPath,
        onTrouble: (cause) => edges.log.warn("search index", { cause: String(cause) }),
      });
      report(almanac.content(), edges.log);
      const store = await openStore(config.store);
      try {
        running = { almanac, ...(await run(config, edges, almanac, store)) };
      } catch (error) {
        await store.close();
        throw error;
      }
      return running.slack;
    },
    async warmUp() {
      if (running === null) return;
      const { almanac } = running;
      await warmUp(almanac.answerer, {
        questions: makeTypicalQuestions(listSubjects(almanac.content())),
        today: findCivilDateAt(edges.clock.now(), config.digestTimezone),
        pause: waitForNextTurn,
        isOver: () => running === null,
      });
    },
    async lookNow() {
      await running?.lookNow();
    },
    async stop() {
      await running?.stop();
      running = null;
    },
  };
}

interface Running {
  readonly almanac: Almanac;
  readonly slack: StartedSlack;
  readonly serve: ServeWeb;
  lookNow(): Promise<void>;
  stop(): Promise<void>;
}

async function run(
  config: AppConfig,
  { clock, log, randomBytes, wait, painter }: Edges,
  almanac: Almanac,
  store: Store,
): Promise<Omit<Running, "almanac">> {
  const { answerer: asking, followUps, agendas } = almanac;
  const questions = { asking, followUps, agendas };
  const { slack: connection, adminUsers, digestTimezone: defaultZone, port } = config;
  const { ledger, receipts } = store;
  const worker = Buffer.from(randomBytes(WORKER_ID_BYTES)).toString("hex");
  const poster = createPoster({ connection, adminUsers, log });
  const pictures = createPictureUploader({ connection, painter, clock, log, wait });
  const digests = { ledger, agendas, clock, worker };
  const digestService = createDigestService({ ...digests, poster, adminUsers, defaultZone });
  const { feeds, serve } = calendarsOf(config, { clock, log, randomBytes }, almanac, store);
  const content = createVersionReader(() => almanac.content());
  let ticking: Ticking | null = null;
  const slack = createSlackApp({
    connection,
    port,
    ...questions,
    pictures,
    digestService,
    feeds,
    serve,
    receipts,
    clock,
    log,
    digestTimezone: defaultZone,
    articleCount: () => almanac.content().articles.length,
    randomBytes,
    onReconnect: () => void ticking?.tickNow(),
  });
  const started = await slack.start();
  const { teamId } = started;
  await tellOfOtherTeams(store, teamId, log);
  const runner = createDigestRunner({ ...digests, teamId, content, poster, pictures, log, wait });
  const ticks = startTicking({ clock, tick: tickOf(almanac, runner, log), log });
  ticking = ticks;
  return {
    slack: started,
    serve,
    lookNow: () => ticks.tickNow(),
    async stop() {
      for (const one of [ticks, slack]) await one.stop();
      for (const one of [almanac, store]) await one.close();
    },
  };
}

/** A store may also hold the digests of other workspaces, which are left alone. */
async function tellOfOtherTeams({ ledger }: Store, teamId: string, log: Log): Promise<void> {
  const others = (await ledger.teams()).filter((one) => one.teamId !== teamId);
  for (const other of others) {
    log.warn("the store also holds digests of another workspace, which this process leaves alone", {
      served: teamId,
      ...other,
      takeOver: `/ip-digest adopt ${other.teamId}`,
    });
  }
}

function listSubjects({ articles, events }: Content): readonly string[] {
  return [...articles.map(({ title }) => title), ...events.map(({ title }) => title.en)];
}

/** Reloads the content first, so that the digests include editors' changes. */
function tickOf(almanac: Almanac, runner: DigestRunner, log: Log) {
  return async (signal: AbortSignal): Promise<void> => {
    await refresh(almanac, log);
    await runner.tick(signal);
  };
}

/** Digests go on even if the content cannot be read. */
async function refresh(almanac: Almanac, log: Log): Promise<void> {
  try {
    const content = await almanac.refresh();
    if (content !== null) report(content, log);
  } catch (error) {
    log.error("content not read again", { err: error });
  }
}

/** The addresses of channels' calendars, and the pages behind them where the almanac can be reached. */
function calendarsOf(
  { publicUrl }: AppConfig,
  edges: Pick<Edges, "clock" | "log" | "randomBytes">,
  almanac: Almanac,
  store: Store,
): { readonly feeds: FeedService; readonly serve: ServeWeb } {
  const subscriptions = store.ledger;
  const feeds = createFeedService({ feeds: store.feeds, subscriptions, publicUrl, ...edges });
  if (publicUrl === null) return { feeds, serve: async () => null };
  const { agendas } = almanac;
  const content = () => almanac.content();
  return { feeds, serve: createFeedPage({ feeds, agendas, content, publicUrl, ...edges }) };
}

function report({ articles, events, problems }: Content, log: Log): void {
  for (const problem of problems) log.warn("content problem", { problem: formatProblem(problem) });
  log.info("content read", { articles: articles.length, events: events.length });
}
