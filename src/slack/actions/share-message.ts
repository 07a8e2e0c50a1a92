import type { RespondFn } from "@slack/bolt";
import { UserError } from "../../user-error.ts";
import { AS_WRITTEN, type Message } from "../blocks/message.ts";
import { isNotAMember } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { postMessage } from "../posting/post-message.ts";

/** What a shared message needs: who posts it, where, and how the button that was pressed can be answered. */
export interface ShareRequest {
  readonly client: Client;
  /** Undefined where Slack does not say which channel the button is in. */
  readonly channel: string | undefined;
  readonly respond: RespondFn;
  readonly message: Message;
}

/**
 * Posts as the bot where it is a member, else through the button's own address, which needs no membership.
 * Rejects with UserError where neither works.
 */
export async function shareMessage(request: ShareRequest): Promise<void> {
  const { client, channel, respond, message } = request;
  if (channel !== undefined && (await isPosted(client, channel, message))) return;
  try {
    await respond({
      ...AS_WRITTEN,
      ...message,
      response_type: "in_channel",
      replace_original: false,
    });
  } catch (error) {
    throw explainNotShared(error);
  }
}

/** One sentence for a person whose message could not be shared because the bot is not in the channel. */
export function explainNotShared(cause: unknown): UserError {
  return new UserError(
    "I can't share this here because I'm not a member of this channel. Invite me with `/invite @almanac`, then share again.",
    { cause },
  );
}

/** False when the bot is not in the channel. */
async function isPosted(client: Client, channel: string, message: Message): Promise<boolean> {
  try {
    await postMessage(client, { channel, threadTs: null }, message);
    return true;
  } catch (error) {
    if (isNotAMember(error)) return false;
    throw error;
  }
}
