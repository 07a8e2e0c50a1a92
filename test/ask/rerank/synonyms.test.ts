import { expect, test } from "vitest";
import { createSynonymTable } from "../../../src/ask/rerank/synonyms.ts";
import { shippedSynonyms } from "../library.ts";
import { indexOf } from "../../search/index-of.ts";

const index = indexOf([], []);
const table = createSynonymTable(shippedSynonyms, index);
const termOf = (word: string): string => index.analyse(word)[0]?.term ?? "";
const areSynonyms = (one: string, other: string): boolean =>
  table.synonymsOf(termOf(one)).has(termOf(other));

test.each([
  ["win", "won"],
  ["winners", "wins"],
  ["population", "people"],
  ["born", "birth"],
  ["Germany", "German"],
])("%s is a synonym of %s, and the other way round", (one, other) => {
  expect(areSynonyms(one, other)).toBe(true);
  expect(areSynonyms(other, one)).toBe(true);
});

test("synonyms of the same word are not synonyms of one another", () => {
  expect(areSynonyms("son", "daughter")).toBe(false);
  expect(areSynonyms("champion", "victory")).toBe(false);
});

test("no word is its own synonym", () => {
  for (const { word, synonyms } of shippedSynonyms) {
    for (const term of [word, ...synonyms].map(termOf)) {
      expect(table.synonymsOf(term).has(term)).toBe(false);
    }
  }
});
