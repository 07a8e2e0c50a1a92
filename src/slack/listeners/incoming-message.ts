import { hasMention } from "../blocks/escape.ts";
import type { Thread } from "../posting/post-message.ts";

/** Something that a person said to the bot. */
export interface IncomingMessage {
  readonly userId: string;
  /** Slack's timestamp of it. */
  readonly ts: string;
  /** As Slack delivers it. */
  readonly text: string;
  /** Where the answer goes. */
  readonly thread: Thread;
  /** In a direct message, where nobody else reads it. */
  readonly isDirect: boolean;
  /** The `ts` of the thread's first message; null outside a thread. */
  readonly rootTs: string | null;
  /** Identifies the message, whichever event brought it. */
  readonly key: string;
}

/**
 * What a person said to the bot, or null when the event is for nobody here: other bots and the bot itself, Slackbot,
 * edits, joins and other subtypes, and messages in channels that do not mention the bot.
 */
export function readIncomingMessage(
  botUserId: string,
  teamId: string,
  event: object,
): IncomingMessage | null {
  const heard = fieldsOf(event);
  if (heard === null || !isFromPerson(event, heard.user, botUserId)) return null;
  const { user, channel, ts, text, thread } = heard;
  const direct = Reflect.get(event, "channel_type") === "im" || channel.startsWith("D");
  const meant =
    direct || Reflect.get(event, "type") === "app_mention" || hasMention(text, botUserId);
  if (!meant) return null;
  return {
    userId: user,
    ts,
    text,
    // In a direct message the answer follows the question; in a channel it never leaves the thread.
    thread: { channel, threadTs: thread ?? (direct ? null : ts) },
    isDirect: direct,
    rootTs: thread,
    key: `message/${teamId}/${channel}/${ts}`,
  };
}

const SLACKBOT = "USLACKBOT";

function isFromPerson(event: object, user: string, botUserId: string): boolean {
  if (user === botUserId || user === SLACKBOT) return false;
  return ["bot_id", "bot_profile", "subtype", "edited"].every(
    (mark) => Reflect.get(event, mark) === undefined,
  );
}

interface Fields {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly thread: string | null;
}

function fieldsOf(event: object): Fields | null {
  const [user, channel, ts, text, thread]: unknown[] = [
    "user",
    "channel",
    "ts",
    "text",
    "thread_ts",
  ].map((key) => Reflect.get(event, key));
  if (typeof user !== "string" || typeof channel !== "string") return null;
  if (typeof ts !== "string" || typeof text !== "string") return null;
  return { user, channel, ts, text, thread: typeof thread === "string" ? thread : null };
}
