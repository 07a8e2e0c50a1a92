import {
  ACTION_ID_MAX,
  ALLOWED_TYPES,
  BLOCK_ID_MAX,
  BLOCKS,
  BLOCKS_MAX,
  ELEMENTS,
  type ElementSet,
  type ListRule,
  OBJECTS,
  type Shape,
  type ShapeName,
  type Surface,
  type TextRule,
} from "./block-shapes.ts";
import { asText, isObject, type JsonObject } from "../json.ts";

/** One fault in the form of Slack's `blocks.validate`. */
export interface BlockFault {
  /** JSON pointer, e.g. `/blocks/0/text/text`. */
  readonly pointer: string;
  /** E.g. `must be less than 3001 characters`. */
  readonly message: string;
}

/** Everything that Slack would refuse in a list of blocks that stands at `pointer`. */
export function checkBlocks(
  blocks: readonly unknown[],
  surface: Surface,
  pointer: string,
): readonly BlockFault[] {
  const check = new BlockCheck(surface);
  check.blocks(blocks, pointer);
  return check.faults;
}

/** The same for a whole modal or home tab. */
export function checkView(view: JsonObject, surface: "modal" | "home"): readonly BlockFault[] {
  const check = new BlockCheck(surface);
  const blocks = view["blocks"];
  check.shape(view, surface === "modal" ? MODAL : HOME, "/view");
  if (Array.isArray(blocks)) check.blocks(blocks, "/view/blocks");
  if (surface === "modal" && hasInput(blocks) && view["submit"] === undefined) {
    check.report("/view/submit", "`submit` is required when there is an input block");
  }
  return check.faults;
}

/** https://docs.slack.dev/reference/views/modal-views */
const MODAL: Shape = {
  required: ["title", "blocks"],
  strings: { private_metadata: 3000, callback_id: 255, external_id: 255 },
  texts: {
    title: { max: 24, plainOnly: true },
    submit: { max: 24, plainOnly: true },
    close: { max: 24, plainOnly: true },
  },
};

/** https://docs.slack.dev/reference/views/home-tab-views */
const HOME: Shape = {
  required: ["blocks"],
  strings: { private_metadata: 3000, callback_id: 255, external_id: 255 },
};

type Rules<R> = Readonly<Record<string, R>>;
type Check<R> = (value: unknown, rule: R, pointer: string) => void;

class BlockCheck {
  readonly faults: BlockFault[] = [];
  readonly #surface: Surface;
  readonly #blockIds = new Set<string>();

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  report(pointer: string, message: string): void {
    this.faults.push({ pointer, message });
  }

  blocks(blocks: readonly unknown[], pointer: string): void {
    const max = BLOCKS_MAX[this.#surface];
    if (blocks.length > max) this.report(pointer, `no more than ${max} items allowed`);
    for (const [index, block] of blocks.entries()) this.block(block, `${pointer}/${index}`);
    // https://docs.slack.dev/reference/block-kit/blocks/table-block : one in a message.
    if (blocks.filter((block) => isObject(block) && block["type"] === "table").length > 1) {
      this.report(pointer, "only one table is allowed");
    }
  }

  block(block: unknown, pointer: string): void {
    if (!isObject(block)) return this.report(pointer, "must be an object");
    const type = asText(block["type"]);
    const shape = BLOCKS[type];
    if (!shape || shape.not?.includes(this.#surface)) {
      return this.report(`${pointer}/type`, `unsupported type: ${type}`);
    }
    this.#blockId(block, pointer);
    this.shape(block, shape, pointer);
    this.#actionIds(block, pointer);
  }

  shape(object: JsonObject, shape: Shape, pointer: string): void {
    for (const field of shape.required ?? []) {
      if (object[field] === undefined) this.report(pointer, `missing required field: ${field}`);
    }
    if (shape.anyOf?.every((field) => object[field] === undefined)) {
      this.report(pointer, `must have one of: ${shape.anyOf.join(", ")}`);
    }
    const each = <R>(rules: Rules<R> | undefined, check: Check<R>): void => {
      for (const [field, rule] of Object.entries(rules ?? {})) {
        if (object[field] !== undefined) check(object[field], rule, `${pointer}/${field}`);
      }
    };
    each(shape.strings, (value, max, place) => this.#string(value, max, place));
    each(shape.texts, (value, rule, place) => this.#text(value, rule, place));
    each(shape.lists, (value, rule, place) => this.#list(value, rule, place));
    each(shape.objects, (value, name, place) => this.#object(value, name, place));
  }

  #blockId(block: JsonObject, pointer: string): void {
    const id = block["block_id"];
    if (id === undefined) return;
    this.#string(id, BLOCK_ID_MAX, `${pointer}/block_id`);
    if (this.#blockIds.has(asText(id))) {
      this.report(`${pointer}/block_id`, `\`block_id\` already exists: ${asText(id)}`);
    }
    this.#blockIds.add(asText(id));
  }

  /** Action ids must differ within a block. */
  #actionIds(block: JsonObject, pointer: string): void {
    const elements = Array.isArray(block["elements"]) ? block["elements"] : [];
    const ids = elements.filter(isObject).map((element) => asText(element["action_id"]));
    const twice = ids.find((id, index) => id !== "" && ids.indexOf(id) !== index);
    if (twice) this.report(`${pointer}/elements`, `\`action_id\` already exists: ${twice}`);
  }

  #string(value: unknown, max: number, pointer: string): void {
    if (typeof value !== "string") return this.report(pointer, "must be a string");
    if (value.length > max) this.report(pointer, `must be less than ${max + 1} characters`);
  }

  #text(value: unknown, rule: TextRule, pointer: string): void {
    if (!isObject(value)) return this.report(pointer, "must be an object");
    const type = asText(value["type"]);
    const types = rule.plainOnly ? ["plain_text"] : ["plain_text", "mrkdwn"];
    if (!types.includes(type)) this.report(`${pointer}/type`, `unsupported type: ${type}`);
    const text = value["text"];
    if (typeof text !== "string") return this.report(`${pointer}/text`, "must be a string");
    if (text.length === 0) this.report(`${pointer}/text`, "must be more than 0 characters");
    this.#string(text, rule.max, `${pointer}/text`);
  }

  #list(value: unknown, rule: ListRule, pointer: string): void {
    if (!Array.isArray(value)) return this.report(pointer, "must be an array");
    if (value.length < (rule.min ?? 0))
      this.report(pointer, `no fewer than ${rule.min} items allowed`);
    if (value.length > rule.max) this.report(pointer, `no more than ${rule.max} items allowed`);
    for (const [index, item] of value.entries()) {
      const place = `${pointer}/${index}`;
      if (typeof rule.of === "string") this.#object(item, rule.of, place);
      else this.#text(item, rule.of, place);
    }
  }

  #object(value: unknown, name: ShapeName, pointer: string): void {
    if (name === "any") return;
    if (!isObject(value)) return this.report(pointer, "must be an object");
    if (name === "option" || name === "optionGroup" || name === "confirm") {
      return this.shape(value, OBJECTS[name], pointer);
    }
    this.#typed(value, name, pointer);
  }

  #typed(value: JsonObject, set: ElementSet, pointer: string): void {
    const type = asText(value["type"]);
    if (!ALLOWED_TYPES[set].includes(type)) {
      return this.report(`${pointer}/type`, `unsupported type: ${type}`);
    }
    if (type === "mrkdwn" || type === "plain_text")
      return this.#text(value, { max: 3000 }, pointer);
    if (set === "childBlock" || set === "card") return this.block(value, pointer);
    if (value["action_id"] !== undefined) {
      this.#string(value["action_id"], ACTION_ID_MAX, `${pointer}/action_id`);
    }
    this.shape(value, ELEMENTS[type] ?? {}, pointer);
  }
}

function hasInput(blocks: unknown): boolean {
  return (
    Array.isArray(blocks) && blocks.some((block) => isObject(block) && block["type"] === "input")
  );
}
