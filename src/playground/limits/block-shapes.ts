/**
 * What Slack accepts in Block Kit, as data. Lengths are in characters (UTF-16 code units).
 * Sources: https://docs.slack.dev/reference/block-kit and the "maximum length" notes of `@slack/types` 3.2.
 */

/** The rules of one kind of object. */
export interface Shape {
  /** Fields that must be there. */
  readonly required?: readonly string[];
  /** At least one of these must be there. */
  readonly anyOf?: readonly string[];
  /** Plain string fields and their greatest length. */
  readonly strings?: Readonly<Record<string, number>>;
  /** Text objects. */
  readonly texts?: Readonly<Record<string, TextRule>>;
  readonly lists?: Readonly<Record<string, ListRule>>;
  /** Fields that hold one object of another shape. */
  readonly objects?: Readonly<Record<string, ShapeName>>;
}

export interface TextRule {
  readonly max: number;
  readonly plainOnly?: true;
}

export interface ListRule {
  readonly min?: number;
  readonly max: number;
  readonly of: ShapeName | TextRule;
}

/** An `ElementSet` takes the rules of the object's own `type`, which must be in the set. */
export type ShapeName = "option" | "optionGroup" | "confirm" | "any" | ElementSet;

export type ElementSet =
  | "sectionAccessory"
  | "actionElement"
  | "contextElement"
  | "inputElement"
  | "contextAction"
  | "childBlock"
  | "card";

export const BLOCK_ID_MAX = 255;
export const ACTION_ID_MAX = 255;

const PLAIN_75: TextRule = { max: 75, plainOnly: true };
const PLAIN_150: TextRule = { max: 150, plainOnly: true };
const PLAIN_2000: TextRule = { max: 2000, plainOnly: true };

export type Surface = "message" | "modal" | "home";

/** https://docs.slack.dev/reference/block-kit/blocks : 50 in a message, 100 elsewhere. */
export const BLOCKS_MAX: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

export const BLOCKS: Readonly<Record<string, Shape & { readonly not?: readonly Surface[] }>> = {
  section: {
    anyOf: ["text", "fields"],
    texts: { text: { max: 3000 } },
    lists: { fields: { min: 1, max: 10, of: { max: 2000 } } },
    objects: { accessory: "sectionAccessory" },
  },
  header: { required: ["text"], texts: { text: PLAIN_150 } },
  context: {
    required: ["elements"],
    lists: { elements: { min: 1, max: 10, of: "contextElement" } },
  },
  actions: {
    required: ["elements"],
    lists: { elements: { min: 1, max: 25, of: "actionElement" } },
  },
  context_actions: {
    required: ["elements"],
    lists: { elements: { min: 1, max: 5, of: "contextAction" } },
    not: ["modal", "home"],
  },
  divider: {},
  image: {
    required: ["alt_text"],
    anyOf: ["image_url", "slack_file"],
    strings: { alt_text: 2000, image_url: 3000 },
    texts: { title: PLAIN_2000 },
  },
  input: {
    required: ["label", "element"],
    texts: { label: PLAIN_2000, hint: PLAIN_2000 },
    objects: { element: "inputElement" },
  },
  rich_text: { required: ["elements"], lists: { elements: { max: 1000, of: "any" } } },
  markdown: { required: ["text"], strings: { text: 12_000 }, not: ["modal", "home"] },
  video: {
    required: ["alt_text", "title", "thumbnail_url", "video_url"],
    strings: { alt_text: 2000, author_name: 50 },
    texts: { title: { max: 200, plainOnly: true }, description: { max: 200, plainOnly: true } },
  },
  table: {
    required: ["rows"],
    lists: { rows: { min: 1, max: 100, of: "any" } },
    not: ["modal", "home"],
  },
  data_table: {
    required: ["caption", "rows"],
    lists: { rows: { min: 2, max: 101, of: "any" } },
    not: ["modal", "home"],
  },
  card: {
    texts: { title: { max: 150 }, subtitle: { max: 150 }, body: { max: 200 } },
    lists: { actions: { max: 3, of: "actionElement" } },
  },
  carousel: { required: ["elements"], lists: { elements: { min: 1, max: 10, of: "card" } } },
  container: {
    texts: { title: PLAIN_150, subtitle: { max: 150 } },
    lists: { child_blocks: { min: 1, max: 10, of: "childBlock" } },
  },
  alert: { required: ["text"], texts: { text: { max: 3000 } }, not: ["message"] },
};

const SELECT: Shape = { texts: { placeholder: PLAIN_150 }, objects: { confirm: "confirm" } };
const STATIC_SELECT: Shape = {
  ...SELECT,
  anyOf: ["options", "option_groups"],
  lists: {
    options: { min: 1, max: 100, of: "option" },
    option_groups: { min: 1, max: 100, of: "optionGroup" },
  },
};
const CHOICE: Shape = {
  required: ["options"],
  lists: { options: { min: 1, max: 10, of: "option" } },
  objects: { confirm: "confirm" },
};
const TEXT_INPUT: Shape = { texts: { placeholder: PLAIN_150 } };

export const ELEMENTS: Readonly<Record<string, Shape>> = {
  button: {
    required: ["text"],
    strings: { value: 2000, url: 3000, accessibility_label: 75 },
    texts: { text: PLAIN_75 },
    objects: { confirm: "confirm" },
  },
  overflow: {
    required: ["options"],
    lists: { options: { min: 1, max: 5, of: "option" } },
    objects: { confirm: "confirm" },
  },
  static_select: STATIC_SELECT,
  multi_static_select: STATIC_SELECT,
  external_select: SELECT,
  multi_external_select: SELECT,
  users_select: SELECT,
  multi_users_select: SELECT,
  conversations_select: SELECT,
  multi_conversations_select: SELECT,
  channels_select: SELECT,
  multi_channels_select: SELECT,
  radio_buttons: CHOICE,
  checkboxes: CHOICE,
  datepicker: SELECT,
  timepicker: SELECT,
  datetimepicker: { objects: { confirm: "confirm" } },
  plain_text_input: { ...TEXT_INPUT, strings: { initial_value: 3000 } },
  email_text_input: TEXT_INPUT,
  url_text_input: TEXT_INPUT,
  number_input: { ...TEXT_INPUT, required: ["is_decimal_allowed"] },
  rich_text_input: TEXT_INPUT,
  file_input: {},
  image: {
    required: ["alt_text"],
    anyOf: ["image_url", "slack_file"],
    strings: { alt_text: 2000 },
  },
  feedback_buttons: { required: ["positive_button", "negative_button"] },
  icon_button: {
    required: ["icon", "text"],
    texts: { text: PLAIN_75 },
    objects: { confirm: "confirm" },
  },
};

export const OBJECTS: Readonly<Record<"option" | "optionGroup" | "confirm", Shape>> = {
  option: {
    required: ["text", "value"],
    strings: { value: 150, url: 3000 },
    texts: { text: { max: 75 }, description: { max: 75 } },
  },
  optionGroup: {
    required: ["label", "options"],
    texts: { label: PLAIN_75 },
    lists: { options: { min: 1, max: 100, of: "option" } },
  },
  confirm: {
    required: ["title", "text", "confirm", "deny"],
    texts: {
      title: { max: 100, plainOnly: true },
      text: { max: 300 },
      confirm: { max: 30, plainOnly: true },
      deny: { max: 30, plainOnly: true },
    },
  },
};

const SELECTS = Object.keys(ELEMENTS).filter((type) => type.endsWith("_select"));
const PICKERS = ["datepicker", "timepicker", "datetimepicker", "radio_buttons", "checkboxes"];
const TYPED_INPUTS = Object.keys(ELEMENTS).filter((type) => type.endsWith("_input"));

/** Which types may stand where. */
export const ALLOWED_TYPES: Readonly<Record<ElementSet, readonly string[]>> = {
  sectionAccessory: ["button", "overflow", "image", ...SELECTS, ...PICKERS],
  actionElement: ["button", "overflow", ...SELECTS, ...PICKERS],
  contextElement: ["image", "mrkdwn", "plain_text"],
  inputElement: [...TYPED_INPUTS, ...SELECTS, ...PICKERS],
  contextAction: ["feedback_buttons", "icon_button"],
  childBlock: Object.keys(BLOCKS).filter((type) => type !== "container" && type !== "input"),
  card: ["card"],
};
