import { announceHomeOpened } from "../deliveries/events.ts";
import type { HomeView } from "../page/protocol.ts";
import { personNamed } from "./place.ts";
import { viewOnWire } from "../deliveries/views-on-wire.ts";
import type { World } from "../world.ts";

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
