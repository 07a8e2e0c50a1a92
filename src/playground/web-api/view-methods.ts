import { checkView } from "../limits/block-limits.ts";
import { drawHex } from "../workspace/identity.ts";
import { asObjects, asText, type JsonObject } from "../json.ts";
import { addBlockIds } from "../deliveries/messages-on-wire.ts";
import { MODALS_MAX, type View } from "../workspace/views.ts";
import { writeView } from "../deliveries/views-on-wire.ts";
import {
  type Call,
  refuseArguments,
  readObject,
  readText,
  requireText,
  SlackError,
} from "./call.ts";

/** https://docs.slack.dev/reference/methods/views.publish : 250 kB. */
const VIEW_BYTES_MAX = 250_000;

export function open(call: Call): JsonObject {
  const sent = viewArgument(call, "modal");
  return answer(call, call.world.views.open(triggeredBy(call), sent));
}

export function push(call: Call): JsonObject {
  const { views } = call.world;
  const sent = viewArgument(call, "modal");
  const userId = triggeredBy(call);
  if (views.modalsOf(userId).length === 0) throw new SlackError("not_found");
  if (views.modalsOf(userId).length >= MODALS_MAX) throw new SlackError("push_limit_reached");
  return answer(call, views.push(userId, sent));
}

export function update(call: Call): JsonObject {
  const { views } = call.world;
  const sent = viewArgument(call, "modal");
  const byId = readText(call, "view_id");
  const view = byId ? views.modal(byId) : views.withExternalId(readText(call, "external_id") ?? "");
  if (!view) throw new SlackError("not_found");
  refuseOtherHash(call, view);
  return answer(call, views.update(view, sent));
}

export function publish(call: Call): JsonObject {
  const { views, workspace, grant } = call.world;
  const userId = requireText(call, "user_id");
  const sent = viewArgument(call, "home");
  if (!grant.homeTab) throw new SlackError("not_enabled");
  if (!workspace.person(userId)) throw new SlackError("user_not_found");
  refuseOtherHash(call, views.home(userId));
  return answer(call, views.publishHome(userId, sent));
}

/** Slack's complaints about a view, and the view with the block ids that Slack adds. */
export function acceptView(
  sent: JsonObject,
  surface: "modal" | "home",
): { readonly view: JsonObject } | { readonly complaints: readonly string[] } {
  const faults = checkView(sent, surface);
  if (faults.length > 0) {
    const complaints = faults.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
    return { complaints };
  }
  return { view: { ...sent, blocks: addBlockIds(asObjects(sent["blocks"]), () => drawHex(3)) } };
}

function viewArgument(call: Call, surface: "modal" | "home"): JsonObject {
  const sent = readObject(call, "view");
  if (sent === null) throw refuseArguments("missing required field: view");
  if (sent === undefined || asText(sent["type"]) !== surface) {
    throw refuseArguments(`must be of type ${surface} [json-pointer:/view/type]`);
  }
  if (Buffer.byteLength(JSON.stringify(sent)) > VIEW_BYTES_MAX)
    throw new SlackError("view_too_large");
  const accepted = acceptView(sent, surface);
  if ("complaints" in accepted) throw refuseArguments(...accepted.complaints);
  return accepted.view;
}

function triggeredBy(call: Call): string {
  const trigger = call.world.tickets.exchangeTrigger(requireText(call, "trigger_id"));
  if ("error" in trigger) throw new SlackError(trigger.error);
  return trigger.userId;
}

function refuseOtherHash(call: Call, view: View | null): void {
  const hash = readText(call, "hash");
  if (hash !== null && view !== null && hash !== view.hash) throw new SlackError("hash_conflict");
}

function answer(call: Call, view: View): JsonObject {
  return { view: writeView(view, call.world.identity) };
}
