import { announceHomeOpened } from "../deliveries/events.ts";
import { writeView } from "../deliveries/views-on-wire.ts";
import type { HomeView } from "../page/protocol.ts";
import { findHome } from "../workspace/home.ts";
import { findPerson } from "../workspace/look-up.ts";
import type { World } from "../world.ts";

/** A person opens the app's home tab. */
export function openHome(world: World, userId: string): HomeView {
  const person = findPerson(world, userId);
  const view = world.views.home(person.id);
  announceHomeOpened(world, person.id, view && writeView(view, world.identity));
  return findHome(world, person.id);
}
