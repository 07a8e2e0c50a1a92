import type { HomeView } from "../page/protocol.ts";
import type { World } from "../world.ts";

/** What the page shows of the app's home tab; no blocks before the app published it. */
export function findHome(world: World, userId: string): HomeView {
  const blocks = world.views.home(userId)?.sent["blocks"];
  return { blocks: Array.isArray(blocks) ? blocks : [] };
}
