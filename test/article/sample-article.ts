import type { Article, Block } from "../../src/article/article.ts";

/** An article without text; `changes` make it another. */
export function makeArticle(changes: Partial<Article> = {}): Article {
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
    blocks: [],
    ...changes,
  };
}

/** An article of these blocks, one on each line of its file. */
export function sampleArticle(
  blocks: readonly (readonly [Block["kind"], string])[],
  changes: Partial<Article> = {},
): Article {
  return makeArticle({
    blocks: blocks.map(([kind, text], index) => ({ kind, text, line: index + 1 })),
    ...changes,
  });
}
