import { checkBlocks, type BlockFault } from "../limits/block-limits.ts";
import type { Files } from "../workspace/files.ts";
import { drawHex } from "../workspace/identity.ts";
import { asText, isObject, type JsonObject } from "../json.ts";
import { addBlockIds } from "../deliveries/messages-on-wire.ts";
import { type Call, readObject, readObjects, readText, SlackError } from "./call.ts";

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages : cut with a warning. */
export const MESSAGE_TEXT_MAX = 40_000;
/** https://docs.slack.dev/reference/methods/chat.update : `msg_too_long`. */
export const UPDATE_TEXT_MAX = 4000;
/** Measured by others over all blocks of one message (bolt-js issue 2509); Slack documents no number. */
const BLOCKS_TEXT_MAX = 13_200;

/** What a message says. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** Undefined when the call says nothing of it, null when it takes it away. */
  readonly metadata: JsonObject | null | undefined;
  readonly warnings: readonly string[];
}

/** Reads and checks text, blocks and metadata as the chat methods do. */
export function readContent(
  call: Call,
  limit: { readonly textMax: number; readonly tooLong: "truncate" | "refuse" },
): Content {
  const text = readText(call, "text") ?? "";
  const blocks = readBlocks(call);
  const metadata = readMetadata(call);
  if (text === "" && blocks.length === 0) throw new SlackError("no_text");
  if (text === "") call.warnings.push("missing_text_in_message");
  if (text.length <= limit.textMax) return { text, blocks, metadata, warnings: [] };
  if (limit.tooLong === "refuse") throw new SlackError("msg_too_long");
  const cut = text.slice(0, limit.textMax);
  return { text: cut, blocks, metadata, warnings: ["message_truncated"] };
}

function readBlocks(call: Call): readonly JsonObject[] {
  const blocks = readObjects(call, "blocks");
  if (blocks === undefined) throw new SlackError("invalid_blocks_format");
  if (blocks === null) return [];
  refuseBlocks(blocks, call.world.files);
  if (textLength(blocks) > BLOCKS_TEXT_MAX) throw new SlackError("msg_blocks_too_long");
  return addBlockIds(blocks, () => drawHex(3));
}

/** Slack's refusal of blocks, as `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. */
function refuseBlocks(blocks: readonly JsonObject[], files: Files): void {
  const faults = [...checkBlocks(blocks, "message", "/blocks"), ...checkFiles(blocks, files)];
  const complaints = faults.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  if (complaints.length === 0) return;
  throw new SlackError("invalid_blocks", {
    errors: complaints,
    response_metadata: { messages: complaints.map((complaint) => `[ERROR] ${complaint}`) },
  });
}

/**
 * Files of image blocks: there, processed, and the only source of the picture.
 * https://github.com/slackapi/python-slack-sdk/issues/1658 shows the refusal.
 */
function checkFiles(blocks: readonly JsonObject[], files: Files): BlockFault[] {
  return blocks.flatMap((block, index) => {
    const file = block["slack_file"];
    if (block["type"] !== "image" || file === undefined) return [];
    const pointer = `/blocks/${index}/slack_file`;
    if (block["image_url"] !== undefined) {
      return [{ pointer, message: "must have only one of: image_url, slack_file" }];
    }
    const message = files.problemOf(file);
    return message === null ? [] : [{ pointer, message }];
  });
}

/** Characters in every `text` of the blocks. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, field]) => sum + (name === "text" ? asText(field).length : 0) + textLength(field),
    0,
  );
}

function readMetadata(call: Call): JsonObject | null | undefined {
  const metadata = readObject(call, "metadata");
  if (metadata === null) return undefined;
  if (metadata && Object.keys(metadata).length === 0) return null;
  const wellFormed =
    metadata !== undefined &&
    asText(metadata["event_type"]) !== "" &&
    isObject(metadata["event_payload"]);
  if (!wellFormed) throw new SlackError("invalid_metadata_format");
  return metadata;
}
