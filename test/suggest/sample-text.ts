import type { Article } from "../../src/article/article.ts";
import type { SourceText } from "../../src/suggest/source-text.ts";

/** A text with the given paragraphs, on lines 1, 2, ... */
export function textOf(paragraphs: readonly string[], more: Partial<SourceText> = {}): SourceText {
  const blocks: Article["blocks"] = paragraphs.map((text, index) => ({
    kind: "paragraph",
    text,
    line: index + 1,
  }));
  return {
    name: "report",
    title: "A report",
    source: null,
    url: null,
    published: null,
    blocks,
    ...more,
  };
}
