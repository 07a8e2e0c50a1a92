import { expect, test } from "vitest";
import { readPlainArticle } from "../../../src/files/articles/plain-article.ts";

test("without a dateline the first line is the title", () => {
  expect(readPlainArticle("a.txt", "The Forum\n\nIt met on April 23.\nIt was long.\n")).toEqual({
    name: "a.txt",
    title: "The Forum",
    source: null,
    url: null,
    published: null,
    blocks: [
      { kind: "paragraph", text: "It met on April 23.", line: 3 },
      { kind: "paragraph", text: "It was long.", line: 4 },
    ],
  });
});

test.each([
  ["2020-12-18", "2020-12-18"],
  ["March 31, 2021", "2021-03-31"],
  ["Updated: 12 23,2020", "2020-12-23"],
  ["发布时间：2020年12月18日", "2020-12-18"],
])("below menus, the title is the line above the dateline %j", (dateline, published) => {
  const text = `News & Events\n\n# The Forum\n${dateline}\n\nIt met.\nSource: China IP News\n`;
  expect(readPlainArticle("a.md", text)).toMatchObject({
    title: "The Forum",
    published,
    source: "China IP News",
    blocks: [{ text: "It met.", line: 6 }, { line: 7 }],
  });
});

test("a dateline that could be two days, or that does not exist, is none", () => {
  expect(readPlainArticle("a.txt", "A\n03/04/2026\nB").published).toBeNull();
  expect(readPlainArticle("a.txt", "A\n2026-02-30\nB").published).toBeNull();
});

test("lines that an editor wrapped are one paragraph; list items are not", () => {
  const wrapped =
    "On the morning of a fine day in spring, the forum that everybody had\nwaited for was held.";
  const list = "- one item that is as long as a line that somebody wrapped by hand\n- another";
  const { blocks } = readPlainArticle("a.md", `T\n\n${wrapped}\n\n${list}\n`);
  expect(blocks.map(({ text, line }) => [line, text.slice(-20)])).toEqual([
    [3, "waited for was held."],
    [6, "body wrapped by hand"],
    [7, "another"],
  ]);
});

test("an empty file is named by its path", () => {
  expect(readPlainArticle("a.txt", "\n")).toMatchObject({ title: "a.txt", blocks: [] });
});
