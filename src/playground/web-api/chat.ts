import { announceChange, announceMessage, announceRemoval } from "../deliveries/events.ts";
import { hasScope } from "../workspace/grant.ts";
import type { JsonObject } from "../json.ts";
import { writeMessage } from "../deliveries/messages-on-wire.ts";
import { toTs } from "../workspace/timestamps.ts";
import type { Channel } from "../workspace/workspace.ts";
import type { Message, MessageDraft } from "../workspace/message.ts";
import {
  type Call,
  requireChannel,
  readText,
  requireText,
  isSwitchedOff,
  readFlag,
  SlackError,
} from "./call.ts";
import { type Content, readContent, UPDATE_TEXT_MAX, MESSAGE_TEXT_MAX } from "./content.ts";

export function postMessage(call: Call): JsonObject {
  const { world } = call;
  const channel = channelToWriteTo(call);
  const content = readContent(call, { textMax: MESSAGE_TEXT_MAX, tooLong: "truncate" });
  const message = world.workspace.post({
    ...postedBy(call, channel, content),
    threadTs: threadOf(call, channel),
    onlyFor: null,
  });
  announceMessage(world, message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: wire(call, message),
    ...(content.warnings.length === 0
      ? {}
      : { response_metadata: { warnings: content.warnings }, warning: content.warnings.join(",") }),
  };
}

export function postEphemeral(call: Call): JsonObject {
  const channel = channelToWriteTo(call);
  const userId = requireText(call, "user");
  if (!channel.members.has(userId)) throw new SlackError("user_not_in_channel");
  const content = readContent(call, { textMax: MESSAGE_TEXT_MAX, tooLong: "refuse" });
  // A private file has nobody to be shared with: https://github.com/slackapi/node-slack-sdk/issues/1790
  if (content.blocks.some((block) => block["slack_file"] !== undefined)) {
    throw new SlackError("invalid_blocks");
  }
  const message = call.world.workspace.post({
    ...postedBy(call, channel, content),
    threadTs: threadOf(call, channel),
    onlyFor: userId,
  });
  return { message_ts: message.ts };
}

export function update(call: Call): JsonObject {
  const { world } = call;
  const channel = requireChannel(call);
  const message = ownMessage(call, channel, "cant_update_message");
  const content = readContent(call, { textMax: UPDATE_TEXT_MAX, tooLong: "refuse" });
  const changed = world.workspace.change(message, {
    text: content.text,
    blocks: content.blocks,
    metadata: content.metadata === undefined ? message.metadata : content.metadata,
    // Slack marks an edit of text alone.
    editedTs: content.blocks.length > 0 ? message.editedTs : toTs(world.clock),
  });
  announceChange(world, message, changed);
  return {
    channel: channel.id,
    ts: changed.ts,
    text: changed.text,
    message: wire(call, changed),
  };
}

export function remove(call: Call): JsonObject {
  const channel = requireChannel(call);
  const message = ownMessage(call, channel, "cant_delete_message");
  call.world.workspace.remove(message);
  announceRemoval(call.world, message);
  return { channel: channel.id, ts: message.ts };
}

export function getPermalink(call: Call): JsonObject {
  const { workspace, identity } = call.world;
  const channel = requireChannel(call);
  const message = workspace.message(channel.id, requireText(call, "message_ts"));
  if (!message) throw new SlackError("message_not_found");
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : "";
  const path = `archives/${channel.id}/p${message.ts.replace(".", "")}${thread}`;
  return {
    channel: channel.id,
    permalink: `https://${identity.team.domain}.slack.com/${path}`,
  };
}

/** The channel to post to: by id or name, or a person's id for the direct messages with them. */
function channelToWriteTo(call: Call): Channel {
  const { workspace, grant } = call.world;
  const channel = workspace.directWith(requireText(call, "channel")) ?? requireChannel(call);
  if (channel.archived) throw new SlackError("is_archived");
  if (channel.kind === "direct" && !grant.messagesTab) {
    throw new SlackError("messages_tab_disabled");
  }
  // With every scope granted, "public" would hide that the bot was never invited.
  const mayPostAnywhere = grant.scopes !== null && hasScope(grant, "chat:write.public");
  if (!workspace.botIsIn(channel) && !mayPostAnywhere) throw new SlackError("not_in_channel");
  return channel;
}

function postedBy(
  call: Call,
  channel: Channel,
  content: Content,
): Omit<MessageDraft, "threadTs" | "onlyFor"> {
  return {
    channel: channel.id,
    userId: call.world.identity.bot.userId,
    byBot: true,
    text: content.text,
    blocks: content.blocks,
    metadata: content.metadata ?? null,
    clientMsgId: null,
    // Slack unfurls pages and media apart; a message stays bare only when both are refused.
    unfurlsLinks: !(isSwitchedOff(call, "unfurl_links") && isSwitchedOff(call, "unfurl_media")),
  };
}

/** The thread's first message, also when a reply was named. */
function threadOf(call: Call, channel: Channel): string | null {
  const threadTs = readText(call, "thread_ts");
  if (threadTs === null) return null;
  const parent = call.world.workspace.message(channel.id, threadTs);
  // Slack posts to an unknown thread too, where nobody sees it; that is always a mistake of the app.
  if (!parent) call.warnings.push("thread_not_found");
  if (readFlag(call, "reply_broadcast")) call.warnings.push("reply_broadcast is not imitated");
  return parent?.threadTs ?? threadTs;
}

function ownMessage(call: Call, channel: Channel, refusal: string): Message {
  const message = call.world.workspace.message(channel.id, requireText(call, "ts"));
  // Ephemeral messages cannot be changed: https://docs.slack.dev/messaging/modifying-messages
  if (!message || message.onlyFor !== null) throw new SlackError("message_not_found");
  if (!message.byBot) throw new SlackError(refusal);
  return message;
}

function wire(call: Call, message: Message): JsonObject {
  const { workspace, identity } = call.world;
  return {
    ...writeMessage(message, workspace, identity),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}
