import { describe, expect, test } from "vitest";
import {
  nearTerms,
  slipsAllowed,
  slipsBetween,
} from "../../../src/search/spelling/rank-suggestions.ts";

describe("a slip", () => {
  test.each([
    ["patent", "patent", 0],
    ["patnet", "patent", 1],
    ["paent", "patent", 1],
    ["pattent", "patent", 1],
    ["potent", "patent", 1],
    ["ptaetn", "patent", 2],
    ["", "abc", 3],
  ])("from %s to %s: %i", (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
    expect(slipsBetween(other, one)).toBe(slips);
  });

  test("is not guessed at in short words, numbers and Chinese", () => {
    expect(["the", "fees", "2021", "专利", "#cnipa", "copyr1ght"].map(slipsAllowed)).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    expect(["trips", "copyright"].map(slipsAllowed)).toEqual([1, 2]);
  });
});

test("the likeliest word has the fewest slips, then the same beginning, then is the commonest", () => {
  const candidates = ["latent", "patient", "patent", "parent", "pat"];
  expect(nearTerms("patnt", frequency, candidates)).toEqual(["patent"]);
  expect(nearTerms("patant", frequency, candidates)).toEqual(["patent"]);
  expect(nearTerms("potent", frequency, candidates)).toEqual(["patent"]);
});

function frequency(term: string): number {
  return { patent: 5, patient: 9, parent: 9, latent: 9 }[term] ?? 0;
}
