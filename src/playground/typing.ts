import { randomUUID } from "node:crypto";
import { announceHomeOpened, announceMembership, announceMessage } from "./events.ts";
import { randomHex } from "./identity.ts";
import type { HomeView, SayRequest } from "./page/protocol.ts";
import { Refusal } from "./refusal.ts";
import { type Directory, readTyped } from "./typed-text.ts";
import { viewOnWire } from "./views-on-wire.ts";
import type { Channel, Message, Person } from "./workspace.ts";
import type { World } from "./world.ts";

/** A person sends a message. */
export function say(world: World, request: SayRequest): { readonly ts: string } {
  const person = personNamed(world, request.as);
  const channel = channelOf(world, request.channel, person);
  if (channel.kind === "direct" && !world.grant.messagesTab) {
    throw new Refusal("Sending messages to this app has been turned off.");
  }
  if (request.text.trim() === "") throw new Refusal("An empty message cannot be sent.");
  const typed = readTyped(request.text, directoryOf(world));
  const message = world.workspace.post({
    channel: channel.id,
    threadTs: request.threadTs === null ? null : threadOf(world, channel, request.threadTs),
    userId: person.id,
    byBot: false,
    text: typed.text,
    blocks: [
      {
        type: "rich_text",
        block_id: randomHex(3),
        elements: [{ type: "rich_text_section", elements: typed.elements }],
      },
    ],
    metadata: null,
    onlyFor: null,
    clientMsgId: randomUUID(),
    unfurlsLinks: true,
  });
  announceMessage(world, message);
  tellOfAbsence(world, channel, message);
  return { ts: message.ts };
}

/** A person opens the app's home tab. */
export function openHome(world: World, userId: string): HomeView {
  const person = personNamed(world, userId);
  const view = world.views.home(person.id);
  announceHomeOpened(world, person.id, view && viewOnWire(view, world.identity));
  return homeOf(world, person.id);
}

export function homeOf(world: World, userId: string): HomeView {
  const blocks = world.views.home(userId)?.sent["blocks"];
  return { blocks: Array.isArray(blocks) ? blocks : [] };
}

/** `/invite @almanac` and `/remove @almanac`, Slack's own commands; false when it is another command. */
export function runBuiltIn(world: World, person: Person, channel: Channel, typed: string): boolean {
  const match = /^\/(invite|remove)\s*(?<names>.*)$/s.exec(typed);
  if (!match) return false;
  const { bot } = world.identity;
  const names = (match.groups?.["names"] ?? "").split(/\s+/);
  if (!names.includes(`@${bot.name}`)) {
    throw new Refusal(
      `Write ${match[0].split(" ")[0]} @${bot.name}; others stay where they are here.`,
    );
  }
  if (channel.kind === "direct") throw new Refusal("Direct messages have no other members.");
  const joins = match[1] === "invite";
  const changed = world.workspace.setMember(channel, bot.userId, joins);
  if (changed) announceMembership(world, channel, person.id);
  const state = joins ? "is now in" : "is no longer in";
  const unchanged = joins ? "was already in" : "is not in";
  const where = `${changed ? state : unchanged} #${channel.name}`;
  notify(world, person.id, `@${bot.name} ${where}.`, "info");
  return true;
}

export function notify(world: World, userId: string, text: string, level: "info" | "error"): void {
  world.feed.publish({ kind: "notice", userId, text, level });
}

export function personNamed(world: World, id: string): Person {
  const person = world.workspace.person(id);
  if (!person) throw new Refusal(`Nobody here has the id ${id}.`);
  return person;
}

export function channelOf(world: World, idOrName: string, person: Person): Channel {
  const channel = world.workspace.channel(idOrName);
  if (!channel?.members.has(person.id)) {
    throw new Refusal(`${person.realName} is in no channel ${idOrName}.`);
  }
  if (channel.archived) throw new Refusal(`#${channel.name} is archived.`);
  return channel;
}

function directoryOf({ workspace, identity }: World): Directory {
  const { bot } = identity;
  const everybody = workspace.people.map(({ name, id }) => [name, id] as const);
  const channels = workspace.channels.filter(({ kind }) => kind !== "direct");
  return {
    users: new Map([...everybody, [bot.name, bot.userId]]),
    channels: new Map(channels.map(({ name, id }) => [name, id])),
  };
}

function threadOf(world: World, channel: Channel, ts: string): string {
  const parent = world.workspace.message(channel.id, ts);
  if (!parent) throw new Refusal("The message of this thread was deleted.");
  return parent.threadTs ?? parent.ts;
}

/** Slack offers to invite a bot that is mentioned where it is not; the app hears nothing. */
function tellOfAbsence(world: World, channel: Channel, message: Message): void {
  const { bot } = world.identity;
  if (world.workspace.botIsIn(channel) || !message.text.includes(`<@${bot.userId}>`)) return;
  const text = `@${bot.name} is not in #${channel.name}. Write /invite @${bot.name} to add it.`;
  notify(world, message.userId, text, "info");
}
