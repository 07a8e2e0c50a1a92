import type { JsonObject } from "../json.ts";
import { writeMessage } from "../deliveries/messages-on-wire.ts";
import type { Channel } from "../workspace/workspace.ts";
import type { Message } from "../workspace/message.ts";
import type { World } from "../world.ts";
import {
  type Call,
  requireChannelScope,
  requireScope,
  readFlag,
  requireChannel,
  readLimit,
  readText,
  requireText,
  SlackError,
} from "./call.ts";
import { cutPage } from "./pages.ts";

export function getInfo(call: Call): JsonObject {
  const channel = requireChannel(call);
  requireChannelScope(call.world, channel, "read");
  const size = readFlag(call, "include_num_members") ? { num_members: channel.members.size } : {};
  return { channel: { ...channelOnWire(channel, call.world), ...size } };
}

export function list(call: Call): JsonObject {
  return channelPage(call, visibleChannels(call));
}

/** Those that a person is in, as far as the bot can see them; the bot's own without a person. */
export function listOfUser(call: Call): JsonObject {
  const { workspace, identity } = call.world;
  const user = readText(call, "user") ?? identity.bot.userId;
  if (user !== identity.bot.userId && !workspace.person(user)) {
    throw new SlackError("user_not_found");
  }
  return channelPage(
    call,
    visibleChannels(call).filter(({ members: all }) => all.has(user)),
  );
}

function visibleChannels(call: Call): readonly Channel[] {
  const { world } = call;
  const types = (readText(call, "types") ?? "public_channel").split(/\s*,\s*/);
  if (types.some((type) => !(type in KIND_OF_TYPE))) throw new SlackError("invalid_types");
  for (const type of types) requireScope(world, `${KIND_OF_TYPE[type]?.scope}:read`);
  const kinds = types.map((type) => KIND_OF_TYPE[type]?.kind);
  return world.workspace.channels.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === "channel" || world.workspace.botIsIn(channel)) &&
      !(readFlag(call, "exclude_archived") && channel.archived),
  );
}

function channelPage(call: Call, channels: readonly Channel[]): JsonObject {
  const page = cutPage(call, channels, readLimit(call, 100, 1000));
  return {
    channels: page.items.map((channel) => channelOnWire(channel, call.world)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

export function listMembers(call: Call): JsonObject {
  const channel = requireChannel(call);
  requireChannelScope(call.world, channel, "read");
  const page = cutPage(call, [...channel.members], readLimit(call, 100, 1000));
  return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

/** Opens the direct messages with one person; groups of people are not imitated. */
export function open(call: Call): JsonObject {
  const { workspace } = call.world;
  const ids = requireText(call, "users").split(",");
  if (ids.length > 1) throw new SlackError("method_not_supported_for_channel_type");
  const person = workspace.person(ids[0] ?? "");
  const channel = person && workspace.directWith(person.id);
  if (!channel) throw new SlackError("user_not_found");
  const whole = readFlag(call, "return_im") ? channelOnWire(channel, call.world) : {};
  return { no_op: true, already_open: true, channel: { ...whole, id: channel.id } };
}

/** Newest first, without the replies in threads. */
export function readHistory(call: Call): JsonObject {
  const channel = channelToRead(call);
  const messages = call.world.workspace
    .messagesIn(channel.id)
    .filter(({ threadTs, ts, onlyFor }) => onlyFor === null && (threadTs ?? ts) === ts)
    .filter(timeWindow(call))
    .toReversed();
  const page = cutPage(call, messages, readLimit(call, 100, 999));
  return {
    messages: messagesInHistory(call, channel, page.items),
    has_more: page.nextCursor !== "",
    pin_count: 0,
    ...(page.nextCursor === "" ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
  };
}

/** The thread's first message, then its replies, oldest first. */
export function readReplies(call: Call): JsonObject {
  const channel = channelToRead(call);
  const found = call.world.workspace.message(channel.id, requireText(call, "ts"));
  if (!found || found.onlyFor !== null) throw new SlackError("thread_not_found");
  const parentTs = found.threadTs ?? found.ts;
  const isInTime = timeWindow(call);
  const thread = call.world.workspace
    .messagesIn(channel.id)
    .filter(({ onlyFor }) => onlyFor === null)
    .filter(({ ts, threadTs }) => ts === parentTs || threadTs === parentTs)
    .filter((message) => message.ts === parentTs || isInTime(message));
  const page = cutPage(call, thread, readLimit(call, 1000, 1000));
  return {
    messages: messagesInHistory(call, channel, page.items),
    has_more: page.nextCursor !== "",
    ...(page.nextCursor === "" ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
  };
}

const KIND_OF_TYPE: Readonly<Record<string, { kind: Channel["kind"] | null; scope: string }>> = {
  public_channel: { kind: "channel", scope: "channels" },
  private_channel: { kind: "private", scope: "groups" },
  im: { kind: "direct", scope: "im" },
  mpim: { kind: null, scope: "mpim" },
};

function channelToRead(call: Call): Channel {
  const channel = requireChannel(call);
  requireChannelScope(call.world, channel, "history");
  if (!call.world.workspace.botIsIn(channel)) throw new SlackError("not_in_channel");
  return channel;
}

const TS = /^\d+(?:\.\d+)?$/;

/** The test for `oldest`, `latest` and, with a fault, what history does not show yet. */
function timeWindow(call: Call): (message: Message) => boolean {
  const oldest = timeArgument(call, "oldest") ?? 0;
  const latest = timeArgument(call, "latest") ?? Infinity;
  const inclusive = readFlag(call, "inclusive");
  const lagSeconds = call.fault?.kind === "history-lag" ? call.fault.seconds : null;
  const seenUntil = lagSeconds === null ? Infinity : call.world.clock.now() / 1000 - lagSeconds;
  return ({ ts }) => {
    const at = Number(ts);
    if (at > seenUntil) return false;
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function timeArgument(call: Call, name: "oldest" | "latest"): number | null {
  const value = readText(call, name);
  if (value === null) return null;
  if (!TS.test(value)) throw new SlackError(`invalid_ts_${name}`);
  return Number(value);
}

function messagesInHistory(
  call: Call,
  channel: Channel,
  messages: readonly Message[],
): readonly JsonObject[] {
  const { workspace, identity } = call.world;
  const threads = workspace.threadsIn(channel.id);
  const asked = readFlag(call, "include_all_metadata") && call.fault?.kind !== "no-metadata";
  const users = [identity.bot.userId];
  return messages.map((message) => {
    const answers = threads.get(message.ts);
    const reactions = message.reactions.map((name) => ({ name, users, count: 1 }));
    return {
      ...writeMessage(message, workspace, identity),
      ...(answers ? threadSummary(message, answers) : {}),
      ...(reactions.length > 0 ? { reactions } : {}),
      ...(asked && message.metadata ? { metadata: message.metadata } : {}),
    };
  });
}

function threadSummary(message: Message, answers: readonly Message[]): JsonObject {
  const users = [...new Set(answers.map(({ userId }) => userId))];
  return {
    thread_ts: message.ts,
    reply_count: answers.length,
    reply_users_count: users.length,
    latest_reply: answers.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}

function channelOnWire(channel: Channel, world: World): JsonObject {
  const { team } = world.identity;
  const common = {
    id: channel.id,
    created: channel.createdSeconds,
    is_archived: channel.archived,
    is_org_shared: false,
    context_team_id: team.id,
  };
  if (channel.kind === "direct") {
    const user = world.workspace.people.find(({ id }) => channel.members.has(id));
    return { ...common, is_im: true, user: user?.id, is_open: true, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "channel",
    is_group: channel.kind === "private",
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "private",
    is_general: channel.name === "general",
    is_member: world.workspace.botIsIn(channel),
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    shared_team_ids: [team.id],
    unlinked: 0,
    creator: world.workspace.people[0]?.id,
    topic: { value: channel.topic, creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    previous_names: [],
  };
}
