import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/article/article.ts";
import { splitPassages } from "../../src/article/passages.ts";
import { sampleArticle } from "./sample-article.ts";

function textsOf(...blocks: (readonly [Block["kind"], string])[]): string[] {
  return splitPassages(sampleArticle(blocks)).map(({ text }) => text);
}

test("a passage knows its article, its place and the heading above it", () => {
  const article = sampleArticle([
    ["paragraph", "The forum opened in Beijing."],
    ["heading", "Four  opinions"],
    ["paragraph", "First of all,\nprotect."],
    ["quotation", "Innovation is the driving force."],
  ]);
  expect(splitPassages(article)).toEqual([
    {
      id: "sample#1",
      article,
      ordinal: 1,
      heading: null,
      text: "The forum opened in Beijing.",
      sources: [],
    },
    {
      id: "sample#2",
      article,
      ordinal: 2,
      heading: "Four opinions",
      text: "First of all, protect.",
      sources: [],
    },
    {
      id: "sample#3",
      article,
      ordinal: 3,
      heading: "Four opinions",
      text: "Innovation is the driving force.",
      sources: [],
    },
  ]);
});

test("items go with the sentence that leads to them", () => {
  expect(
    textsOf(
      ["paragraph", "Shen named four:"],
      ["item", "Promote IP."],
      ["item", "protect it"],
      ["item", "use it"],
      ["paragraph", "Then he left."],
    ),
  ).toEqual(["Shen named four: Promote IP. protect it; use it", "Then he left."]);
});

test("a list without a leading sentence is a passage of its own", () => {
  expect(textsOf(["paragraph", "It rained."], ["item", "Patents."], ["item", "Marks."])).toEqual([
    "It rained.",
    "Patents. Marks.",
  ]);
});

test("what rests on other sources is a passage of its own, though it is of one list", () => {
  const [a, b] = ["a", "b"].map((name) => ({
    title: name,
    url: `https://example.org/${name}`,
    published: null,
    language: null,
  }));
  const item = (text: string, ...sources: (typeof a)[]) => ({
    kind: "item" as const,
    text,
    line: 1,
    ...(sources.length === 0 ? {} : { sources: sources.flatMap((each) => each ?? []) }),
  });
  const blocks = [
    { ...item("They last:", a), kind: "paragraph" as const },
    item("Patents.", a),
    item("Marks.", b),
    item("Designs.", b),
    item("Works.", a, b),
    item("Names."),
  ];
  const passages = splitPassages(sampleArticle([], { blocks }));
  expect(passages.map(({ text, sources }) => [text, ...sources.map(({ title }) => title)])).toEqual(
    [["They last: Patents.", "a"], ["Marks. Designs.", "b"], ["Works.", "a", "b"], ["Names."]],
  );
});

test("Chinese items are joined without spaces", () => {
  const article = sampleArticle(
    [
      ["paragraph", "三点意见："],
      ["item", "保护知识产权"],
      ["item", "鼓励创新。"],
    ],
    { language: "zh" },
  );
  expect(splitPassages(article).map(({ text }) => text)).toEqual([
    "三点意见：保护知识产权；鼓励创新。",
  ]);
});

test("a long paragraph is cut between sentences into even shares", () => {
  const sentence = `Some ${"word ".repeat(28)}end of it.`;
  const passages = textsOf(["paragraph", Array.from({ length: 10 }, () => sentence).join(" ")]);
  expect(passages.map(({ length }) => length)).toEqual([623, 623, 311]);
  expect(passages.every((text) => text.endsWith("end of it."))).toBe(true);
});

test("a long Chinese paragraph is cut at half as many characters", () => {
  const article = sampleArticle([["paragraph", "知识产权保护工作。".repeat(80)]], {
    language: "zh",
  });
  const lengths = splitPassages(article).map(({ text }) => text.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(390);
  expect(lengths.length).toBe(2);
});

test("a long list is cut between items", () => {
  const items = Array.from({ length: 12 }, (_, index) => `Body ${index} ${"x".repeat(100)}.`);
  const passages = textsOf(
    ["paragraph", "The bodies:"],
    ...items.map((item) => ["item", item] as const),
  );
  expect(passages.length).toBe(2);
  expect(passages[0]).toMatch(/^The bodies: Body 0 .*Body 5 x+\.$/);
  expect(passages[1]).toMatch(/^Body 6 .*Body 11 x+\.$/);
});

test("a sentence of any length stays whole", () => {
  const endless = "word ".repeat(1000).trim();
  expect(textsOf(["paragraph", endless])).toEqual([endless]);
});

test("an article of headings alone has no passage", () => {
  expect(textsOf(["heading", "One"], ["heading", "Two"])).toEqual([]);
});

const words = fc.array(
  fc.constantFrom("IP", "law.", "No.", "20", "保护。", "Mr.", "and:", "end!"),
  {
    minLength: 1,
    maxLength: 400,
  },
);
const blocks = fc.array(
  fc.tuple(
    fc.constantFrom<Block["kind"]>("heading", "paragraph", "item", "quotation"),
    words.map((parts) => parts.join(" ")),
  ),
  { maxLength: 12 },
);

test("the passages hold every word of the body once and in order", () => {
  fc.assert(
    fc.property(blocks, fc.constantFrom("en", "zh" as const), (body, language) => {
      const article = sampleArticle(body, { language });
      const expected = body
        .filter(([kind]) => kind !== "heading")
        .map(([, text]) => text)
        .join(" ");
      const passages = splitPassages(article);
      expect(wordsIn(passages.map(({ text }) => text).join(" "))).toBe(wordsIn(expected));
      expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index + 1));
    }),
  );
});

function wordsIn(text: string): string {
  return text.replaceAll(/[\s;；]+/g, "");
}
