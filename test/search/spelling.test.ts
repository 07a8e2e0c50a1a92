import { expect, test } from "vitest";
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

test("knows the terms that it has, and how rare they are", () => {
  expect(index.knows("copyright")).toBe(true);
  expect(index.knows("volcano")).toBe(false);
  expect(index.rarity("volcano")).toBeGreaterThan(index.rarity("copyright"));
});
