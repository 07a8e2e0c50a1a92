import { el } from "../../dom/dom.ts";
import type { Child } from "../../dom/dom.ts";
import { drawLink } from "./draw-text.ts";

/**
 * Draws a `markdown` block: headings, lists, quotations, code, rules, and bold, italic, struck,
 * code and links within a line. Tables and nested lists stay as they were written. Every heading has `headingLevel`.
 */
export function drawMarkdown(text: string, headingLevel: number): HTMLElement {
  const drawn = el("div", { class: "markdown" });
  const lines = text.split("\n");
  for (let at = 0; at < lines.length;) {
    const kind = kindOf(lines[at] ?? "");
    const count = kind === "fence" ? fenceLength(lines, at) : runLength(lines, at, kind);
    const block = drawBlock(kind, lines.slice(at, at + count), headingLevel);
    if (block) drawn.append(block);
    at += count;
  }
  return drawn;
}

type Kind = "fence" | "heading" | "rule" | "quote" | "bullets" | "numbers" | "blank" | "paragraph";

const OPENINGS: readonly (readonly [Kind, RegExp])[] = [
  ["blank", /^\s*$/],
  ["fence", /^```/],
  ["heading", /^#{1,6} +/],
  ["rule", /^(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ["quote", /^> ?/],
  ["bullets", /^\s*[-*+] +/],
  ["numbers", /^\s*\d+[.)] +/],
];

function kindOf(line: string): Kind {
  return OPENINGS.find(([, opening]) => opening.test(line))?.[0] ?? "paragraph";
}

function fenceLength(lines: readonly string[], at: number): number {
  const end = lines.findIndex((line, index) => index > at && line.startsWith("```"));
  return (end < 0 ? lines.length : end + 1) - at;
}

function runLength(lines: readonly string[], at: number, kind: Kind): number {
  if (kind === "heading" || kind === "rule") return 1;
  const end = lines.findIndex((line, index) => index > at && kindOf(line) !== kind);
  return (end < 0 ? lines.length : end) - at;
}

type Draw = (bare: readonly string[], headingLevel: number) => HTMLElement | null;

const DRAWN: Readonly<Record<Kind, Draw>> = {
  blank: () => null,
  fence: (bare) => el("pre", {}, bare.slice(1, -1).join("\n")),
  heading: ([bare = ""], level) =>
    el("div", { class: "header-block", role: "heading", "aria-level": level }, ...drawLine(bare)),
  rule: () => el("hr"),
  quote: (bare) => el("blockquote", {}, ...drawLine(bare.join("\n"))),
  bullets: (bare) => el("ul", {}, ...bare.map((line) => el("li", {}, ...drawLine(line)))),
  numbers: (bare) => el("ol", {}, ...bare.map((line) => el("li", {}, ...drawLine(line)))),
  paragraph: (bare) => el("div", { class: "paragraph" }, ...drawLine(bare.join("\n"))),
};

function drawBlock(kind: Kind, lines: readonly string[], headingLevel: number): HTMLElement | null {
  const opening = OPENINGS.find(([name]) => name === kind)?.[1] ?? /^$/;
  const bare = lines.map((line) => line.replace(opening, ""));
  return DRAWN[kind](bare, headingLevel);
}

/** The first alternative that matches wins; what is inside code is left alone. */
const INLINE =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|~~(.+?)~~|\*([^\s*][^*\n]*)\*|(?<![\p{L}\p{N}])_([^\s_][^_\n]*)_(?![\p{L}\p{N}])|\n/gu;

function drawLine(text: string): Child[] {
  const drawn: Child[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    drawn.push(text.slice(from, match.index), drawMatch(match));
    from = match.index + match[0].length;
  }
  drawn.push(text.slice(from));
  return drawn;
}

function drawMatch(match: RegExpExecArray): Child {
  const [, code, label, url, bold, struck, starred, underscored] = match;
  const italic = starred ?? underscored;
  if (code !== undefined) return el("code", {}, code);
  if (label !== undefined) return drawLink(url ?? "", ...drawLine(label));
  if (bold !== undefined) return el("strong", {}, ...drawLine(bold));
  if (struck !== undefined) return el("s", {}, ...drawLine(struck));
  if (italic !== undefined) return el("em", {}, ...drawLine(italic));
  return el("br");
}
