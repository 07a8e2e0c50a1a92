import { describe, expect, test } from "vitest";
import { indexOf } from "./index-of.ts";
import { articleOf, paragraphs } from "../ask/library.ts";

const index = indexOf(
  paragraphs(articleOf({ id: "a", title: "Copyright" }), "Treaty on trademarks, treated twice."),
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
])("%s was meant to be %j", (word, near) => {
  expect(index.near(word)).toEqual(near);
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
    expect(begun.near(word)).toEqual(near);
  });
});

test("knows the terms that it has, and how rare they are", () => {
  expect(index.knows("copyright")).toBe(true);
  expect(index.knows("volcano")).toBe(false);
  expect(index.rarity("volcano")).toBeGreaterThan(index.rarity("copyright"));
});
