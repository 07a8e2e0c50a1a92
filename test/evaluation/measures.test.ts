import { describe, expect, test } from "vitest";
import { mean, ndcg, percentile, recall, reciprocalRank } from "../../src/evaluation/measures.ts";

const relevance = new Map([
  ["a", 2],
  ["b", 1],
  ["c", 0],
]);

describe("the measures of one question", () => {
  test("are one for the ideal order", () => {
    expect(ndcg(["a", "b", "c"], relevance, 10)).toBe(1);
    expect(reciprocalRank(["a", "c"], relevance, 10)).toBe(1);
    expect(recall(["b", "x", "a"], relevance, 100)).toBe(1);
  });

  test("follow trec_eval's formulas", () => {
    // Gains 0, 1, 2 at ranks 1 to 3: 1/log2(3) + 2/log2(4); ideal 2/log2(2) + 1/log2(3).
    expect(ndcg(["c", "b", "a"], relevance, 10)).toBeCloseTo(1.63093 / 2.63093, 5);
    expect(reciprocalRank(["c", "x", "b"], relevance, 10)).toBeCloseTo(1 / 3);
    expect(recall(["a", "x"], relevance, 100)).toBe(0.5);
  });

  test("stop at their depth", () => {
    const late = [...Array.from({ length: 10 }, (_, index) => `x${index}`), "a"];
    expect(ndcg(late, relevance, 10)).toBe(0);
    expect(reciprocalRank(late, relevance, 10)).toBe(0);
    expect(recall(late, relevance, 10)).toBe(0);
  });

  test("are zero where nothing is relevant or found", () => {
    expect(ndcg([], relevance, 10)).toBe(0);
    expect(ndcg(["a"], new Map([["a", 0]]), 10)).toBe(0);
    expect(recall(["a"], new Map(), 10)).toBe(0);
  });
});

test("means and percentiles of nothing are zero", () => {
  expect(mean([])).toBe(0);
  expect(percentile([], 0.5)).toBe(0);
  expect(mean([1, 2, 6])).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
});
