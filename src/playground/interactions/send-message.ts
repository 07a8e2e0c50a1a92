import { randomUUID } from "node:crypto";
import { announceMessage } from "../deliveries/events.ts";
import { drawHex } from "../workspace/identity.ts";
import type { SayRequest } from "../page/protocol.ts";
import { findChannel, notifyPerson, findPerson } from "../workspace/look-up.ts";
import { Refusal } from "../refusal.ts";
import { type Directory, readTyped } from "./typed-text.ts";
import type { Channel } from "../workspace/workspace.ts";
import type { Message } from "../workspace/message.ts";
import type { World } from "../world.ts";

/** A person sends a message. */
export function sendMessage(world: World, request: SayRequest): { readonly ts: string } {
  const person = findPerson(world, request.as);
  const channel = findChannel(world, request.channel, person);
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
        block_id: drawHex(3),
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
  notifyPerson(world, message.userId, text, "info");
}
