import type { types } from "@slack/bolt";
import { BUTTON_LETTERS_MAX, HEADER_LETTERS_MAX } from "./limits.ts";
import { cutText } from "./cut-text.ts";
import { toSafeUrl } from "./escape.ts";

/**
 * Builders of blocks. Every text that people or articles wrote goes into rich_text or plain_text,
 * in which Slack parses nothing; mrkdwn is never used.
 */

export type Leaf =
  | types.RichTextText
  | types.RichTextLink
  | types.RichTextUserMention
  | types.RichTextChannelMention;
export type Line = readonly Leaf[];

export function plain(text: string): Leaf {
  return { type: "text", text };
}

export function bold(text: string): Leaf {
  return { type: "text", text, style: { bold: true } };
}

export function italic(text: string): Leaf {
  return { type: "text", text, style: { italic: true } };
}

export function code(text: string): Leaf {
  return { type: "text", text, style: { code: true } };
}

/** A link where the address is usable, else its text alone. */
export function link(text: string, address: string | null, style: { bold?: true } = {}): Leaf {
  const url = toSafeUrl(address);
  const styled = style.bold ? { style: { bold: true } } : {};
  return url === null ? { type: "text", text, ...styled } : { type: "link", url, text, ...styled };
}

export function user(userId: string): Leaf {
  return { type: "user", user_id: userId };
}

export function channel(channelId: string): Leaf {
  return { type: "channel", channel_id: channelId };
}

/** Lines under each other in one block; empty lines and leaves are left out (Slack refuses them). */
export function linesBlock(lines: readonly Line[], blockId?: string): types.RichTextBlock {
  const block: types.RichTextBlock = { type: "rich_text", elements: [sectionOf(lines)] };
  return blockId === undefined ? block : { ...block, block_id: blockId };
}

/** Lines, quotations beneath them and further lines, in one block. */
export function stackedBlock(
  above: readonly Line[],
  quotations: readonly Line[],
  below: readonly Line[],
): types.RichTextBlock {
  if (quotations.length === 0) return linesBlock([...above, ...below]);
  const sections = [sectionOf(above), ...quotations.map(quoteOf), sectionOf(below)];
  return {
    type: "rich_text",
    elements: sections.filter(({ elements }) => elements.length > 0),
  };
}

function sectionOf(lines: readonly Line[]): types.RichTextSection {
  const kept = lines.map(withoutEmpty).filter((line) => line.length > 0);
  const elements = kept.flatMap((line, index) => (index === 0 ? line : [plain("\n"), ...line]));
  return { type: "rich_text_section", elements };
}

function quoteOf(line: Line): types.RichTextQuote {
  return { type: "rich_text_quote", elements: withoutEmpty(line) };
}

function withoutEmpty(line: Line): Leaf[] {
  return line.filter((leaf) => leaf.type !== "text" || leaf.text !== "");
}

export function headerBlock(text: string): types.HeaderBlock {
  return { type: "header", text: plainText(cutText(text, HEADER_LETTERS_MAX)) };
}

/** Small grey text: sources, counts, schedules. */
export function noteBlock(text: string): types.ContextBlock {
  return { type: "context", elements: [plainText(text)] };
}

export function button(text: string, actionId: string, value: string): types.Button {
  return {
    type: "button",
    text: plainText(cutText(text, BUTTON_LETTERS_MAX)),
    action_id: actionId,
    value,
  };
}

export function linkButton(text: string, actionId: string, url: string): types.Button {
  return { type: "button", text: plainText(text), action_id: actionId, url };
}

/** The words of leaves, e.g. to count letters or for the fallback text. */
export function readWords(line: Line): string {
  return line.map((leaf) => ("text" in leaf ? (leaf.text ?? "") : "")).join("");
}

function plainText(text: string): types.PlainTextElement {
  // Without `emoji: false` an article's ":warning:" would become a picture.
  return { type: "plain_text", text, emoji: false };
}
