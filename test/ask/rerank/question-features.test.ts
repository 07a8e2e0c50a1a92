import { expect, test } from "vitest";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { buildQuestionFeatures } from "../../../src/ask/rerank/question-features.ts";
import { createSynonymTable } from "../../../src/ask/rerank/synonyms.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs } from "../library.ts";

const index = indexOf(
  paragraphs(articleOf({ id: "a" }), "Forty old masons came to the mill, and patents were there."),
  [],
);
const synonyms = createSynonymTable([], index);

test.each<[question: string, counted: readonly string[]]>([
  ["how many masons came", ["mason", "came"]],
  ["how many patents were granted", ["patent"]],
  ["how many of the masons", ["mason"]],
  ["how much of a mill is old", ["mill"]],
  ["how old is the mill", []],
  ["many masons", []],
])("%s counts %j", (question, counted) => {
  const { matches, counts } = buildQuestionFeatures(buildQuery(question, index), index, synonyms);
  const found = [...matches].filter(([, { isCounted }]) => isCounted).map(([term]) => term);
  expect(found).toEqual(counted);
  expect(counts).toBe(counted.length > 0);
});
