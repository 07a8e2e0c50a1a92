import { announceHomeOpened } from "../deliveries/events.ts";
import type { HomeView } from "../page/protocol.ts";
import { findPerson } from "./place.ts";
import { writeView } from "../deliveries/views-on-wire.ts";
import type { World } from "../world.ts";

/** A person opens the app's home tab. */
export function openHome(world: World, userId: string): HomeView {
  const person = findPerson(world, userId);
  const view = world.views.home(person.id);
  announceHomeOpened(world, person.id, view && writeView(view, world.identity));
  return findHome(world, person.id);
}

export function findHome(world: World, userId: string): HomeView {
  const blocks = world.views.home(userId)?.sent["blocks"];
  return { blocks: Array.isArray(blocks) ? blocks : [] };
}
