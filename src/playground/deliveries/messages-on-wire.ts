import type { Identity } from "../workspace/identity.ts";
import { asText, type JsonObject } from "../json.ts";
import type { Channel, Workspace } from "../workspace/workspace.ts";
import type { Message } from "../workspace/message.ts";

/** A message as Slack writes it in events, in `message` fields of interactions and in answers of chat methods. */
export function writeMessage(
  message: Message,
  workspace: Workspace,
  identity: Identity,
): JsonObject {
  const { team, bot } = identity;
  return {
    user: message.userId,
    type: "message",
    ts: message.ts,
    ...(message.clientMsgId === null ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.byBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    text: message.text,
    team: team.id,
    ...threadFields(message, workspace),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.editedTs ? { edited: { user: message.userId, ts: message.editedTs } } : {}),
    ...(message.byBot ? { bot_profile: botProfile(identity) } : {}),
  };
}

/** The `channel_type` of message events. */
export function nameChannelType(channel: Channel): "channel" | "group" | "im" {
  if (channel.kind === "direct") return "im";
  return channel.kind === "private" ? "group" : "channel";
}

/** The name that commands and actions carry: Slack tells none of private places. */
export function writeChannelName(channel: Channel): string {
  if (channel.kind === "direct") return "directmessage";
  return channel.kind === "private" ? "privategroup" : channel.name;
}

/** Blocks with the ids that Slack gives to those that have none. */
export function addBlockIds(
  blocks: readonly JsonObject[],
  newId: () => string,
): readonly JsonObject[] {
  return blocks.map((block) =>
    asText(block["block_id"]) === "" ? { ...block, block_id: newId() } : block,
  );
}

function threadFields(message: Message, workspace: Workspace): JsonObject {
  if (message.threadTs === null) return {};
  const parent = workspace.message(message.channel, message.threadTs);
  return {
    thread_ts: message.threadTs,
    ...(parent ? { parent_user_id: parent.userId } : {}),
  };
}

function botProfile({ team, bot }: Identity): JsonObject {
  return {
    id: bot.botId,
    app_id: bot.appId,
    user_id: bot.userId,
    name: bot.realName,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
}
