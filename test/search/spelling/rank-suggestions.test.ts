import { expect, test } from "vitest";
import {
  countAllowedEdits,
  rankByEdits,
  rankByLikelihood,
} from "../../../src/search/spelling/rank-suggestions.ts";

test("a spelling is not guessed at in short words, numbers and Chinese", () => {
  expect(["the", "fees", "2021", "专利", "#cnipa", "copyr1ght"].map(countAllowedEdits)).toEqual([
    0, 0, 0, 0, 0, 0,
  ]);
  expect(["trips", "copyright"].map(countAllowedEdits)).toEqual([1, 2]);
});

test("the likeliest word has the fewest edits, then the same first letter, then is the commonest", () => {
  const candidates = ["latent", "patient", "patent", "parent", "pat"];
  expect(rankByEdits("patnt", frequency, candidates)).toEqual(["patent"]);
  expect(rankByEdits("patant", frequency, candidates)).toEqual(["patent"]);
  // Both are one edit away; the commoner one has another first letter.
  expect(rankByEdits("patent", frequency, ["latent", "parent"])).toEqual(["parent", "latent"]);
  expect(rankByEdits("parlent", frequency, ["parent", "patent"])).toEqual(["parent"]);
  expect(rankByLikelihood("patent", frequency, ["latent", "parent", "patient"])).toEqual([
    "parent",
    "patient",
    "latent",
  ]);
});

function frequency(term: string): number {
  return { patent: 5, patient: 9, parent: 9, latent: 20 }[term] ?? 0;
}
