import { hasScope, isSubscribed } from "../workspace/grant.ts";
import { drawId } from "../workspace/identity.ts";
import type { JsonObject } from "../json.ts";
import { nameChannelType, writeMessage } from "./messages-on-wire.ts";
import { toTs, toSeconds } from "../workspace/timestamps.ts";
import type { Channel } from "../workspace/workspace.ts";
import type { Message } from "../workspace/message.ts";
import type { World } from "../world.ts";

/** Tells the app about a new message: up to two events, as Slack does for a mention in a channel. */
export function announceMessage(world: World, message: Message): void {
  const channel = world.workspace.channel(message.channel);
  if (!channel || message.onlyFor !== null || !world.workspace.botIsIn(channel)) return;
  const body = { ...bodyOf(world, message), channel: channel.id, event_ts: message.ts };
  sendEvent(world, messageEventName(channel), {
    ...body,
    type: "message",
    channel_type: nameChannelType(channel),
  });
  // Slack sends no app_mention for direct messages.
  if (channel.kind !== "direct" && !message.byBot && mentionsBot(world, message.text)) {
    sendEvent(world, "app_mention", { ...body, type: "app_mention" });
  }
}

export function announceChange(world: World, before: Message, after: Message): void {
  announceSubtype(world, after, {
    subtype: "message_changed",
    message: bodyOf(world, after),
    previous_message: bodyOf(world, before),
  });
}

export function announceRemoval(world: World, message: Message): void {
  announceSubtype(world, message, {
    subtype: "message_deleted",
    deleted_ts: message.ts,
    previous_message: bodyOf(world, message),
  });
}

/** `member_joined_channel` or `member_left_channel` of the bot itself. */
export function announceMembership(world: World, channel: Channel, byUserId: string): void {
  const joined = world.workspace.botIsIn(channel);
  sendEvent(world, joined ? "member_joined_channel" : "member_left_channel", {
    type: joined ? "member_joined_channel" : "member_left_channel",
    user: world.identity.bot.userId,
    channel: channel.id,
    channel_type: channel.kind === "private" ? "G" : "C",
    team: world.identity.team.id,
    ...(joined ? { inviter: byUserId } : {}),
    event_ts: toTs(world.clock),
  });
}

export function announceHomeOpened(world: World, userId: string, home: JsonObject | null): void {
  sendEvent(world, "app_home_opened", {
    type: "app_home_opened",
    user: userId,
    channel: world.workspace.directWith(userId)?.id,
    tab: "home",
    ...(home ? { view: home } : {}),
    event_ts: toTs(world.clock),
  });
}

export function announceReaction(
  world: World,
  reaction: { message: Message; name: string; userId: string; added: boolean },
): void {
  const type = reaction.added ? "reaction_added" : "reaction_removed";
  sendEvent(world, type, {
    type,
    user: reaction.userId,
    reaction: reaction.name,
    item: { type: "message", channel: reaction.message.channel, ts: reaction.message.ts },
    item_user: reaction.message.userId,
    event_ts: toTs(world.clock),
  });
}

/** The scope without which Slack does not send an event. */
const SCOPE_OF_EVENT: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  reaction_added: "reactions:read",
  reaction_removed: "reactions:read",
};

/** Sends an event if the app subscribes to it by the manifest's name and has its scope. */
function sendEvent(world: World, name: string, event: JsonObject): void {
  const scope = SCOPE_OF_EVENT[name];
  if (!isSubscribed(world.grant, name)) return;
  if (scope !== undefined && !hasScope(world.grant, scope)) return;
  world.deliveries.sendEvent(eventCallback(world, event));
}

/** The wrapping of every event: https://docs.slack.dev/apis/events-api/#callback-field */
function eventCallback({ identity, clock }: World, event: JsonObject): JsonObject {
  const { team, bot, verificationToken } = identity;
  return {
    token: verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: "event_callback",
    event_id: drawId("Ev"),
    event_time: toSeconds(clock),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${drawId("e")}`,
  };
}

function announceSubtype(world: World, message: Message, fields: JsonObject): void {
  const channel = world.workspace.channel(message.channel);
  if (!channel || message.onlyFor !== null || !world.workspace.botIsIn(channel)) return;
  const eventTs = toTs(world.clock);
  sendEvent(world, messageEventName(channel), {
    type: "message",
    ...fields,
    channel: channel.id,
    hidden: true,
    ts: eventTs,
    event_ts: eventTs,
    channel_type: nameChannelType(channel),
  });
}

function messageEventName(channel: Channel): string {
  const kinds = { channel: "message.channels", private: "message.groups", direct: "message.im" };
  return kinds[channel.kind];
}

function bodyOf(world: World, message: Message): JsonObject {
  return writeMessage(message, world.workspace, world.identity);
}

function mentionsBot({ identity }: World, text: string): boolean {
  return text.includes(`<@${identity.bot.userId}>`);
}
