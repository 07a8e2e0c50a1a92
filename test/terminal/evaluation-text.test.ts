import { expect, test } from "vitest";
import { formatMeasures, drawProgressBar } from "../../src/terminal/evaluation-text.ts";

const measures = {
  documents: 1000,
  questions: 20,
  refused: 1,
  ndcgAt10: 0.97721,
  mrrAt10: 0.5,
  recallAt100: 1,
  excerptHitAt1: 0.9134,
  excerptHitAt3: null,
  latencyP50Ms: 0.436,
  latencyP99Ms: 5.83,
  buildMs: 1234.5,
  indexBytes: 12_345_678,
};

test("the measures of a collection are told one a line", () => {
  expect(formatMeasures(measures)).toBe(
    [
      "documents       1000",
      "questions       20 (1 refused)",
      "nDCG@10         0.9772",
      "MRR@10          0.5000",
      "recall@100      1.0000",
      "excerpt hit@1   0.9134",
      "excerpt hit@3   no answers given",
      "latency p50     0.44 ms",
      "latency p99     5.83 ms",
      "build           1235 ms",
      "memory          12.3 MB",
      "",
    ].join("\n"),
  );
});

test.each([
  [{ step: "indexing", done: 0, all: 3 }, "indexing [                    ]   0%"],
  [{ step: "asking", done: 2, all: 5 }, "asking   [########            ]  40%"],
  [{ step: "asking", done: 0, all: 0 }, "asking   [####################] 100%"],
] as const)("a bar shows how far it is: %j", (progress, bar) => {
  expect(drawProgressBar(progress)).toBe(bar);
});
