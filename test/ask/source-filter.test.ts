import { expect, test } from "vitest";
import type { ArticleSource } from "../../src/article/article.ts";
import { articleOf, askingOf, paragraphs } from "./library.ts";

const EPO: ArticleSource = {
  title: "EPO, Annual fees",
  url: "https://epo.example",
  published: null,
  language: "en",
};
const compiled = articleOf({
  id: "compiled",
  title: "Late payment",
  source: "IP Almanac",
  blocks: [
    { kind: "paragraph", text: "The grace period has six months.", line: 1, sources: [EPO] },
  ],
});
const [renewal, ...others] = paragraphs(compiled, "The renewal is free.", "The grace period ends.");
const asking = askingOf([
  ...(renewal === undefined ? [] : [renewal]),
  ...others.map((passage) => ({ ...passage, sources: [EPO] })),
]);

test.each([
  ["grace period source:EPO", "found"],
  ["grace period source:almanac", "found"],
  // Another part of the same article rests on the page.
  ["renewal source:EPO", "not-found"],
  ["renewal source:almanac", "found"],
])(
  "%s is %s: a part is from the pages that state it, and from who published the whole",
  (question, kind) => {
    expect(asking.ask(question).kind).toBe(kind);
  },
);

test("a page's name is no source, and what an error names are publishers", () => {
  expect(() => asking.ask("grace period source:annual")).toThrow(
    'No article has the source "annual". There are: IP Almanac, EPO.',
  );
});
