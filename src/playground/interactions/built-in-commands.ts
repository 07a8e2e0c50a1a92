import { announceMembership } from "../deliveries/events.ts";
import { notifyPerson } from "../workspace/look-up.ts";
import { Refusal } from "../refusal.ts";
import type { Channel, Person } from "../workspace/workspace.ts";
import type { World } from "../world.ts";

/** Slack's own commands that work here. */
export const BUILT_IN_COMMANDS = [
  { command: "/invite", description: "Add the app to this channel", usageHint: "@almanac" },
  { command: "/remove", description: "Take the app out of this channel", usageHint: "@almanac" },
];

/** `/invite @almanac` and `/remove @almanac`, Slack's own commands; false when it is another command. */
export function runBuiltIn(world: World, person: Person, channel: Channel, typed: string): boolean {
  const [command, ...names] = typed.trim().split(/\s+/);
  if (command !== "/invite" && command !== "/remove") return false;
  const { bot } = world.identity;
  if (!names.includes(`@${bot.name}`)) {
    throw new Refusal(`Write ${command} @${bot.name}; others stay where they are here.`);
  }
  if (channel.kind === "direct") throw new Refusal("Direct messages have no other members.");
  const joins = command === "/invite";
  const changed = world.workspace.setMember(channel, bot.userId, joins);
  if (changed) announceMembership(world, channel, person.id);
  const state = joins ? "is now in" : "is no longer in";
  const unchanged = joins ? "was already in" : "is not in";
  const where = `${changed ? state : unchanged} #${channel.name}`;
  notifyPerson(world, person.id, `@${bot.name} ${where}.`, "info");
  return true;
}
