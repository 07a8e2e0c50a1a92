import { fromMarkdown } from "mdast-util-from-markdown";
import type { Block } from "../../article/article.ts";
import type { Problem } from "../../article/problem.ts";
import { quote } from "../../text/quote.ts";
import { splitSourceAttribute } from "./source-attribute.ts";

/** A block with the source ids given at its end. */
export interface WrittenBlock extends Pick<Block, "kind" | "text" | "line"> {
  /** 1 for the highest heading; null for what is none. */
  readonly depth: number | null;
  /** As written; null where it names none. */
  readonly ids: readonly string[] | null;
}

export interface BodyReading {
  readonly blocks: readonly WrittenBlock[];
  /** Problems of parts that are left out of the text. */
  readonly problems: readonly Problem[];
  /** Problems that keep the text from being shown. */
  readonly mistakes: readonly Problem[];
}

/**
 * The blocks of a Markdown text as plain text; links become their words, pictures their descriptions.
 * HTML is left out with a problem (comments without one). `linesBefore` counts the file's lines above the text.
 */
export function readBody(file: string, markdown: string, linesBefore: number): BodyReading {
  const blocks: WrittenBlock[] = [];
  const problems: Problem[] = [];
  const mistakes: Problem[] = [];
  for (const { kind, node } of fromMarkdown(markdown).children.flatMap((each) => leavesOf(each))) {
    const line = (node.position?.start.line ?? 1) + linesBefore;
    const written = plainText(node, (html) => {
      if (html.startsWith("<!--")) return;
      const message = `HTML such as ${quote(html)} is not shown. Write plain text or Markdown.`;
      problems.push({ file, line, message });
    });
    const { text, ids, problem } = splitSourceAttribute(written);
    if (problem !== null) mistakes.push({ file, line, message: problem });
    const depth = node.type === "heading" ? node.depth : null;
    if (text !== "") blocks.push({ kind, text, line, depth, ids });
  }
  return { blocks, problems, mistakes };
}

type MarkdownNode = ReturnType<typeof fromMarkdown>["children"][number];

interface Leaf {
  readonly kind: Block["kind"];
  readonly node: MarkdownNode;
}

/** What becomes a block of its own. Items of inner lists follow the item that they belong to. */
function leavesOf(node: MarkdownNode, kind: Block["kind"] = "paragraph"): Leaf[] {
  if (node.type === "heading") return [{ kind: "heading", node }];
  if (node.type === "blockquote") {
    return node.children.flatMap((child) => leavesOf(child, "quotation"));
  }
  if (node.type === "list") {
    const children = node.children.flatMap((item) => item.children);
    return children.flatMap((child) => leavesOf(child, "item"));
  }
  return node.type === "definition" || node.type === "thematicBreak" ? [] : [{ kind, node }];
}

function plainText(node: MarkdownNode, onHtml: (html: string) => void): string {
  return textIn(node, onHtml).replaceAll(/\s+/g, " ").trim();
}

function textIn(node: MarkdownNode, onHtml: (html: string) => void): string {
  if (node.type === "html") {
    onHtml(node.value);
    return "";
  }
  if (node.type === "break") return " ";
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map((child) => textIn(child, onHtml)).join("") : "";
}
