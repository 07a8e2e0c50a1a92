import { readCivilDate, type CivilDate } from "../../dates/civil-date.ts";
import type { DigestReading, FoundDigest, LookupOutcome } from "../../digest/ports/poster.ts";
import { DIGEST_KINDS } from "../../digest/subscription.ts";
import type { Client } from "../connection/web-client.ts";
import { makeDigestBlockId } from "../digest/digest-message.ts";

/** Messages a request; the most that Slack recommends. https://docs.slack.dev/reference/methods/conversations.history */
const PAGE_MESSAGES = 200;

/** 10,000 messages. A channel with more within days of a digest is flooded, and a person should look at it. */
const PAGES_MAX = 50;

/**
 * Looks through the channel's messages since then for a digest of this bot with that key.
 * Rejects when Slack refuses or cannot be reached.
 */
export async function findDigest(
  client: Client,
  key: string,
  channel: string,
  sinceMs: number,
): Promise<LookupOutcome> {
  const reading = await readOwnMessages(client, channel, sinceMs, (message) => {
    return message.ts !== undefined && bears(message, key) ? message.ts : null;
  });
  if ("cause" in reading) return { outcome: "unreadable", cause: reading.cause };
  const [ts] = reading.found;
  return ts === undefined ? { outcome: "absent" } : { outcome: "found", ts };
}

/** Every digest of this bot since then, and what it told. Rejects when Slack refuses or cannot be reached. */
export async function listDigests(
  client: Client,
  channel: string,
  sinceMs: number,
): Promise<DigestReading> {
  const reading = await readOwnMessages(client, channel, sinceMs, readDigest, true);
  if ("cause" in reading) return { outcome: "unreadable", cause: reading.cause, isLasting: true };
  return { outcome: "read", digests: reading.found };
}

interface Bearer {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}

/** Page by page, until one is found or to the end. */
async function readOwnMessages<Found>(
  client: Client,
  channel: string,
  sinceMs: number,
  read: (message: Bearer) => Found | null,
  toTheEnd = false,
): Promise<{ readonly found: readonly Found[] } | { readonly cause: string }> {
  const self = await client.auth.test();
  if (self.bot_id === undefined) return { cause: "no bot id" };
  const found: Found[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await client.conversations.history({
      channel,
      oldest: (sinceMs / 1_000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE_MESSAGES,
      ...(cursor === undefined ? {} : { cursor }),
    });
    // Without a list, nothing is known about what the channel holds.
    if (!Array.isArray(answer.messages)) return { cause: "an answer without messages" };
    const own = answer.messages.filter((message) => message.bot_id === self.bot_id);
    found.push(...own.flatMap((message) => read(message) ?? []));
    cursor = answer.response_metadata?.next_cursor;
    const isOver = cursor === undefined || cursor === "";
    if (isOver || (found.length > 0 && !toTheEnd)) return { found };
  }
  return { cause: `more than ${PAGE_MESSAGES * PAGES_MAX} messages` };
}

/** By the metadata, or by the block id where the metadata was withheld. */
function bears(message: Bearer, key: string): boolean {
  if (payloadText(message, "key") === key) return true;
  return (message.blocks ?? []).some(({ block_id }) => keyInBlockId(block_id) === key);
}

function readDigest(message: Bearer): FoundDigest | null {
  const key = payloadText(message, "key") ?? keyInBlocks(message);
  const [kindName, dateText] = key?.split("/").slice(-2) ?? [];
  const kind = DIGEST_KINDS.find((one) => one === kindName);
  const [date] = readDates([dateText ?? ""]);
  if (kind === undefined || date === undefined || message.ts === undefined) return null;
  const textsIn = (name: string) => (payloadText(message, name) ?? "").split(",").filter(Boolean);
  return {
    kind,
    date,
    ts: message.ts,
    occurrences: textsIn("occurrences"),
    covers: readDates(textsIn("covers")),
  };
}

function payloadText({ metadata }: Bearer, name: string): string | null {
  const value: unknown = metadata?.event_payload && Reflect.get(metadata.event_payload, name);
  return typeof value === "string" ? value : null;
}

function keyInBlocks({ blocks = [] }: Bearer): string | null {
  return blocks.map(({ block_id }) => keyInBlockId(block_id)).find((key) => key !== null) ?? null;
}

/** In a corrected digest more follows the key. */
function keyInBlockId(blockId: string | undefined): string | null {
  const mark = makeDigestBlockId("");
  if (!blockId?.startsWith(mark)) return null;
  return blockId.slice(mark.length).split(" ")[0] ?? null;
}

function readDates(texts: readonly string[]): CivilDate[] {
  return texts.flatMap((text) => {
    const reading = readCivilDate(text);
    return "date" in reading ? [reading.date] : [];
  });
}
