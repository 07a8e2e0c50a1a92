import { asList, asObjects, asText, isObject, type JsonObject } from "../json.ts";
import { writeMessage } from "../deliveries/messages-on-wire.ts";
import type { ActionRequest, OptionsRequest, OptionView } from "../page/protocol.ts";
import { Refusal } from "../refusal.ts";
import { nameFailure } from "../deliveries/transport.ts";
import { notifyPerson, findPerson } from "../workspace/look-up.ts";
import { writeView } from "../deliveries/views-on-wire.ts";
import type { View } from "../workspace/views.ts";
import { isVisibleTo, type Person } from "../workspace/workspace.ts";
import { type Message } from "../workspace/message.ts";
import type { World } from "../world.ts";

/** A person uses a button, a menu or another element; resolves when the app has acknowledged it. */
export async function pressElement(world: World, request: ActionRequest): Promise<void> {
  if (!world.grant.interactivity) {
    throw new Refusal("This app is not configured to handle interactive responses.");
  }
  const person = findPerson(world, request.as);
  const source = sourceOf(world, request.source, person);
  const element = elementIn(source.blocks, request.blockId, request.actionId);
  if (!element) throw new Refusal("This element is no longer there.");
  const view = source.view && world.views.remember(source.view, request.state);
  const place = source.message && {
    userId: person.id,
    channel: source.message.channel,
    original: source.message,
  };
  const ack = await world.deliveries.ask("interactive", {
    type: "block_actions",
    ...describeSender(world, person),
    ...containerFields(world, { ...source, view }),
    trigger_id: world.tickets.issueTrigger(person.id),
    ...(view ? {} : { state: { values: request.state } }),
    ...(place
      ? { response_url: world.url + world.tickets.issueResponsePath("actions", place) }
      : {}),
    actions: [actionOnWire(request, element, world.timestamps.next())],
  });
  if (!ack.acknowledged) {
    const text = `The app did not answer ("${nameFailure(ack)}"). Try again.`;
    notifyPerson(world, person.id, text, "error");
  }
}

/** What the app offers in a menu while a person types. */
export async function loadOptions(world: World, request: OptionsRequest): Promise<OptionView[]> {
  const person = findPerson(world, request.as);
  const source = sourceOf(world, request.source, person);
  const ack = await world.deliveries.ask("interactive", {
    type: "block_suggestion",
    ...describeSender(world, person),
    ...containerFields(world, source),
    block_id: request.blockId,
    action_id: request.actionId,
    value: request.typed,
  });
  if (!ack.acknowledged) throw new Refusal(`The app offered nothing ("${nameFailure(ack)}").`);
  const groups = asObjects(ack.payload?.["option_groups"]).flatMap((group) =>
    asObjects(group["options"]),
  );
  return [...asObjects(ack.payload?.["options"]), ...groups].map((option) => ({
    text: asText(isObject(option["text"]) ? option["text"]["text"] : ""),
    value: asText(option["value"]),
  }));
}

/** The fields that every interaction has. */
export function describeSender({ identity }: World, person: Person): JsonObject {
  const { team, bot, verificationToken } = identity;
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: bot.appId,
    token: verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Where the element stands. */
interface Source {
  readonly blocks: readonly JsonObject[];
  readonly message: Message | null;
  readonly view: View | null;
}

function sourceOf(world: World, source: ActionRequest["source"], person: Person): Source {
  if (source.in === "message") {
    const message = world.workspace.message(source.channel, source.ts);
    if (!message || !isVisibleTo(message, person.id)) {
      throw new Refusal("This message is no longer there.");
    }
    return { blocks: message.blocks, message, view: null };
  }
  const view =
    source.in === "home" ? world.views.home(person.id) : world.views.modal(source.viewId);
  if (view?.userId !== person.id) throw new Refusal("This window is no longer open.");
  return { blocks: asObjects(view.sent["blocks"]), message: null, view };
}

function elementIn(
  blocks: readonly JsonObject[],
  blockId: string,
  actionId: string,
): JsonObject | null {
  const block = blocks.find((candidate) => candidate["block_id"] === blockId);
  const elements = [block?.["accessory"], block?.["element"], ...asList(block?.["elements"])];
  const found = elements.filter(isObject).find((element) => element["action_id"] === actionId);
  if (found) return found;
  const children = blocks.flatMap((parent) => asObjects(parent["child_blocks"]));
  return children.length > 0 ? elementIn(children, blockId, actionId) : null;
}

function containerFields(world: World, { message, view }: Source): JsonObject {
  if (view) {
    return {
      container: { type: "view", view_id: view.id },
      view: writeView(view, world.identity),
    };
  }
  if (!message) return {};
  const channel = world.workspace.channel(message.channel);
  const ephemeral = message.onlyFor !== null;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: {
      id: message.channel,
      name: channel?.kind === "direct" ? "directmessage" : channel?.name,
    },
    // Slack keeps no ephemeral messages, so it cannot show the app what it said.
    ...(ephemeral ? {} : { message: writeMessage(message, world.workspace, world.identity) }),
  };
}

const CARRIED_FIELDS = ["text", "style", "placeholder", "value"];

function actionOnWire(request: ActionRequest, element: JsonObject, actionTs: string): JsonObject {
  const carried = CARRIED_FIELDS.filter((field) => element[field] !== undefined);
  return {
    ...Object.fromEntries(carried.map((field) => [field, element[field]])),
    ...request.value,
    action_id: request.actionId,
    block_id: request.blockId,
    type: asText(element["type"]) || request.type,
    action_ts: actionTs,
  };
}
