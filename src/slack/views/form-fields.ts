import type { types, ViewOutput } from "@slack/bolt";

/** A choice's label and its value. */
export type FormOption = readonly [text: string, value: string];

/** How a field stands in its form. The block and its element have the same id. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** It may be left empty. */
  readonly optional?: true;
  /** Each choice is told at once, so that the form can follow it. */
  readonly dispatches?: true;
  /** Of a choice of several: how many. */
  readonly most?: number;
}

/** A menu of which one is chosen. */
export function select(
  field: Field,
  options: readonly FormOption[],
  chosen: string,
): types.InputBlock {
  return input(field, { type: "static_select", ...oneOf(options, chosen) });
}

/** Buttons of which one is chosen. */
export function radio(
  field: Field,
  options: readonly FormOption[],
  chosen: string,
): types.InputBlock {
  return input(field, { type: "radio_buttons", ...oneOf(options, chosen) });
}

/** A menu of which several may be chosen; none means the placeholder. */
export function multiSelect(
  field: Field,
  options: readonly FormOption[],
  chosen: readonly string[],
  placeholder: string,
): types.InputBlock {
  return input(field, {
    type: "multi_static_select",
    placeholder: plainText(placeholder),
    ...manyOf(options, chosen),
    ...(field.most === undefined ? {} : { max_selected_items: field.most }),
  });
}

/** Boxes to tick. */
export function checkboxes(
  field: Field,
  options: readonly FormOption[],
  chosen: readonly string[],
): types.InputBlock {
  return input(field, { type: "checkboxes", ...manyOf(options, chosen) });
}

export function textInput(field: Field, value: string, placeholder?: string): types.InputBlock {
  return input(field, {
    type: "plain_text_input",
    max_length: TEXT_LETTERS_MAX,
    ...(value === "" ? {} : { initial_value: value }),
    ...(placeholder === undefined ? {} : { placeholder: plainText(placeholder) }),
  });
}

export function timePicker(field: Field, value: string): types.InputBlock {
  return input(field, { type: "timepicker", initial_time: value });
}

export function plainText(words: string): types.PlainTextElement {
  return { type: "plain_text", text: words };
}

/** What is typed travels with the form, which carries 3,000 letters in all. */
const TEXT_LETTERS_MAX = 800;

/** What a person has put in. Each answer is undefined for a field that the form does not show. */
export interface Filled {
  one(id: string): string | undefined;
  many(id: string): readonly string[] | undefined;
  typed(id: string): string | undefined;
}

export function readFilled({ state }: Pick<ViewOutput, "state">): Filled {
  const field = (id: string) => state.values[id]?.[id];
  return {
    one: (id) => field(id)?.selected_option?.value,
    many: (id) =>
      field(id) && (field(id)?.selected_options ?? []).flatMap(({ value }) => value ?? []),
    typed: (id) => field(id) && (field(id)?.value ?? field(id)?.selected_time ?? ""),
  };
}

function input(
  { id, label, hint, optional, dispatches }: Field,
  element: types.InputBlock["element"],
): types.InputBlock {
  return {
    type: "input",
    block_id: id,
    label: plainText(label),
    element: { ...element, action_id: id },
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    ...(optional === undefined ? {} : { optional }),
    ...(dispatches === undefined ? {} : { dispatch_action: true }),
  };
}

function oneOf(options: readonly FormOption[], chosen: string) {
  const all = options.map(asOption);
  const first = all.find(({ value }) => value === chosen);
  return { options: all, ...(first === undefined ? {} : { initial_option: first }) };
}

/** Slack refuses an empty list of chosen ones. */
function manyOf(options: readonly FormOption[], chosen: readonly string[]) {
  const all = options.map(asOption);
  const first = all.filter(({ value }) => chosen.includes(value ?? ""));
  return { options: all, ...(first.length === 0 ? {} : { initial_options: first }) };
}

function asOption([words, value]: FormOption): types.PlainTextOption {
  return { text: plainText(words), value };
}
