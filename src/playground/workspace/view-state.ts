import { asObjects, asText, isObject, type JsonObject } from "../json.ts";

/** State of the inputs: block id -> action id -> value, as Slack writes it. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The inputs of a view with the values that it starts with. */
export function readInitialState(sent: JsonObject): StateValues {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { blockId, element } of inputsOf(sent)) {
    const actionId = asText(element["action_id"]);
    state[blockId] = { ...state[blockId], [actionId]: initialValue(element) };
  }
  return state;
}

/** What was typed so far, in the inputs that new content still has; the others start anew. */
export function keepState(earlier: StateValues, sent: JsonObject): StateValues {
  return Object.fromEntries(
    Object.entries(readInitialState(sent)).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => [
          actionId,
          earlier[blockId]?.[actionId] ?? value,
        ]),
      ),
    ]),
  );
}

const STATELESS = new Set(["button", "overflow", "image", "workflow_button", "icon_button"]);

function inputsOf(sent: JsonObject): { blockId: string; element: JsonObject }[] {
  return asObjects(sent["blocks"]).flatMap((block) => {
    const elements = [block["element"], block["accessory"], ...asObjects(block["elements"])];
    return elements
      .filter(isObject)
      .filter(
        (element) => asText(element["action_id"]) !== "" && !STATELESS.has(asText(element["type"])),
      )
      .map((element) => ({ blockId: asText(block["block_id"]), element }));
  });
}

function initialValue(element: JsonObject): JsonObject {
  const type = asText(element["type"]);
  const given = INITIAL_FIELDS.find(([initial]) => initial in element);
  if (given) return { type, [given[1]]: element[given[0]] };
  return { type, ...(EMPTY_VALUES[type] ?? { value: null }) };
}

const INITIAL_FIELDS = [
  ["initial_value", "value"],
  ["initial_option", "selected_option"],
  ["initial_options", "selected_options"],
  ["initial_date", "selected_date"],
  ["initial_time", "selected_time"],
  ["initial_date_time", "selected_date_time"],
  ["initial_user", "selected_user"],
  ["initial_users", "selected_users"],
  ["initial_conversation", "selected_conversation"],
  ["initial_conversations", "selected_conversations"],
  ["initial_channel", "selected_channel"],
  ["initial_channels", "selected_channels"],
] as const;

const EMPTY_VALUES: Readonly<Record<string, JsonObject>> = {
  static_select: { selected_option: null },
  external_select: { selected_option: null },
  radio_buttons: { selected_option: null },
  checkboxes: { selected_options: [] },
  multi_static_select: { selected_options: [] },
  multi_external_select: { selected_options: [] },
  multi_users_select: { selected_users: [] },
  multi_conversations_select: { selected_conversations: [] },
  multi_channels_select: { selected_channels: [] },
  datepicker: { selected_date: null },
  timepicker: { selected_time: null },
  datetimepicker: { selected_date_time: null },
  users_select: { selected_user: null },
  conversations_select: { selected_conversation: null },
  channels_select: { selected_channel: null },
};
