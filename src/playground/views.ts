import type { Feed } from "./feed.ts";
import { randomHex, randomId } from "./identity.ts";
import { asObject, asObjects, asText, isObject, type JsonObject } from "./json.ts";

/** State of the inputs: block id -> action id -> value, as Slack writes it. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A modal or a home tab that a person sees. */
export interface View {
  readonly id: string;
  readonly userId: string;
  readonly type: "modal" | "home";
  /** As the app sent it, with the block ids that Slack adds. */
  readonly sent: JsonObject;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly state: StateValues;
}

/** The documented limit of views on top of each other. */
export const MODALS_MAX = 3;

/** Every person's stack of modals, and home. */
export class Views {
  readonly #feed: Feed;
  readonly #nowSeconds: () => number;
  readonly #modals = new Map<string, View[]>();
  readonly #homes = new Map<string, View>();

  constructor(feed: Feed, nowSeconds: () => number) {
    this.#feed = feed;
    this.#nowSeconds = nowSeconds;
  }

  /** The newest last. */
  modalsOf(userId: string): readonly View[] {
    return this.#modals.get(userId) ?? [];
  }

  home(userId: string): View | null {
    return this.#homes.get(userId) ?? null;
  }

  modal(viewId: string): View | null {
    return [...this.#modals.values()].flat().find(({ id }) => id === viewId) ?? null;
  }

  withExternalId(externalId: string): View | null {
    if (externalId === "") return null;
    const all = [...this.#modals.values()].flat();
    return all.find(({ sent }) => asText(sent["external_id"]) === externalId) ?? null;
  }

  /** Opens a modal alone, in place of whatever was open. */
  open(userId: string, sent: JsonObject): View {
    const view = this.#create(userId, "modal", sent, null);
    this.#setStack(userId, [view]);
    return view;
  }

  push(userId: string, sent: JsonObject): View {
    const stack = this.modalsOf(userId);
    const view = this.#create(userId, "modal", sent, stack.at(-1) ?? null);
    this.#setStack(userId, [...stack, view]);
    return view;
  }

  /** New content for an open modal; what was typed stays where block and action ids stay. */
  update(view: View, sent: JsonObject): View {
    const updated = this.#renew(view, sent);
    this.#setStack(
      view.userId,
      this.modalsOf(view.userId).map((open) => (open.id === view.id ? updated : open)),
    );
    return updated;
  }

  /** What the person has put in so far; the page keeps it and sends it along. */
  remember(view: View, state: StateValues): View {
    const remembered = { ...view, state: { ...view.state, ...state } };
    if (view.type === "home") this.#homes.set(view.userId, remembered);
    else {
      const stack = this.modalsOf(view.userId);
      this.#modals.set(
        view.userId,
        stack.map((open) => (open.id === view.id ? remembered : open)),
      );
    }
    return remembered;
  }

  close(view: View): void {
    this.#setStack(
      view.userId,
      this.modalsOf(view.userId).filter(({ id }) => id !== view.id),
    );
  }

  closeAll(userId: string): void {
    this.#setStack(userId, []);
  }

  publishHome(userId: string, sent: JsonObject): View {
    const earlier = this.home(userId);
    const view = earlier ? this.#renew(earlier, sent) : this.#create(userId, "home", sent, null);
    this.#homes.set(userId, view);
    this.#feed.publish({ kind: "home", userId });
    return view;
  }

  #create(userId: string, type: View["type"], sent: JsonObject, below: View | null): View {
    const id = randomId("V");
    return {
      id,
      userId,
      type,
      sent,
      hash: this.#newHash(),
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      state: initialState(sent),
    };
  }

  #renew(view: View, sent: JsonObject): View {
    return { ...view, sent, hash: this.#newHash(), state: keepState(view.state, sent) };
  }

  #newHash(): string {
    return `${this.#nowSeconds()}.${randomHex(4)}`;
  }

  #setStack(userId: string, stack: readonly View[]): void {
    this.#modals.set(userId, [...stack]);
    this.#feed.publish({ kind: "modal", userId });
  }
}

/** The inputs of a view with the values that it starts with. */
function initialState(sent: JsonObject): StateValues {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { blockId, element } of inputsOf(sent)) {
    const actionId = asText(element["action_id"]);
    state[blockId] = { ...state[blockId], [actionId]: initialValue(element) };
  }
  return state;
}

const STATELESS = new Set(["button", "overflow", "image", "workflow_button", "icon_button"]);

function inputsOf(sent: JsonObject): { blockId: string; element: JsonObject }[] {
  return asObjects(sent["blocks"]).flatMap((block) => {
    const elements = [block["element"], block["accessory"], ...asObjects(block["elements"])];
    return elements
      .filter(isObject)
      .filter((element) => textIn(element, "action_id") && !STATELESS.has(asText(element["type"])))
      .map((element) => ({ blockId: asText(block["block_id"]), element }));
  });
}

function textIn(element: JsonObject, field: string): boolean {
  return asText(element[field]) !== "";
}

function initialValue(element: JsonObject): JsonObject {
  const type = asText(element["type"]);
  const name = INITIAL_FIELDS.find(([initial]) => initial in element);
  const empty = EMPTY_VALUES[type] ?? (type.startsWith("multi_") ? {} : { value: null });
  return name ? { type, [name[1]]: element[name[0]] } : { type, ...asObject(empty) };
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

function keepState(earlier: StateValues, sent: JsonObject): StateValues {
  return Object.fromEntries(
    Object.entries(initialState(sent)).map(([blockId, actions]) => [
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
