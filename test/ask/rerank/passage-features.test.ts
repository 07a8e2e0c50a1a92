import { describe, expect, test } from "vitest";
import type { PassageEvidence } from "../../../src/ask/rerank/answer-model.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { readerFor } from "../../../src/ask/rerank/passage-features.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs } from "../library.ts";

describe("what speaks for a passage", () => {
  test("is the question's words side by side, in their order", () => {
    expect(evidenceOf("the old mill", "Here is the old mill.").pairs).toBeCloseTo(1);
    expect(evidenceOf("the old mill", "The mill is old, the bell too.").pairs).toBe(0);
  });

  test("is a date in whatever form it is written", () => {
    const asked = "5 May 2022, closed";
    const other = evidenceOf(asked, "It closed on May 5, 2022.");
    expect(other.pairs).toBeCloseTo(evidenceOf(asked, "It closed on 5 May 2022.").pairs);
    expect(evidenceOf(asked, "It closed on 6 May 2023.").pairs).toBeLessThan(other.pairs);
  });

  test("is not to miss a name of the question, though a relative of it will do", () => {
    const asked = "When did they sail to Germany?";
    expect(evidenceOf(asked, "They sailed to Germany.").namesMissing).toBe(0);
    expect(evidenceOf(asked, "They sailed to a German port.").namesMissing).toBe(0);
    expect(evidenceOf(asked, "They sailed to a port.").namesMissing).toBeGreaterThan(0);
  });
});

function evidenceOf(question: string, text: string): PassageEvidence {
  const passages = paragraphs(articleOf({ id: "read" }), text, "Germany.", "A quay.");
  const index = indexOf(passages, []);
  return readerFor(buildQuery(question, index), index)(passages[0]!).evidence;
}
