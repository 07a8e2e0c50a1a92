import { asObjects, asText, type JsonObject } from "../json.ts";
import type { ActionRequest } from "../page/protocol.ts";
import type { World } from "../world.ts";

/** Pressing or choosing something by its action id alone. */
export interface PressRequest {
  readonly as: string;
  readonly source: ActionRequest["source"];
  readonly actionId: string;
  /** In Slack's own form, e.g. `{ selected_option: ... }`; a button needs none. */
  readonly value?: JsonObject;
  readonly state?: ActionRequest["state"];
}

/** Finds the block of the element; throws when nothing has this action id. */
export function readPress(world: World, request: PressRequest): ActionRequest {
  const { as, source, actionId } = request;
  for (const block of blocksOf(world, request)) {
    const candidates = [block["accessory"], block["element"]];
    const elements = [...asObjects(candidates), ...asObjects(block["elements"])];
    const element = elements.find((each) => each["action_id"] === actionId);
    if (!element) continue;
    return {
      as,
      source,
      actionId,
      blockId: asText(block["block_id"]),
      type: asText(element["type"]),
      value: request.value ?? {},
      state: request.state ?? {},
    };
  }
  throw new Error(`Nothing here has the action id ${actionId}.`);
}

function blocksOf(world: World, { as, source }: PressRequest): readonly JsonObject[] {
  if (source.in === "message") {
    return world.workspace.message(source.channel, source.ts)?.blocks ?? [];
  }
  const view = source.in === "home" ? world.views.home(as) : world.views.modal(source.viewId);
  return asObjects(view?.sent["blocks"]);
}
