/**
 * What a refusal means for the subscription, as a sentence that tells how to repair it; null when it goes on.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function suspensionReason(error: string): string | null {
  return SUSPENDING.get(error) ?? null;
}

const RESUME = "then `/ip-digest resume`";

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
    "account_inactive",
    `The app was removed from the workspace. An admin can install it again, ${RESUME}.`,
  ],
  [
    "token_revoked",
    `The app's access to the workspace was revoked. An admin can install it again, ${RESUME}.`,
  ],
]);
