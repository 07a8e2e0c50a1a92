import { describe, expect, test } from "vitest";
import { loadContent } from "../../src/files/content.ts";

const { articles } = await loadContent("content");
const byId = new Map(articles.map((article) => [article.id, article]));
const compiled = articles.filter(({ source }) => source.startsWith("IP Almanac"));

describe("the shipped articles", () => {
  test("tell at least thirty subjects in English and in Chinese", () => {
    const pairs = articles.filter(({ id }) => byId.has(`${id}-zh`));
    expect(pairs.length).toBeGreaterThanOrEqual(30);
    for (const { id, language } of pairs) {
      expect.soft([language, byId.get(`${id}-zh`)?.language], id).toEqual(["en", "zh"]);
    }
  });

  test("say so where the almanac compiled them, and lead to no single page as a whole", () => {
    expect(compiled.length).toBeGreaterThan(80);
    for (const { id, source, url } of compiled) {
      expect.soft(source, id).toMatch(/, compiled from the pages named$|，据所列网页编写$/);
      expect.soft(url, id).toBeNull();
    }
  });

  test("name the pages of nearly every part that the almanac compiled", () => {
    const parts = compiled.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== "heading"));
    const resting = parts.filter(({ sources = [] }) => sources.length > 0);
    expect(resting.length / parts.length).toBeGreaterThan(0.97);
  });

  test.each(compiled.map(({ id }) => id))("%s begins with what its title asks", (id) => {
    const first = byId.get(id)?.blocks[0]?.text ?? "";
    expect(first).not.toMatch(
      /^(?:sources? |according to|as the|this article)|^(?:各种资料|据|本文)/i,
    );
  });
});
