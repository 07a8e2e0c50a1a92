import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateConfidence } from "../../../src/ask/confidence/confidence.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs } from "../library.ts";

const index = indexOf(paragraphs(articleOf({ id: "a" }), "one", "two", "three"), []);
const amount = fc.double({ min: 0, max: 1000, noNaN: true });

describe("the confidence", () => {
  test("lies between 0 and 1 and grows with the score", () => {
    fc.assert(
      fc.property(amount, amount, amount, (score, more, maxScore) => {
        const one = estimateConfidence(
          { score, maxScore, matchesOneStemOnly: false, scored: null },
          index,
        );
        const other = estimateConfidence(
          { score: score + more, maxScore, matchesOneStemOnly: false, scored: null },
          index,
        );
        expect(one).toBeGreaterThanOrEqual(0);
        expect(other).toBeLessThanOrEqual(1);
        expect(other).toBeGreaterThanOrEqual(one);
      }),
    );
  });

  test("falls with every word that the passage lacks", () => {
    const lacking = estimateConfidence(
      { score: 6, maxScore: 12, matchesOneStemOnly: false, scored: null },
      index,
    );
    expect(lacking).toBeLessThan(
      estimateConfidence({ score: 6, maxScore: 6, matchesOneStemOnly: false, scored: null }, index),
    );
  });

  test("falls where the passage has but a relative of a short question's words", () => {
    const evidence = { score: 6, maxScore: 6 };
    const lone = estimateConfidence({ ...evidence, matchesOneStemOnly: true, scored: null }, index);
    expect(lone).toBeLessThan(
      estimateConfidence({ ...evidence, matchesOneStemOnly: false, scored: null }, index),
    );
  });

  test("is defined for a question without worth and for an empty library", () => {
    expect(
      estimateConfidence({ score: 0, maxScore: 0, matchesOneStemOnly: false, scored: null }, index),
    ).toBeLessThan(0.01);
    expect(
      estimateConfidence(
        { score: 0, maxScore: 1, matchesOneStemOnly: false, scored: null },
        indexOf([], []),
      ),
    ).toBeLessThan(0.01);
  });
});
