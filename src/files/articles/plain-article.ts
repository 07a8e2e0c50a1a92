import type { Block } from "../../article/article.ts";
import { readDateline } from "../../suggest/dateline.ts";
import type { SourceText } from "../../suggest/source-text.ts";

/**
 * Reads a text without front matter, as it was copied from a page: paragraphs, with a title and perhaps a dateline such as
 * `2020-12-18` or `Updated: 12 23,2020` above them. Where there is a dateline, the title is the line above it: menus and
 * headings of the site go before both.
 */
export function readPlainArticle(file: string, text: string): SourceText {
  const paragraphs = paragraphsOf(text);
  const dated = paragraphs
    .slice(0, HEAD_LINES_MAX)
    .findIndex((each) => readDateline(each.text) !== null);
  const title = paragraphs[Math.max(0, dated - 1)];
  const below = paragraphs.slice(dated === -1 ? 1 : dated + 1);
  return {
    name: file,
    title: title?.text ?? file,
    source:
      below.map((each) => SOURCE.exec(each.text)?.[1] ?? null).find((each) => each !== null) ??
      null,
    url: null,
    published: readDateline(paragraphs[dated]?.text ?? ""),
    blocks: below,
  };
}

/** Menu, section, title, subtitle, author and dateline. */
const HEAD_LINES_MAX = 8;

const SOURCE = /^(?:Source|来源|來源) ?[:：] ?(.{2,60})$/i;

/** Each line is a paragraph, as in text copied from a page, unless the lines are wrapped; Markdown marks are dropped. */
function paragraphsOf(text: string): Block[] {
  const blocks: Block[] = [];
  let previous = "";
  for (const [index, line] of text.split("\n").entries()) {
    const words = line.replace(MARK, "").replaceAll(/\s+/g, " ").trim();
    const last = blocks.at(-1);
    if (last !== undefined && isWrapped(previous, line)) {
      blocks.splice(-1, 1, { ...last, text: `${last.text} ${words}` });
    } else if (words !== "") blocks.push({ kind: "paragraph", text: words, line: index + 1 });
    previous = line.trim();
  }
  return blocks;
}

const MARK = /^\s*(?:#+|[-*•>])\s+/;

/** A line continues in the next one if it is about as long as a wrapped line and does not end like a sentence. */
function isWrapped(line: string, next: string): boolean {
  if (next.trim() === "" || MARK.test(next) || readDateline(next) !== null) return false;
  return (
    line.length >= WRAPPED_LETTERS_MIN &&
    line.length <= WRAPPED_LETTERS_MAX &&
    !/[.!?:。！？：]$/.test(line)
  );
}

const WRAPPED_LETTERS_MIN = 50;
const WRAPPED_LETTERS_MAX = 110;
