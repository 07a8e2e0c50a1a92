import fc from "fast-check";
import { expect, test } from "vitest";
import { findTerm, iterateTerms, packTerms } from "../../../src/search/segment/term-dictionary.ts";

test("a dictionary gives back its terms and their numbers", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "binary" })), fc.string(), (words, other) => {
      const sorted = words.toSorted((one, next) => (one < next ? -1 : 1));
      const dictionary = packTerms(sorted);
      expect([...iterateTerms(dictionary)]).toEqual(sorted);
      for (const [number, term] of sorted.entries())
        expect(findTerm(dictionary, term)).toBe(number);
      expect(findTerm(dictionary, other)).toBe(sorted.indexOf(other));
    }),
  );
});
