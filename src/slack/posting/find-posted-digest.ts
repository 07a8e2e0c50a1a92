import type { LookupOutcome } from "../../digest/ports/poster.ts";
import type { Client } from "../connection/web-client.ts";
import { makeDigestBlockId } from "../digest/digest-message.ts";

/** Messages a request; the most that Slack recommends. https://docs.slack.dev/reference/methods/conversations.history */
const PAGE_MESSAGES = 200;

/** 10,000 messages within minutes of a digest: somebody else's flood, which a person should look at. */
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
  const self = await client.auth.test();
  if (self.bot_id === undefined) return { outcome: "unreadable", cause: "no bot id" };
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { messages = [], response_metadata } = await client.conversations.history({
      channel,
      oldest: (sinceMs / 1_000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE_MESSAGES,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = messages.find((message) => message.bot_id === self.bot_id && bears(message, key));
    if (found?.ts !== undefined) return { outcome: "found", ts: found.ts };
    cursor = response_metadata?.next_cursor;
    if (cursor === undefined || cursor === "") return { outcome: "absent" };
  }
  return { outcome: "unreadable", cause: `more than ${PAGE_MESSAGES * PAGES_MAX} messages` };
}

interface Bearer {
  readonly metadata?: { readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}

/** By the metadata, or by the block id where the metadata was withheld. */
function bears(message: Bearer, key: string): boolean {
  const payload = message.metadata?.event_payload;
  if (payload && Reflect.get(payload, "key") === key) return true;
  const id = makeDigestBlockId(key);
  // A corrected one bears more behind it.
  return (
    message.blocks?.some(({ block_id }) => block_id === id || block_id?.startsWith(`${id} `)) ??
    false
  );
}
