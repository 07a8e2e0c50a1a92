import { isDirect, type Destination } from "../../digest/destination.ts";
import type { Refusal } from "../../digest/ports/poster.ts";

/**
 * What is done about a chat.postMessage that Slack refused by name, for every name that Slack documents and every one
 * that was met: https://docs.slack.dev/reference/methods/chat.postMessage#errors and the errors of all methods.
 * `unknown` may have arrived, `wait` is a matter of pace; the others are as in `Refusal`.
 */
export type PostError =
  { readonly action: "unknown" } | { readonly action: "wait"; readonly waitMs: number } | Refusal;

/** An error that is not in the table is tried again, and reported by Slack's name for it. */
export function findPostError(error: string, to: Destination): PostError {
  const personal = isDirect(to) ? PERSONAL.get(error) : undefined;
  return personal ?? TABLE.get(error) ?? retry(`it says \`${error}\``, ASK_THE_OPERATOR);
}

const ASK_THE_OPERATOR = "Whoever runs the almanac finds more in its log";
const INVITE = "Invite me with `/invite @almanac`";
const ALLOW =
  "Whoever manages the channel can let apps post in it, or you can subscribe another channel";
const REINSTALL = "An admin can install it again";
const NEW_TOKEN = "Whoever runs the almanac has to give it a valid SLACK_BOT_TOKEN";

function suspend(cause: string, repair: string): Refusal {
  return { action: "suspend", cause, repair };
}

function retry(cause: string, repair: string): Refusal {
  return { action: "retry", cause, repair };
}

/** A person cannot invite the bot to their direct messages. */
const UNREACHABLE = suspend(
  "I can no longer write to this person: the account was closed, or the app was removed or blocked",
  "Open my Messages tab",
);

const PERSONAL: ReadonlyMap<string, PostError> = new Map([
  ["channel_not_found", UNREACHABLE],
  ["not_in_channel", UNREACHABLE],
  ["is_archived", UNREACHABLE],
  ["user_not_found", UNREACHABLE],
  ["user_disabled", UNREACHABLE],
  ["cannot_dm_bot", UNREACHABLE],
  ["user_not_visible", UNREACHABLE],
]);

const NOT_ALLOWED = suspend("this channel allows only some people to post", ALLOW);
const BAD_TOKEN = retry("the almanac's token is not valid", NEW_TOKEN);
const UNSURE = { action: "unknown" } as const;
const SOON = { action: "wait", waitMs: 60_000 } as const;
const GONE = suspend("the app was removed from the workspace", REINSTALL);

/** The message itself is at fault, which only a new version of the almanac can fix. */
const UNPOSTABLE = {
  action: "give-up",
  cause: "it does not accept the message's format",
  repair: ASK_THE_OPERATOR,
} as const;

const TABLE: ReadonlyMap<string, PostError> = new Map<string, PostError>([
  // "It's possible some aspect of the operation succeeded before the error was raised."
  ...named(UNSURE, "fatal_error internal_error request_timeout service_unavailable"),
  ...named(SOON, "rate_limited ratelimited"),
  ["message_limit_exceeded", { action: "wait", waitMs: 15 * 60_000 }],

  ["not_in_channel", suspend("I am not a member of the channel", INVITE)],
  [
    "channel_not_found",
    suspend("I cannot see the channel: it was deleted, or it is private and I was removed", INVITE),
  ],
  ["is_archived", suspend("the channel is archived", "Unarchive it")],
  [
    "messages_tab_disabled",
    suspend("the app's Messages tab is switched off", "An admin can switch it on"),
  ],
  ...named(GONE, "account_inactive app_not_installed"),
  ["token_revoked", suspend("the app's access to the workspace was revoked", REINSTALL)],
  ...named(
    NOT_ALLOWED,
    "restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel posting_to_general_channel_denied",
  ),
  [
    "ekm_access_denied",
    suspend("the workspace's admins have switched off messages to this channel", ALLOW),
  ],
  ...named(
    suspend("the workspace's admins have restricted this app", "An admin can allow it"),
    "app_access_restricted team_access_not_granted access_denied no_permission",
  ),
  ...named(UNREACHABLE, "user_not_found user_disabled cannot_dm_bot user_not_visible"),

  ...named(
    BAD_TOKEN,
    "invalid_auth not_authed token_expired not_allowed_token_type as_user_not_supported",
  ),
  [
    "missing_scope",
    retry(
      "the app lacks the permission to post",
      "An admin can install it again with the permissions of its manifest",
    ),
  ],
  ...named(
    retry("Slack accepts this app from certain addresses only", ASK_THE_OPERATOR),
    "accesslimited access_limited",
  ),
  ...named(
    retry("the workspace is being moved into an organisation", "It will pass by itself"),
    "team_added_to_org org_login_required team_not_found",
  ),
  [
    "two_factor_setup_required",
    retry("the workspace asks for two-factor authentication", ASK_THE_OPERATOR),
  ],
  ...named(
    retry("this kind of message is not allowed here", ASK_THE_OPERATOR),
    "restricted_action_non_threadable_channel restricted_action_thread_locked cannot_reply_to_message method_deprecated deprecated_endpoint enterprise_is_restricted ekm_access_denied_for_app",
  ),

  ...named(
    UNPOSTABLE,
    `attachment_payload_limit_exceeded invalid_arg_name invalid_arguments invalid_array_arg invalid_attachments
     invalid_blocks invalid_blocks_format invalid_charset invalid_form_data invalid_metadata_format
     invalid_metadata_schema invalid_post_type markdown_text_conflict metadata_must_be_sent_from_app metadata_too_large
     missing_post_type msg_blocks_too_long msg_too_long no_text too_many_attachments too_many_contact_cards
     missing_file_data slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
     slack_connect_lists_sharing_blocked draft_already_deleted draft_already_sent draft_has_conflict draft_not_found
     duplicate_channel_not_found duplicate_message_not_found send_on_behalf_not_allowed`,
  ),
]);

function named(error: PostError, names: string): [string, PostError][] {
  return names.split(/\s+/).map((name) => [name, error]);
}
