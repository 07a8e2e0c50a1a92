import type { Log } from "../../log.ts";
import { readTypedText, removeMentions } from "../blocks/escape.ts";
import { describeCause } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import type { IncomingMessage } from "./incoming-message.ts";

/** Older messages belong to another conversation. */
const MESSAGES_READ = 15;

/**
 * What people asked before this message in its thread, or in the direct messages where it stands alone; oldest first.
 * Empty where Slack does not let the bot read them: the question then stands alone.
 */
export async function readEarlierQuestions(
  said: IncomingMessage,
  botUserId: string,
  { client, log }: { readonly client: Client; readonly log: Log },
): Promise<readonly string[]> {
  const { channel } = said.thread;
  // What others said in the channel does not belong to this conversation.
  if (said.rootTs === null && !said.isDirect) return [];
  try {
    const { messages = [] } =
      said.rootTs === null
        ? await client.conversations.history({ channel, latest: said.ts, limit: MESSAGES_READ })
        : await client.conversations.replies({ channel, ts: said.rootTs, latest: said.ts });
    return messages
      .filter(({ user, bot_id: botId, ts = "" }) => {
        const isPerson = user !== undefined && user !== botUserId && botId === undefined;
        return isPerson && ts < said.ts;
      })
      .toSorted((one, other) => (one.ts ?? "").localeCompare(other.ts ?? ""))
      .slice(-MESSAGES_READ)
      .map(({ text = "" }) => readTypedText(removeMentions(text, botUserId)))
      .filter((text) => text !== "");
  } catch (error) {
    log.warn("earlier questions not readable", { channel, cause: describeCause(error) });
    return [];
  }
}
