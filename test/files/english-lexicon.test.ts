import { expect, test } from "vitest";
import { createEnglishLexicon } from "../../src/files/english-lexicon.ts";

const lexicon = createEnglishLexicon();

test.each([
  "register",
  "confirm",
  "licences",
  "organisations",
  "colour",
  "passed",
  "renewals",
  "ministers",
])("%s is a word", (word) => expect(lexicon.hasWord(word)).toBe(true));

test.each(["India", "italy", "Geneva", "Brazil's"])("%s is a name", (name) => {
  expect(lexicon.hasName(name)).toBe(true);
});

test.each(["pattent", "convnetion", "signd", "harbuor", "Lanham"])("%s is neither", (slip) => {
  expect([lexicon.hasWord(slip), lexicon.hasName(slip)]).toEqual([false, false]);
});
