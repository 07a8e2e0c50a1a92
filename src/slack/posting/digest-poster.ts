import { type types, webApi } from "@slack/bolt";
import { identifyOccurrence } from "../../digest/compose/compose-digest.ts";
import type { Digest } from "../../digest/digest.ts";
import type {
  DigestExtras,
  DigestReading,
  LookupOutcome,
  PostedMessage,
  Poster,
  IdempotencyKey,
  PostOutcome,
} from "../../digest/ports/poster.ts";
import type { Destination } from "../../digest/destination.ts";
import type { Log } from "../../log.ts";
import { describeCause, readRefusal } from "../connection/slack-error.ts";
import { buildClientOptions, type Client } from "../connection/web-client.ts";
import { makeDigestBlockId, buildDigestMessage } from "../digest/digest-message.ts";
import { findDigest, listDigests } from "./find-posted-digest.ts";
import { AS_WRITTEN, buildMessage, type Message } from "../blocks/message.ts";
import type { SlackTokens } from "../dependencies.ts";
import { readPostOutcome } from "./post-outcome.ts";
import { channel, linesBlock, plain } from "../blocks/rich-text.ts";
import { formatSentence } from "../blocks/sentence-message.ts";

/** One request to post a digest may take this long; the ledger's lease must be much longer. */
const POST_TIMEOUT_MS = 20_000;

/** Names the metadata of digests, so that they can be told from other messages of the bot. */
const DIGEST_EVENT_TYPE = "ip_digest";

export interface PosterParts {
  readonly connection: SlackTokens;
  /** Slack user ids of those who are told when a digest needs a person. */
  readonly adminUsers: readonly string[];
  readonly log: Log;
}

/**
 * Posts digests through a client of its own: exactly one request for each call, and a rate limit here
 * never slows down the answers to people.
 */
export function createPoster({ connection, adminUsers, log }: PosterParts): Poster {
  const client = new webApi.WebClient(connection.botToken, {
    ...buildClientOptions(connection, log),
    timeout: POST_TIMEOUT_MS,
  });
  return {
    post: (digest, to, mark, trimmings = UNTRIMMED) => post(client, digest, to, mark, trimmings),
    correct: (digest, to, mark, message) => correct(client, digest, to, mark, message),
    find: (key, to, sinceMs) => find(client, key, to, sinceMs),
    readDigests: (to, sinceMs) => readDigests(client, to, sinceMs),
    slackTimeMs: () => slackTimeMs(connection.apiUrl),
    async notifyAdmins({ userId, text, channelId }) {
      const people = adminUsers.length > 0 ? adminUsers : [userId].filter(Boolean);
      const message = noticeMessage(text, channelId);
      const reached = await Promise.all(
        people.map((person) => notify(client, person, message, log)),
      );
      return reached.includes(true);
    },
  };
}

const UNTRIMMED: DigestExtras = { picture: null, isLate: false };

async function post(
  client: Client,
  digest: Digest,
  to: Destination,
  mark: IdempotencyKey,
  trimmings: DigestExtras,
): Promise<PostOutcome> {
  try {
    const answer = await client.chat.postMessage({
      ...AS_WRITTEN,
      ...buildDigestMessage(digest, { blockId: makeDigestBlockId(mark.key), ...trimmings }),
      channel: to.channelId,
      metadata: metadataOf(digest, mark),
    });
    if (answer.ts !== undefined) return { outcome: "posted", ts: answer.ts };
    return { outcome: "unknown", cause: "an answer without ts" };
  } catch (error) {
    return readPostOutcome(error, to);
  }
}

async function correct(
  client: Client,
  digest: Digest,
  to: Destination,
  mark: IdempotencyKey,
  { ts, correctedOn, ...trimmings }: PostedMessage,
): Promise<PostOutcome> {
  try {
    await client.chat.update({
      ...AS_WRITTEN,
      ...buildDigestMessage(digest, {
        blockId: makeDigestBlockId(mark.key, correctedOn),
        correctedOn,
        ...trimmings,
      }),
      channel: to.channelId,
      ts,
      metadata: metadataOf(digest, mark),
    });
    return { outcome: "posted", ts };
  } catch (error) {
    return readPostOutcome(error, to);
  }
}

/**
 * What tells this digest from the bot's other messages, and which occurrences it announces. Slack documents no size
 * from which it refuses metadata as too large, so what is beyond a few thousand letters is counted.
 */
function metadataOf(
  digest: Digest,
  { key, attempt, covers = [] }: IdempotencyKey,
): types.MessageMetadata {
  const ids = digest.entries.map(({ occurrence }) => identifyOccurrence(occurrence));
  const told = withinLetters(ids, OCCURRENCES_LETTERS_MAX);
  return {
    event_type: DIGEST_EVENT_TYPE,
    event_payload: {
      key,
      attempt,
      // The documented payload has texts and numbers, not lists of texts.
      occurrences: told.join(","),
      more: ids.length - told.length,
      covers: covers.join(","),
    },
  };
}

/** About a hundred. */
const OCCURRENCES_LETTERS_MAX = 3_000;

function withinLetters(ids: readonly string[], lettersMax: number): readonly string[] {
  let letters = 0;
  const first = ids.findIndex((id) => (letters += id.length + 1) > lettersMax);
  return first === -1 ? ids : ids.slice(0, first);
}

async function find(
  client: Client,
  key: string,
  to: Destination,
  sinceMs: number,
): Promise<LookupOutcome> {
  try {
    return await findDigest(client, key, to.channelId, sinceMs);
  } catch (error) {
    return { outcome: "unreadable", cause: describeCause(error) };
  }
}

async function readDigests(
  client: Client,
  to: Destination,
  sinceMs: number,
): Promise<DigestReading> {
  try {
    return await listDigests(client, to.channelId, sinceMs);
  } catch (error) {
    const refusal = readRefusal(error);
    const isLasting = refusal !== null && refusal !== "ratelimited";
    return { outcome: "unreadable", cause: describeCause(error), isLasting };
  }
}

function noticeMessage(text: string, channelId: string | null): Message {
  const about = channelId === null ? [] : [channel(channelId), plain(": ")];
  return buildMessage(text, [linesBlock([[...about, ...formatSentence(text)]])]);
}

/** A direct message; chat.postMessage opens it by the person's id, so no scope for opening one is needed. */
async function notify(
  client: Client,
  person: string,
  message: Message,
  log: Log,
): Promise<boolean> {
  try {
    await client.chat.postMessage({ ...AS_WRITTEN, ...message, channel: person });
    return true;
  } catch (error) {
    log.error("admin notice not delivered", { user: person, cause: describeCause(error) });
    return false;
  }
}

const TIME_TIMEOUT_MS = 10_000;

/** api.test needs no token. The header counts whole seconds, so it is up to a second behind. */
async function slackTimeMs(apiUrl: string): Promise<number | null> {
  try {
    const address = new URL("api.test", apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/`);
    const answer = await fetch(address, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(TIME_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    const told = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(told) ? null : told;
  } catch {
    return null;
  }
}
