import { expect, test } from "vitest";
import { kindredTerms } from "../../../src/ask/rerank/synonyms.ts";
import { indexOf } from "../../search/index-of.ts";

const index = indexOf([], []);
const termOf = (word: string): string => index.analyse(word)[0]?.term ?? "";
const areKindred = (one: string, other: string): boolean =>
  kindredTerms(index).get(termOf(one))?.has(termOf(other)) ?? false;

test.each([
  ["win", "won"],
  ["winners", "wins"],
  ["population", "people"],
  ["born", "birth"],
  ["Germany", "German"],
])("%s is kindred to %s, and the other way round", (one, other) => {
  expect(areKindred(one, other)).toBe(true);
  expect(areKindred(other, one)).toBe(true);
});

test("words that are kindred to the same word are not kindred to one another", () => {
  expect(areKindred("son", "daughter")).toBe(false);
  expect(areKindred("champion", "victory")).toBe(false);
});

test("no word is its own kindred", () => {
  for (const [term, kindred] of kindredTerms(index)) expect(kindred.has(term)).toBe(false);
});
