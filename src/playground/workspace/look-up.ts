import { Refusal } from "../refusal.ts";
import type { Channel, Person } from "./workspace.ts";
import type { World } from "../world.ts";

/** Throws a Refusal when there is no such person. */
export function findPerson(world: World, id: string): Person {
  const person = world.workspace.person(id);
  if (!person) throw new Refusal(`Nobody here has the id ${id}.`);
  return person;
}

/** A channel by id or name, where the person may write; throws a Refusal otherwise. */
export function findChannel(world: World, idOrName: string, person: Person): Channel {
  const channel = world.workspace.channel(idOrName);
  if (!channel?.members.has(person.id)) {
    throw new Refusal(`${person.realName} is in no channel ${idOrName}.`);
  }
  if (channel.archived) throw new Refusal(`#${channel.name} is archived.`);
  return channel;
}

/** Slack itself says something to one person. */
export function notifyPerson(
  world: World,
  userId: string,
  text: string,
  level: "info" | "error",
): void {
  world.feed.publish({ kind: "notice", userId, text, level });
}
