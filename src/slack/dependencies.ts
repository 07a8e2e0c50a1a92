import type { Receipts } from "../receipts.ts";
import type { Answerer } from "../ask/answer.ts";
import type { FollowUpReader } from "../ask/follow-up/resolve-follow-up.ts";
import type { Clock } from "../clock.ts";
import type { SlackConnection } from "../config.ts";
import type { Agendas } from "../digest/compose/agenda.ts";
import type { DigestService } from "../digest/service/digest-service.ts";
import type { FeedService } from "../digest/feed/feed.ts";
import type { PictureUploader } from "../digest/ports/picture.ts";
import type { Log } from "../log.ts";
import type { ServeWeb } from "../web.ts";

/** How to reach Slack, or a stand-in for it. */
export type SlackTokens = Exclude<SlackConnection, { mode: "playground" }>;

/** Everything that the Slack side needs from the rest of the almanac. */
export interface SlackDependencies {
  readonly connection: SlackTokens;
  /** For Slack's requests in HTTP mode; 0 picks a free one. Not used with Socket Mode. */
  readonly port: number;
  readonly asking: Answerer;
  /** Reads a question by those before it, oldest first. */
  readonly followUps: FollowUpReader;
  /** How many articles the almanac holds now; said when nothing answers. */
  readonly articleCount: () => number;
  readonly agendas: Agendas;
  readonly pictures: PictureUploader;
  readonly digestService: DigestService;
  readonly feeds: FeedService;
  /** What the port serves beside Slack's requests. Not used with Socket Mode. */
  readonly serve: ServeWeb;
  readonly receipts: Receipts;
  readonly clock: Clock;
  readonly log: Log;
  /** IANA zone for people whose zone Slack does not tell. */
  readonly digestTimezone: string;
  /** For the references that tie a person's error message to the log, e.g. `crypto.randomBytes`. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** Called after each connection that follows a lost one: digests may have become due meanwhile. */
  readonly onReconnect?: () => void;
}

export interface SlackApp {
  /**
   * Connects (Socket Mode) or listens (HTTP). Rejects with UserError, in words for the operator,
   * when a token is refused, Slack cannot be reached or the port is in use.
   */
  start(): Promise<StartedSlack>;
  /** Takes no new work and resolves when the running work is done, or after a few seconds. */
  stop(): Promise<void>;
}

export interface StartedSlack {
  /** The bot's own user id. */
  readonly botUserId: string;
  /** The workspace of the bot's token. */
  readonly teamId: string;
  /** Where Slack's requests are expected, e.g. `http://localhost:3000/slack/events`; null with Socket Mode. */
  readonly url: string | null;
}
