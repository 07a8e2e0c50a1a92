import { describe, expect, test } from "vitest";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { scoreProximity } from "../../../src/search/ranking/proximity.ts";
import { addPassages } from "../../../src/search/segment/add-passages.ts";
import { createSegmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import { findPostings } from "../../../src/search/segment/segment.ts";

const analyse = createAnalyzer([]);

/** The proximity of a question's words in a text, where each word has the rarity 1. */
function proximity(question: string, text: string): number {
  const builder = createSegmentBuilder();
  addPassages(builder, [{ titles: "", text }], analyse);
  const segment = builder.finish();
  const words = analyse(question).map(({ term, position }) => ({
    position,
    rarity: 1,
    range: findPostings(segment, term),
  }));
  return scoreProximity(segment, 0, words);
}

function fill(words: number): string {
  return Array.from({ length: words }, () => "fog").join(" ");
}

describe("proximity", () => {
  test("is a whole pair and both words where they stand as in the question", () => {
    expect(proximity("harbour mill", "the harbour mill")).toBeCloseTo(0.5 * 1 + 0.2 * 2);
  });

  test("counts a pair less the further apart it stands", () => {
    expect(proximity("harbour mill", "harbour fog mill")).toBeCloseTo(0.5 / 2 + 0.2 * 2);
    expect(proximity("harbour mill", `harbour ${fill(3)} mill`)).toBeCloseTo(0.5 / 4 + 0.2 * 2);
  });

  test("counts a pair in the other order half, and less the further apart it stands", () => {
    expect(proximity("harbour mill", "mill harbour")).toBeCloseTo((0.5 * 0.5) / 2 + 0.2 * 2);
    expect(proximity("harbour mill", "mill fog harbour")).toBeCloseTo((0.5 * 0.5) / 3 + 0.2 * 2);
  });

  test("counts the words of the densest fifteen words only", () => {
    const [near, far] = [14, 15].map((words) =>
      proximity("harbour mill", `harbour ${fill(words)} mill`),
    );
    expect(near).toBeCloseTo(0.5 / 15 + 0.2 * 2);
    expect(far).toBeCloseTo(0.5 / 16 + 0.2 * 1);
  });

  test("pairs a word with the next two of the question and no more", () => {
    const together = "lamp rope deck pilot";
    const pairs = 3 + 2;
    expect(proximity(together, together)).toBeCloseTo(0.5 * pairs + 0.2 * 4);
  });

  test("takes no pair of words that are missing", () => {
    expect(proximity("harbour mill", "harbour fog")).toBeCloseTo(0.2 * 1);
    expect(proximity("harbour mill", "fog")).toBe(0);
  });
});
