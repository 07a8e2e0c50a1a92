import { describe, expect, test } from "vitest";
import {
  computeMean,
  computeNdcg,
  findPercentile,
  computeRecall,
  computeReciprocalRank,
} from "../../src/evaluation/measures.ts";

const relevance = new Map([
  ["a", 2],
  ["b", 1],
  ["c", 0],
]);

describe("the measures of one question", () => {
  test("are one for the ideal order", () => {
    expect(computeNdcg(["a", "b", "c"], relevance, 10)).toBe(1);
    expect(computeReciprocalRank(["a", "c"], relevance, 10)).toBe(1);
    expect(computeRecall(["b", "x", "a"], relevance, 100)).toBe(1);
  });

  test("follow trec_eval's formulas", () => {
    // Gains 0, 1, 2 at ranks 1 to 3: 1/log2(3) + 2/log2(4); ideal 2/log2(2) + 1/log2(3).
    expect(computeNdcg(["c", "b", "a"], relevance, 10)).toBeCloseTo(1.63093 / 2.63093, 5);
    expect(computeReciprocalRank(["c", "x", "b"], relevance, 10)).toBeCloseTo(1 / 3);
    expect(computeRecall(["a", "x"], relevance, 100)).toBe(0.5);
  });

  test("stop at their depth", () => {
    const late = [...Array.from({ length: 10 }, (_, index) => `x${index}`), "a"];
    expect(computeNdcg(late, relevance, 10)).toBe(0);
    expect(computeReciprocalRank(late, relevance, 10)).toBe(0);
    expect(computeRecall(late, relevance, 10)).toBe(0);
  });

  test("are zero where nothing is relevant or found", () => {
    expect(computeNdcg([], relevance, 10)).toBe(0);
    expect(computeNdcg(["a"], new Map([["a", 0]]), 10)).toBe(0);
    expect(computeRecall(["a"], new Map(), 10)).toBe(0);
  });
});

test("means and percentiles of nothing are zero", () => {
  expect(computeMean([])).toBe(0);
  expect(findPercentile([], 0.5)).toBe(0);
  expect(computeMean([1, 2, 6])).toBe(3);
  expect(findPercentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(findPercentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
});
