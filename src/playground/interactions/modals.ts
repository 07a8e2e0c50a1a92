import { asObject, asObjects, asText, isObject, asTextOrNull, type JsonObject } from "../json.ts";
import { describeSender } from "./interactions.ts";
import type { ViewRequest, ViewResult } from "../page/protocol.ts";
import { Refusal } from "../refusal.ts";
import { findPerson } from "../workspace/look-up.ts";
import { writeView } from "../deliveries/views-on-wire.ts";
import { MODALS_MAX, type View } from "../workspace/views.ts";
import { acceptView } from "../web-api/view-methods.ts";
import type { Person } from "../workspace/workspace.ts";
import type { World } from "../world.ts";

const TROUBLE = "We had some trouble connecting. Try again?";

/** A person submits or closes a modal; resolves when the app has answered. */
export async function useModal(world: World, request: ViewRequest): Promise<ViewResult> {
  const person = findPerson(world, request.as);
  const open = world.views.modal(request.viewId);
  if (open?.userId !== person.id) throw new Refusal("This window is no longer open.");
  const view = world.views.remember(open, request.state);
  return request.do === "submit" ? submit(world, person, view) : close(world, person, view);
}

async function submit(world: World, person: Person, view: View): Promise<ViewResult> {
  const ack = await world.deliveries.ask("interactive", {
    type: "view_submission",
    ...describeSender(world, person),
    trigger_id: world.tickets.issueTrigger(person.id),
    view: writeView(view, world.identity),
    response_urls: responseUrls(world, person, view),
  });
  if (!ack.acknowledged) throw new Refusal(TROUBLE);
  return followAnswer(world, view, ack.payload ?? {});
}

async function close(world: World, person: Person, view: View): Promise<ViewResult> {
  world.views.close(view);
  if (view.sent["notify_on_close"] === true) {
    await world.deliveries.ask("interactive", {
      type: "view_closed",
      ...describeSender(world, person),
      view: writeView(view, world.identity),
      is_cleared: false,
    });
  }
  return { result: "closed" };
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
function followAnswer(world: World, view: View, answer: JsonObject): ViewResult {
  const { views } = world;
  const action = asTextOrNull(answer["response_action"]);
  switch (action) {
    case null:
      views.close(view);
      return { result: "closed" };
    case "clear":
      views.closeAll(view.userId);
      return { result: "closed" };
    case "errors":
      return { result: "errors", errors: readErrors(world, view, asObject(answer["errors"])) };
    case "update":
      views.update(view, answeredView(world, answer));
      return { result: "updated" };
    case "push":
      if (views.modalsOf(view.userId).length >= MODALS_MAX) throw new Refusal(TROUBLE);
      views.push(view.userId, answeredView(world, answer));
      return { result: "updated" };
    default:
      world.log.warn("response_action unknown", { action });
      throw new Refusal(TROUBLE);
  }
}

/** Errors must be texts and name input blocks; Slack refuses the whole answer otherwise. */
function readErrors(world: World, view: View, errors: JsonObject): Record<string, string> {
  const inputs = asObjects(view.sent["blocks"])
    .filter((block) => block["type"] === "input")
    .map((block) => asText(block["block_id"]));
  const entries = Object.entries(errors);
  if (entries.length === 0 || !entries.every(([id, text]) => inputs.includes(id) && asText(text))) {
    world.log.warn("response_action errors name no input block", { blocks: Object.keys(errors) });
    throw new Refusal(TROUBLE);
  }
  return Object.fromEntries(entries.map(([id, text]) => [id, asText(text)]));
}

function answeredView(world: World, answer: JsonObject): JsonObject {
  const sent = answer["view"];
  const accepted = isObject(sent) ? acceptView(sent, "modal") : { complaints: ["no view"] };
  if ("view" in accepted) return accepted.view;
  world.log.warn("response_action view refused", { complaints: accepted.complaints });
  throw new Refusal(TROUBLE);
}

/** Conversation menus with `response_url_enabled` give the app a way to post where the person chose. */
function responseUrls(world: World, person: Person, view: View): JsonObject[] {
  return asObjects(view.sent["blocks"]).flatMap((block) => {
    const element = asObject(block["element"]);
    const blockId = asText(block["block_id"]);
    const actionId = asText(element["action_id"]);
    const state = asObject(view.state[blockId]?.[actionId]);
    const channel = asTextOrNull(state["selected_conversation"] ?? state["selected_channel"]);
    if (element["response_url_enabled"] !== true || channel === null) return [];
    const place = { userId: person.id, channel, original: null };
    const url = world.url + world.tickets.issueResponsePath("actions", place);
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}
