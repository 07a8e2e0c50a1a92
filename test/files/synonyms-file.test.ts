import { expect, test } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readSynonyms } from "../../src/files/synonyms-file.ts";

test("reads a word with its synonyms", () => {
  expect(readSynonyms("s.yml", "- word: fee\n  synonyms: [cost, charge]")).toEqual({
    entries: [{ word: "fee", synonyms: ["cost", "charge"] }],
    leftOut: [],
    problems: [],
  });
});

test.each([
  [
    "- word: fee",
    "s.yml:1: synonyms is missing. Write, for example, synonyms: [cost, charge, price]",
  ],
  ["- synonyms: [cost]", "s.yml:1: word is missing. Write, for example, word: fee"],
  ["- word: fee\n  synonym: [cost]", 's.yml:2: "synonym" is not a field. Did you mean synonyms?'],
])("of %j the group is left out, and what is wrong is said", (text, problem) => {
  const { entries, problems } = readSynonyms("s.yml", `${text}\n- word: win\n  synonyms: [won]`);
  expect(entries).toEqual([{ word: "win", synonyms: ["won"] }]);
  expect(problems.map(formatProblem)).toContain(problem);
});
