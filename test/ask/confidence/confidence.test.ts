import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confidenceOf } from "../../../src/ask/confidence/confidence.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs } from "../library.ts";

const index = indexOf(paragraphs(articleOf({ id: "a" }), "one", "two", "three"), []);
const amount = fc.double({ min: 0, max: 1000, noNaN: true });

describe("the confidence", () => {
  test("lies between 0 and 1 and grows with the score", () => {
    fc.assert(
      fc.property(amount, amount, amount, (score, more, worth) => {
        const one = confidenceOf({ score, worth, isLoneRelative: false }, index);
        const other = confidenceOf({ score: score + more, worth, isLoneRelative: false }, index);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(other).toBeLessThanOrEqual(1);
        expect(other).toBeGreaterThanOrEqual(one);
      }),
    );
  });

  test("falls with every word that the passage lacks", () => {
    const lacking = confidenceOf({ score: 6, worth: 12, isLoneRelative: false }, index);
    expect(lacking).toBeLessThan(
      confidenceOf({ score: 6, worth: 6, isLoneRelative: false }, index),
    );
  });

  test("falls where the passage has but a relative of a short question's words", () => {
    const evidence = { score: 6, worth: 6 };
    const lone = confidenceOf({ ...evidence, isLoneRelative: true }, index);
    expect(lone).toBeLessThan(confidenceOf({ ...evidence, isLoneRelative: false }, index));
  });

  test("is defined for a question without worth and for an empty library", () => {
    expect(confidenceOf({ score: 0, worth: 0, isLoneRelative: false }, index)).toBeLessThan(0.01);
    expect(
      confidenceOf({ score: 0, worth: 1, isLoneRelative: false }, indexOf([], [])),
    ).toBeLessThan(0.01);
  });
});
