import { isDirect, type Destination } from "../destination.ts";

/**
 * What a refusal means for the subscription, as a sentence that tells how to repair it; null when it goes on.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function suspensionReason(error: string, to: Destination): string | null {
  const personal = isDirect(to) ? PERSONAL.get(error) : undefined;
  return personal ?? SUSPENDING.get(error) ?? null;
}

const RESUME = "then `/ip-digest resume`";

/** A person cannot invite the bot to their direct messages. */
const UNREACHABLE = `I can no longer write to this person: the account was closed, or the app was removed or blocked. Open my Messages tab, ${RESUME}.`;

const PERSONAL: ReadonlyMap<string, string> = new Map([
  ["channel_not_found", UNREACHABLE],
  ["not_in_channel", UNREACHABLE],
  ["is_archived", UNREACHABLE],
]);

const SUSPENDING: ReadonlyMap<string, string> = new Map([
  [
    "not_in_channel",
    `I am not a member of the channel. Invite me with \`/invite @almanac\`, ${RESUME}.`,
  ],
  [
    "channel_not_found",
    `I cannot see the channel: it was deleted, or it is private and I was removed. Invite me with \`/invite @almanac\`, ${RESUME}.`,
  ],
  ["is_archived", `The channel is archived. Unarchive it, ${RESUME}.`],
  [
    "messages_tab_disabled",
    `The app's Messages tab is switched off. An admin can switch it on, ${RESUME}.`,
  ],
  [
    "account_inactive",
    `The app was removed from the workspace. An admin can install it again, ${RESUME}.`,
  ],
  [
    "token_revoked",
    `The app's access to the workspace was revoked. An admin can install it again, ${RESUME}.`,
  ],
]);
