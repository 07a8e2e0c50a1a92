import { describe, expect, test } from "vitest";
import type { PassageFeatures } from "../../../src/ask/rerank/answer-model.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs, scorerFor } from "../library.ts";

describe("what speaks for a passage", () => {
  test("is the question's words side by side, in their order", () => {
    expect(featuresOf("the old mill", "Here is the old mill.").pairs).toBeCloseTo(1);
    expect(featuresOf("the old mill", "The mill is old, the bell too.").pairs).toBe(0);
  });

  test("is a date in whatever form it is written", () => {
    const asked = "5 May 2022, closed";
    const other = featuresOf(asked, "It closed on May 5, 2022.");
    expect(other.pairs).toBeCloseTo(featuresOf(asked, "It closed on 5 May 2022.").pairs);
    expect(featuresOf(asked, "It closed on 6 May 2023.").pairs).toBeLessThan(other.pairs);
  });

  test("is not to miss a name of the question, though a relative of it will do", () => {
    const asked = "When did they sail to Germany?";
    expect(featuresOf(asked, "They sailed to Germany.").namesMissing).toBe(0);
    expect(featuresOf(asked, "They sailed to a German port.").namesMissing).toBe(0);
    expect(featuresOf(asked, "They sailed to a port.").namesMissing).toBeGreaterThan(0);
  });
});

function featuresOf(question: string, text: string): PassageFeatures {
  const passages = paragraphs(articleOf({ id: "read" }), text, "Germany.", "A quay.");
  const index = indexOf(passages, []);
  return scorerFor(buildQuery(question, index), index)(passages[0]!).features;
}
