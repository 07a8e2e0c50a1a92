import type { Change } from "../workspace/feed.ts";
import { asObjects, asText, isObject } from "../json.ts";
import type {
  ChannelView,
  ClockView,
  MessageView,
  ModalView,
  StreamEvent,
  UserView,
  WorkspaceView,
} from "../page/protocol.ts";
import type { SettableClock } from "../settable-clock.ts";
import { findHome } from "../workspace/home.ts";
import { BUILT_IN_COMMANDS } from "../interactions/built-in-commands.ts";
import type { View } from "../workspace/views.ts";
import { isVisibleTo } from "../workspace/workspace.ts";
import { type Message } from "../workspace/message.ts";
import type { World } from "../world.ts";

/** What the page shows of the clock. */
export interface ClockFace {
  readonly clock: SettableClock;
  /** IANA zone. */
  readonly zone: string;
}

export function showWorkspace(world: World, face: ClockFace, as: string | null): WorkspaceView {
  const { team } = world.identity;
  return {
    team: { id: team.id, name: team.name },
    users: userViews(world),
    channels: channelViews(world, as),
    commands: [...(world.grant.commands ?? []), ...BUILT_IN_COMMANDS],
    clock: showClock(face),
    appConnected: world.deliveries.transport.connected,
  };
}

/** Messages that a person sees: of a channel without the replies, or of one thread; ascending. */
export function showMessages(
  world: World,
  question: {
    readonly channel: string;
    readonly thread: string | null;
    readonly as: string | null;
  },
): MessageView[] {
  const { thread, as } = question;
  const channel = world.workspace.channel(question.channel);
  if (!channel || (as !== null && !channel.members.has(as))) return [];
  const threads = world.workspace.threadsIn(channel.id);
  return world.workspace
    .messagesIn(channel.id)
    .filter((message) => as === null || isVisibleTo(message, as))
    .filter(({ ts, threadTs }) =>
      thread === null ? (threadTs ?? ts) === ts : ts === thread || threadTs === thread,
    )
    .map((message) => messageView(message, threads.get(message.ts)));
}

export function showModal(view: View | undefined): ModalView | null {
  if (!view) return null;
  const { sent } = view;
  return {
    id: view.id,
    title: plainText(sent["title"]) ?? "",
    submit: plainText(sent["submit"]),
    close: plainText(sent["close"]),
    blocks: asObjects(sent["blocks"]),
  };
}

export function showClock({ clock, zone }: ClockFace): ClockView {
  return { nowMs: clock.now(), zone, real: clock.real };
}

/** What a change means for the page of one person; null when it does not concern them. */
export function showChange(
  world: World,
  face: ClockFace,
  change: Change,
  as: string,
): StreamEvent | null {
  if ("userId" in change && change.userId !== as) return null;
  switch (change.kind) {
    case "posted":
    case "changed":
    case "deleted":
      return messageEvent(world, change.kind, change.message, as);
    case "home":
      return { type: "home", home: findHome(world, as) };
    case "modal":
      return { type: "modal", modal: showModal(world.views.modalsOf(as).at(-1)) };
    case "notice":
      return { type: "notice", text: change.text, level: change.level };
    case "channels":
      return { type: "channels", channels: channelViews(world, as) };
    case "clock":
      return { type: "clock", clock: showClock(face) };
    case "connection":
      break;
  }
  return { type: "connection", appConnected: world.deliveries.transport.connected };
}

function userViews({ workspace, identity }: World): UserView[] {
  const { bot } = identity;
  const people = workspace.people.map(({ id, name, realName, title, zone, hue }) => ({
    id,
    name,
    realName,
    title,
    zone,
    hue,
    isBot: false,
  }));
  const app = { id: bot.userId, name: bot.name, realName: bot.realName, title: "App" };
  return [...people, { ...app, zone: "UTC", isBot: true, hue: 175 }];
}

function channelViews({ workspace }: World, as: string | null): ChannelView[] {
  return workspace.channels
    .filter(({ members, archived }) => !archived && (as === null || members.has(as)))
    .map(({ id, name, kind, topic, members }) => ({
      id,
      name,
      kind,
      topic,
      members: [...members],
      unread: as === null ? 0 : workspace.unreadCount(id, as),
    }));
}

function messageEvent(
  world: World,
  kind: "posted" | "changed" | "deleted",
  message: Message,
  as: string,
): StreamEvent | null {
  const channel = world.workspace.channel(message.channel);
  if (!channel?.members.has(as) || !isVisibleTo(message, as)) return null;
  const { channel: id, ts } = message;
  if (kind === "deleted") return { type: "message-deleted", channel: id, ts };
  const type = kind === "posted" ? "message" : "message-changed";
  const replies = world.workspace.threadsIn(id).get(ts);
  return { type, message: messageView(message, replies) };
}

function messageView(message: Message, replies: readonly Message[] = []): MessageView {
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    userId: message.userId,
    text: message.text,
    // What a person typed is drawn from its text, which keeps its *marks*.
    blocks: message.byBot ? message.blocks : [],
    ephemeral: message.onlyFor !== null,
    edited: message.editedTs !== null,
    replyCount: replies.length,
    lastReplyTs: replies.at(-1)?.ts ?? null,
    unfurlsLinks: message.unfurlsLinks,
  };
}

function plainText(value: unknown): string | null {
  return isObject(value) ? asText(value["text"]) : null;
}
