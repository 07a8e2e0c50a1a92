import { el } from "../../dom/dom.ts";
import type { Child } from "../../dom/dom.ts";
import { parseMrkdwn, parsePlain } from "./mrkdwn.ts";
import type { Inline, Passage } from "./mrkdwn.ts";
import { isSet, textOf } from "../part.ts";
import type { Part } from "../part.ts";
import { slackDate } from "./slack-date.ts";
import type { Reading } from "../surface.ts";

/** Draws a text object, `plain_text` or `mrkdwn`. */
export function drawText(text: Part | null, reading: Reading): readonly Child[] {
  if (!text) return [];
  return textOf(text, "type") === "plain_text"
    ? drawPlain(textOf(text, "text"), reading, text["emoji"] !== false)
    : drawMrkdwn(textOf(text, "text"), reading, isSet(text, "verbatim"));
}

export function drawPlain(text: string, reading: Reading, withEmoji = true): readonly Child[] {
  return drawInlines(parsePlain(text, withEmoji), reading);
}

/** What a plain text says, as one string for a menu or an accessible name. */
export function plainWords(text: string): string {
  return parsePlain(text)
    .map((inline) =>
      inline.kind === "text" ? inline.text : inline.kind === "emoji" ? inline.glyph : " ",
    )
    .join("");
}

export function drawMrkdwn(text: string, reading: Reading, verbatim = false): readonly Child[] {
  return parseMrkdwn(text, verbatim).map((passage) => drawPassage(passage, reading));
}

function drawPassage(passage: Passage, reading: Reading): Child {
  if (passage.kind === "preformatted") return el("pre", {}, passage.text);
  const inlines = drawInlines(passage.inlines, reading);
  return passage.kind === "quote"
    ? el("blockquote", {}, ...inlines)
    : el("div", { class: "paragraph" }, ...inlines);
}

function drawInlines(inlines: readonly Inline[], reading: Reading): readonly Child[] {
  return inlines.map((inline) => drawInline(inline, reading));
}

const DRAWN: { [K in Inline["kind"]]: (inline: Of<K>, reading: Reading) => Child } = {
  text: ({ text }) => text,
  break: () => el("br"),
  bold: ({ inlines }, reading) => el("strong", {}, ...drawInlines(inlines, reading)),
  italic: ({ inlines }, reading) => el("em", {}, ...drawInlines(inlines, reading)),
  strike: ({ inlines }, reading) => el("s", {}, ...drawInlines(inlines, reading)),
  code: ({ text }) => el("code", {}, text),
  link: ({ url, label }) => drawLink(url, label),
  user: ({ id, label }, reading) => drawUser(id, label, reading),
  channel: ({ id, label }, reading) => drawMention(`#${reading.channelName(id) ?? (label || id)}`),
  broadcast: ({ label }) => drawMention(label, true),
  emoji: ({ name, glyph }) => drawEmoji(name, glyph),
  date: ({ seconds, format, url }, reading) => {
    const text = slackDate(seconds, format, reading.zone, reading.nowMs());
    return url ? drawLink(url, text) : text;
  },
};

type Of<K extends Inline["kind"]> = Extract<Inline, { kind: K }>;

function drawInline<K extends Inline["kind"]>(inline: Of<K>, reading: Reading): Child {
  return DRAWN[inline.kind](inline, reading);
}

/** Addresses of other schemes, such as `javascript:`, are shown as text. */
const SAFE_SCHEME = /^(?:https?:\/\/|mailto:)/i;

export function drawLink(url: string, ...label: readonly Child[]): HTMLElement {
  if (!SAFE_SCHEME.test(url)) return el("span", { class: "dead-link" }, ...label);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

export function drawEmoji(name: string, glyph: string): HTMLElement {
  return el(
    "span",
    { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " ") },
    glyph,
  );
}

export function drawUser(id: string, label: string, reading: Reading): HTMLElement {
  const name = reading.userName(id) ?? (label || id);
  return drawMention(`@${name}`, id === reading.viewerId);
}

/** `loud` where it calls the person who looks. */
export function drawMention(text: string, loud = false): HTMLElement {
  return el("span", { class: loud ? "mention loud" : "mention" }, text);
}
