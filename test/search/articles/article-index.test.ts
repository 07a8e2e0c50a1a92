import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import type { ArticleWithEvents } from "../../../src/search/articles/article-covers.ts";
import { ArticleIndex } from "../../../src/search/articles/article-index.ts";
import { articleOf, CNIPA } from "../../ask/library.ts";

const HARBOUR = articleOf({
  id: "harbour",
  title: "Licensing of harbour lamps",
  tags: ["lamps", "forum"],
  people: [{ name: "Ana Marsh", office: "Commissioner" }],
  blocks: [
    { kind: "heading", text: "The pilots' fees", line: 1 },
    { kind: "paragraph", text: "A ferry waits.", line: 2 },
  ],
});
const MILL = articleOf({ id: "mill", title: "Mills of the valley", tags: ["forum"] });
const FORUM = articleOf({
  id: "forum",
  title: "CNIPA holds its forum",
  source: "WIPO",
  tags: ["forum"],
});
const LAW = articleOf({ id: "law", title: "专利法实施细则", language: "zh" });

const LIBRARY: readonly ArticleWithEvents[] = [
  { article: HARBOUR, eventNames: [] },
  { article: MILL, eventNames: ["World Rope Day", "世界绳索日"] },
  { article: FORUM, eventNames: [] },
  { article: LAW, eventNames: [] },
];

function indexed(articles: readonly ArticleWithEvents[] = LIBRARY): ArticleIndex {
  const index = new ArticleIndex(createAnalyzer([CNIPA]));
  void index.replaceAll(articles);
  return index;
}

const ids = (found: readonly Article[]): readonly string[] => found.map(({ id }) => id);

describe("while somebody types, articles are found", () => {
  const index = indexed();
  test.each<readonly [string, readonly string[]]>([
    ["licensi", ["harbour"]],
    ["Licensing harb", ["harbour"]],
    ["license", ["harbour"]],
    ["lisensing", ["harbour"]],
    ["harbour mills", []],
    ["ana mar", ["harbour"]],
    ["pilot", ["harbour"]],
    ["rope da", ["mill"]],
    ["绳索", ["mill"]],
    ["专利", ["law"]],
    ["专利法实", ["law"]],
    ["专", ["law"]],
    ["专利绳", []],
    ["国家知识产权局", ["forum"]],
    ["wipo", ["forum"]],
    ["ferry", []],
    ["", []],
    ["?!", []],
  ])("%j: %j", (typed, found) => {
    expect(ids(index.findWhileTyping(typed, 5))).toEqual(found);
  });

  test("by a title before a tag, and no more than asked for", () => {
    expect(ids(index.findWhileTyping("forum", 5))[0]).toBe("forum");
    expect(index.findWhileTyping("forum", 2)).toHaveLength(2);
  });
});

describe("the articles nearest to a question", () => {
  const index = indexed();
  test.each<readonly [string, readonly string[]]>([
    ["How much is the harbour fee?", ["harbour"]],
    ["what are the lamps", ["harbour"]],
    ["harbuor lamps", ["harbour"]],
    ["who invented the wheel in the harbour", []],
    ["专利法什么时候生效", []],
    ["专利法", ["law"]],
    ["the of what", []],
    ["", []],
  ])("%j: %j", (question, found) => {
    expect(ids(index.findNearest(question, 5))).toEqual(found);
  });
});

test("related articles share a tag, a person, an event or words, and are never the article itself", () => {
  const index = indexed();
  expect(ids(index.findRelated(MILL, 5)).toSorted()).toEqual(["forum", "harbour"]);
  expect(ids(index.findRelated(LAW, 5))).toEqual([]);
  expect(index.findRelated(articleOf({ id: "unknown", title: "Forum" }), 5)).toEqual([]);
});

test("finds what a fresh index would after any replacement", async () => {
  const titles = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      title: fc.constantFrom("Harbour lamps", "Mill", "Rope and mill", "Forum", "专利法"),
    }),
    { selector: ({ id }) => id },
  );
  const typed = ["harbour", "mill", "rope", "forum", "专利"];
  await fc.assert(
    fc.asyncProperty(fc.array(titles, { minLength: 1, maxLength: 5 }), async (versions) => {
      const index = new ArticleIndex(createAnalyzer([]));
      // One does not wait for the other.
      await Promise.all(versions.map((version) => index.replaceAll(version.map(titled))));
      const fresh = new ArticleIndex(createAnalyzer([]));
      await fresh.replaceAll((versions.at(-1) ?? []).map(titled));
      for (const each of typed) {
        const [found, expected] = [index, fresh].map((one) =>
          ids(one.findWhileTyping(each, 9)).toSorted(),
        );
        expect(found).toEqual(expected);
      }
    }),
  );
});

test("never throws on any text", () => {
  const index = indexed();
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(index.findWhileTyping(text, 3).length).toBeLessThanOrEqual(3);
      expect(index.findNearest(text, 3).length).toBeLessThanOrEqual(3);
    }),
  );
});

function titled({ id, title }: { readonly id: string; readonly title: string }): ArticleWithEvents {
  return { article: articleOf({ id, title }), eventNames: [] };
}

test("replaces articles that are still being added", async () => {
  const index = new ArticleIndex(createAnalyzer([]));
  const many = Array.from({ length: 200 }, (_, at) => titled({ id: `${at}`, title: "Rope" }));
  const replacing = [index.replaceAll(many), index.replaceAll(many.slice(190))];
  await Promise.all(replacing);
  expect(index.findWhileTyping("rope", 300)).toHaveLength(10);
});
