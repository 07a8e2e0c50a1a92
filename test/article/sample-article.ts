import type { Article, Block } from "../../src/article/article.ts";

export function sampleArticle(
  blocks: readonly (readonly [Block["kind"], string])[],
  changes: Partial<Article> = {},
): Article {
  return {
    id: "sample",
    title: "Sample",
    source: "CNIPA",
    url: null,
    published: "2021-04-23",
    language: "en",
    tags: [],
    people: [],
    events: [],
    blocks: blocks.map(([kind, text], index) => ({ kind, text, line: index + 1 })),
    ...changes,
  };
}
