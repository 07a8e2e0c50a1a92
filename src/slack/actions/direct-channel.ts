import type { DigestService } from "../../digest/service/digest-service.ts";
import { isDirect, type Destination } from "../../digest/destination.ts";
import type { Subscription } from "../../digest/subscription.ts";
import { UserError } from "../../user-error.ts";
import { readRefusal } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { AS_WRITTEN } from "../blocks/message.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";

/** The direct messages in which a person gets digests; null where there are none. */
export async function findDirectMessages(
  digestService: DigestService,
  teamId: string,
  userId: string,
): Promise<Subscription | null> {
  const all = await digestService.subscribedBy(teamId, userId);
  return all.map(({ subscription }) => subscription).find(isDirect) ?? null;
}

/**
 * The same, opened where it is not known: a message to the person's id tells the id of the conversation,
 * so no scope for opening one is needed. Rejects with UserError when Slack refuses.
 */
export async function openDirectMessages(
  digestService: DigestService,
  client: Client,
  teamId: string,
  userId: string,
): Promise<Destination> {
  const known = await findDirectMessages(digestService, teamId, userId);
  if (known?.state === "active") return { teamId, channelId: known.channelId };
  const hello = buildSentenceMessage(
    "Your own digest of anniversaries comes here. `/ip-digest` in this conversation shows and changes it.",
  );
  try {
    const { channel } = await client.chat.postMessage({ ...AS_WRITTEN, ...hello, channel: userId });
    if (channel !== undefined) {
      const here = { teamId, channelId: channel };
      // Slack may have put another conversation in the place of the one that was known.
      if (known !== null && known.channelId !== channel) await digestService.move(known, here);
      return here;
    }
  } catch (error) {
    if (readRefusal(error) === null) throw error;
  }
  throw new UserError(
    "Slack does not let me write to you. Open my Messages tab once, or ask an admin to switch it on, then try again.",
  );
}
