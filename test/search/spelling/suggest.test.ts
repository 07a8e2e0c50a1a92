import { describe, expect, test } from "vitest";
import { createIndexReader } from "../../../src/search/index/index-reader.ts";
import { TermTree } from "../../../src/search/spelling/term-tree.ts";
import { articleOf, paragraphs } from "../../ask/library.ts";
import { indexOf, segmentOf } from "../index-of.ts";

const index = indexOf(
  paragraphs(
    articleOf({ id: "a", title: "Copyright" }),
    "Treaty on trademarks, treated twice. Feel sure of invention.",
  ),
  [],
);

test.each([
  ["copyrihgt", ["copyright"]],
  ["copyrght", ["copyright"]],
  ["copirite", []],
  ["coypirght", []],
  ["kopyright", ["copyright"]],
  ["kopyrigth", []],
  ["tradmark", ["trademark"]],
  ["volcano", []],
  ["19999", []],
  // A slip in the ending keeps it from being taken off; a short word is known by one slip.
  ["trademraks", ["trademark"]],
  ["treatde", ["treat", "treati"]],
  ["twise", ["twice"]],
  // So short a word is rather another one that the articles do not have.
  ["trea", ["treat", "treati"]],
  ["twic", ["twice"]],
  ["fees", []],
  ["invantion", ["invent"]],
])("%s was meant to be %j", (word, near) => {
  expect(index.suggestSpelling(word)).toEqual(near);
});

describe("a word that breaks off", () => {
  const words =
    "Pharmaceuticals, pharmaceutical pharmacies; infringement; arbitration; biotechnology";
  const begun = indexOf(paragraphs(articleOf({ id: "b" }), words, "A pharmaceutical."), []);

  test.each([
    ["pharm", ["pharmaceut", "pharmaci"]],
    ["pharma", ["pharmaceut", "pharmaci"]],
    ["biot", ["biotechnolog"]],
    ["biotechno", ["biotechnolog"]],
    ["infringeme", ["infring"]],
    ["arbitrati", ["arbitr"]],
    ["PHARM", ["pharmaceut", "pharmaci"]],
    // Three letters begin too many words, and the middle of a word none.
    ["bio", []],
    ["technology", []],
    // A slip is likelier: a known word is one letter away.
    ["pharmacis", ["pharmaci"]],
  ])("%s was meant to be %j", (word, near) => {
    expect(begun.suggestSpelling(word)).toEqual(near);
  });
});

test("guesses the same in whichever order the words came", () => {
  const segments = ["A mazer for the maker.", "Of mader."].map((text, number) =>
    segmentOf(paragraphs(articleOf({ id: `c${number}` }), text), []),
  );
  for (const ordered of [segments, segments.toReversed()]) {
    expect(createIndexReader(ordered, new TermTree()).spelling.suggest("maxer")).toEqual([
      "mader",
      "maker",
      "mazer",
    ]);
  }
});

test("knows the terms that it has, and how rare they are", () => {
  expect(index.knows("copyright")).toBe(true);
  expect(index.knows("volcano")).toBe(false);
  expect(index.rarity("volcano")).toBeGreaterThan(index.rarity("copyright"));
});
