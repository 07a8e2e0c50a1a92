import type { Blocks } from "../protocol.ts";
import { blockIdOf, isSet, numberOf, partOf, partsOf, textOf } from "./part.ts";
import type { Part } from "./part.ts";

/** One input's value in Slack's form: `{ type, value }`, `{ type, selected_option }` and so on. */
export type ElementValue = Readonly<Record<string, unknown>>;

/** Slack's `state.values`: block id, then action id. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

/** What a person has typed or chosen so far. */
export interface Entered {
  get(blockId: string, actionId: string): ElementValue | undefined;
  set(blockId: string, actionId: string, value: ElementValue): void;
}

export function createEntered(): Entered {
  const values = new Map<string, ElementValue>();
  return {
    get: (blockId, actionId) => values.get(key(blockId, actionId)),
    set: (blockId, actionId, value) => void values.set(key(blockId, actionId), value),
  };
}

function key(blockId: string, actionId: string): string {
  return JSON.stringify([blockId, actionId]);
}

/** The state of every input in the blocks: what was entered, else what the app set at first. */
export function stateValues(blocks: Blocks, entered: Entered): StateValues {
  const values: Record<string, Record<string, ElementValue>> = {};
  for (const { blockId, actionId, element } of inputsIn(blocks)) {
    const value = currentValue(element, entered.get(blockId, actionId));
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** The entered value, if it is of the element's type; else the initial one. Null for buttons and pictures. */
export function currentValue(
  element: Part,
  entered: ElementValue | undefined,
): ElementValue | null {
  const type = textOf(element, "type");
  return entered?.["type"] === type ? entered : initialValue(type, element);
}

/** The field of `state.values` that holds an element's value, and where its first value is written. */
const FIELDS: Readonly<Record<string, readonly [field: string, initial: string]>> = {
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  checkboxes: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"],
  channels_select: ["selected_channel", "initial_channel"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
};

/** The name of the field in which Slack reports an element's value, e.g. `selected_option`. */
export function fieldOf(type: string): string | null {
  return FIELDS[type]?.[0] ?? null;
}

function initialValue(type: string, element: Part): ElementValue | null {
  const names = FIELDS[type];
  if (!names) return null;
  const [field, initial] = names;
  return { type, [field]: element[initial] ?? (field.endsWith("s") ? [] : null) };
}

interface Input {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Part;
  /** The block around it, when that asks for an answer. */
  readonly input: Part | null;
}

function inputsIn(blocks: Blocks): readonly Input[] {
  return blocks.flatMap((block, index) => {
    const input = textOf(block, "type") === "input" ? block : null;
    const single = partOf(block, "element") ?? partOf(block, "accessory");
    const elements = textOf(block, "type") === "actions" ? partsOf(block, "elements") : [];
    return (single ? [single] : elements).map((element) => ({
      blockId: blockIdOf(block, index),
      actionId: textOf(element, "action_id"),
      element,
      input,
    }));
  });
}

/** What Slack's own client refuses before it submits a modal, by block id. */
export function inputProblems(
  blocks: Blocks,
  values: StateValues,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { blockId, actionId, element, input } of inputsIn(blocks)) {
    const value = values[blockId]?.[actionId];
    const problem = input && value ? problemWith(element, value, isSet(input, "optional")) : null;
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

function problemWith(element: Part, value: ElementValue, optional: boolean): string | null {
  const given = value[fieldOf(textOf(element, "type")) ?? ""];
  const empty = given === null || given === "" || (Array.isArray(given) && given.length === 0);
  if (empty) return optional ? null : "Please complete this required field.";
  if (typeof given !== "string") return null;
  return lengthProblem(element, given) ?? formProblem(element, given);
}

function lengthProblem(element: Part, given: string): string | null {
  const least = numberOf(element, "min_length");
  const most = numberOf(element, "max_length");
  if (least !== null && given.length < least) return `Write at least ${least} characters.`;
  if (most !== null && given.length > most) return `Write at most ${most} characters.`;
  return null;
}

function formProblem(element: Part, given: string): string | null {
  switch (textOf(element, "type")) {
    case "email_text_input":
      return /^\S+@\S+\.\S+$/.test(given) ? null : "Write an email address, e.g. name@example.org.";
    case "url_text_input":
      return URL.canParse(given) ? null : "Write a whole address, e.g. https://example.org.";
    case "number_input":
      return numberProblem(element, Number(given));
    default:
      return null;
  }
}

function numberProblem(element: Part, given: number): string | null {
  const least = numberOf(element, "min_value");
  const most = numberOf(element, "max_value");
  if (Number.isNaN(given)) return "Write a number.";
  if (!isSet(element, "is_decimal_allowed") && !Number.isInteger(given))
    return "Write a whole number.";
  if (least !== null && given < least) return `Write ${least} or more.`;
  if (most !== null && given > most) return `Write ${most} or less.`;
  return null;
}
