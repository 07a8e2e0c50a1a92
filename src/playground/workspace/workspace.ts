import type { Feed } from "./feed.ts";
import type { Bot } from "./identity.ts";
import type { Message, MessageDraft } from "./message.ts";
import type { Timestamps } from "./timestamps.ts";

export interface Person {
  readonly id: string;
  /** The handle, typed as `@name`. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  /** IANA zone. */
  readonly zone: string;
  /** As Slack's `locale`, e.g. `en-GB`. */
  readonly locale: string;
  /** CSS hue 0-359 of the drawn avatar. */
  readonly hue: number;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "private";
  readonly topic: string;
  /** Ids of people. */
  readonly members: readonly string[];
  readonly withBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "private" | "direct";
  readonly topic: string;
  /** Ids of people, and of the bot. */
  readonly members: Set<string>;
  readonly createdSeconds: number;
  archived: boolean;
}

/** People, channels, who is where, and every message. */
export class Workspace {
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly #bot: Bot;
  readonly #feed: Feed;
  readonly #timestamps: Timestamps;
  readonly #messages = new Map<string, Message[]>();
  readonly #lastRead = new Map<string, string>();

  constructor(setting: {
    readonly people: readonly Person[];
    readonly channels: readonly ChannelSeed[];
    readonly bot: Bot;
    readonly feed: Feed;
    readonly timestamps: Timestamps;
    readonly createdSeconds: number;
  }) {
    this.#bot = setting.bot;
    this.#feed = setting.feed;
    this.#timestamps = setting.timestamps;
    this.people = setting.people;
    const { createdSeconds } = setting;
    this.channels = [
      ...setting.channels.map((seed) => openChannel(seed, setting.bot, createdSeconds)),
      ...setting.people.map((person) => openDirect(person, setting.bot, createdSeconds)),
    ];
  }

  person(id: string): Person | null {
    return this.people.find((person) => person.id === id) ?? null;
  }

  /** By id, or by name with or without `#`. */
  channel(idOrName: string): Channel | null {
    const name = idOrName.replace(/^#/, "");
    const named = this.channels.filter(({ kind }) => kind !== "direct");
    return (
      this.channels.find(({ id }) => id === idOrName) ??
      named.find((channel) => channel.name === name) ??
      null
    );
  }

  /** The direct messages between the bot and a person. */
  directWith(personId: string): Channel | null {
    if (!this.person(personId)) return null;
    const direct = this.channels.filter(({ kind }) => kind === "direct");
    return direct.find(({ members }) => members.has(personId)) ?? null;
  }

  botIsIn(channel: Channel): boolean {
    return channel.members.has(this.#bot.userId);
  }

  post(draft: MessageDraft): Message {
    const message: Message = {
      ...draft,
      ts: this.#timestamps.next(),
      editedTs: null,
      reactions: [],
    };
    this.#listOf(draft.channel).push(message);
    this.#feed.publish({ kind: "posted", message });
    this.#feed.publish({ kind: "channels" });
    return message;
  }

  /** Replaces parts of a message that is still there; returns what it is afterwards. */
  change(message: Message, changes: Partial<Message>): Message {
    const changed: Message = { ...message, ...changes };
    const list = this.#listOf(message.channel);
    list.splice(indexOfTs(list, message.ts), 1, changed);
    this.#feed.publish({ kind: "changed", message: changed });
    return changed;
  }

  remove(message: Message): void {
    const list = this.#listOf(message.channel);
    list.splice(indexOfTs(list, message.ts), 1);
    this.#feed.publish({ kind: "deleted", message });
  }

  message(channelId: string, ts: string): Message | null {
    return this.messagesIn(channelId).find((message) => message.ts === ts) ?? null;
  }

  /** Ascending, of every thread, ephemeral ones included. */
  messagesIn(channelId: string): readonly Message[] {
    return this.#messages.get(channelId) ?? [];
  }

  /** The replies of every thread in a channel, by the `ts` of its first message. */
  threadsIn(channelId: string): ReadonlyMap<string, readonly Message[]> {
    const threads = new Map<string, Message[]>();
    for (const message of this.messagesIn(channelId)) {
      const { threadTs, ts, onlyFor } = message;
      if (threadTs === null || threadTs === ts || onlyFor !== null) continue;
      const replies = threads.get(threadTs) ?? [];
      replies.push(message);
      threads.set(threadTs, replies);
    }
    return threads;
  }

  /** Adds or takes away a member; false when nothing changed. */
  setMember(channel: Channel, userId: string, isMember: boolean): boolean {
    if (channel.members.has(userId) === isMember) return false;
    if (isMember) channel.members.add(userId);
    else channel.members.delete(userId);
    this.#feed.publish({ kind: "channels" });
    return true;
  }

  markRead(channelId: string, userId: string): void {
    const last = this.messagesIn(channelId).at(-1);
    if (last) this.#lastRead.set(`${channelId} ${userId}`, last.ts);
    this.#feed.publish({ kind: "channels" });
  }

  unreadCount(channelId: string, userId: string): number {
    const lastRead = this.#lastRead.get(`${channelId} ${userId}`) ?? "";
    return this.messagesIn(channelId).filter(
      (message) =>
        message.ts > lastRead && message.userId !== userId && isVisibleTo(message, userId),
    ).length;
  }

  #listOf(channelId: string): Message[] {
    const list = this.#messages.get(channelId) ?? [];
    this.#messages.set(channelId, list);
    return list;
  }
}

export function isVisibleTo(message: Message, userId: string): boolean {
  return message.onlyFor === null || message.onlyFor === userId;
}

function openChannel(seed: ChannelSeed, bot: Bot, createdSeconds: number): Channel {
  const members = new Set(seed.withBot ? [...seed.members, bot.userId] : seed.members);
  const { id, name, kind, topic } = seed;
  return { id, name, kind, topic, members, createdSeconds, archived: false };
}

function openDirect(person: Person, bot: Bot, createdSeconds: number): Channel {
  return {
    id: `D${person.id.slice(1)}`,
    name: bot.name,
    kind: "direct",
    topic: "",
    members: new Set([person.id, bot.userId]),
    createdSeconds,
    archived: false,
  };
}

function indexOfTs(list: readonly Message[], ts: string): number {
  const index = list.findIndex((message) => message.ts === ts);
  if (index === -1) throw new Error(`There is no message ${ts} any more.`);
  return index;
}
