import { el } from "../../dom/dom.ts";
import type { Child } from "../../dom/dom.ts";
import { drawEmoji, drawLink, drawMention, drawUser } from "./draw-text.ts";
import { emojiNamed } from "./emoji.ts";
import { isSet, numberOf, partOf, partsOf, textOf } from "../part.ts";
import type { Part } from "../part.ts";
import { slackDate } from "./slack-date.ts";
import type { Reading } from "../surface.ts";
import { drawUnsupported } from "../unsupported.ts";

/** Draws a `rich_text` block; neighbouring lists of another indent nest, as in Slack. */
export function drawRichText(block: Part, reading: Reading): HTMLElement {
  return el(
    "div",
    { class: "rich-text" },
    ...partsOf(block, "elements").map((element) => drawElement(element, reading)),
  );
}

function drawElement(element: Part, reading: Reading): HTMLElement {
  switch (textOf(element, "type")) {
    case "rich_text_section":
      return el("div", { class: "paragraph" }, ...drawLeaves(element, reading));
    case "rich_text_quote":
      return el("blockquote", {}, ...drawLeaves(element, reading));
    case "rich_text_preformatted":
      return el("pre", {}, ...drawLeaves(element, reading));
    case "rich_text_list":
      return drawList(element, reading);
    default:
      return drawUnsupported("rich text element", textOf(element, "type"));
  }
}

const INDENT_MAX = 8;

function drawList(list: Part, reading: Reading): HTMLElement {
  const items = partsOf(list, "elements").map((item) => el("li", {}, ...drawLeaves(item, reading)));
  const indent = Math.min(numberOf(list, "indent") ?? 0, INDENT_MAX);
  const start = (numberOf(list, "offset") ?? 0) + 1;
  const drawn =
    textOf(list, "style") === "ordered" ? el("ol", { start }, ...items) : el("ul", {}, ...items);
  drawn.classList.add(`indent-${indent}`);
  return drawn;
}

function drawLeaves(of: Part, reading: Reading): Child[] {
  return partsOf(of, "elements").map((leaf) => styled(leaf, drawLeaf(leaf, reading)));
}

function drawLeaf(leaf: Part, reading: Reading): Child {
  const text = textOf(leaf, "text");
  switch (textOf(leaf, "type")) {
    case "text":
      return el("span", { class: "text" }, text);
    case "link":
      return drawLink(textOf(leaf, "url"), text || textOf(leaf, "url"));
    case "user":
      return drawUser(textOf(leaf, "user_id"), "", reading);
    case "channel":
      return drawMention(
        `#${reading.channelName(textOf(leaf, "channel_id")) ?? "private-channel"}`,
      );
    case "usergroup":
      return drawMention(`@${textOf(leaf, "usergroup_id")}`);
    case "broadcast":
      return drawMention(`@${textOf(leaf, "range")}`, true);
    case "emoji":
      return drawNamedEmoji(textOf(leaf, "name"));
    case "date":
      return drawDate(leaf, reading);
    default:
      return drawUnsupported("rich text element", textOf(leaf, "type"));
  }
}

function drawNamedEmoji(name: string): Child {
  const glyph = emojiNamed(name);
  return glyph ? drawEmoji(name, glyph) : `:${name}:`;
}

function drawDate(leaf: Part, reading: Reading): HTMLElement {
  const seconds = numberOf(leaf, "timestamp") ?? 0;
  const text = slackDate(seconds, textOf(leaf, "format"), reading.zone, reading.nowMs());
  const url = textOf(leaf, "url");
  return url ? drawLink(url, text) : el("span", {}, text);
}

const STYLE_TAGS = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
] as const;

function styled(leaf: Part, drawn: Child): Child {
  const style = partOf(leaf, "style");
  if (!style) return drawn;
  return STYLE_TAGS.reduce<Child>(
    (inner, [name, tag]) => (isSet(style, name) ? el(tag, {}, inner) : inner),
    drawn,
  );
}
