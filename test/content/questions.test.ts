import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { openAlmanac } from "../../src/almanac.ts";
import { isFailure, judgeAnswers } from "../../src/evaluation/judge-answers.ts";
import { readQuestions } from "../../src/files/questions-file.ts";
import { mistakes, questionsSchema } from "./schemas.ts";
import { readYaml } from "./shipped.ts";

const FILE = "content/questions.yml";
const { entries, problems } = readQuestions(FILE, readFileSync(FILE, "utf8"));
const almanac = await openAlmanac("content", {
  snapshotPath: null,
  onTrouble(cause) {
    throw cause;
  },
});
afterAll(() => almanac.close());

test("the shipped questions keep to their schema, and all are read", () => {
  expect(mistakes(questionsSchema, readYaml("questions.yml"))).toEqual([]);
  expect(problems).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(60);
});

test.each(entries)("$question is answered as the editors expect, or refused", (expected) => {
  const [judged] = judgeAnswers([expected], (text) => almanac.answerer.ask(text, "2026-12-01"));
  expect(isFailure(judged!), judged?.shown.join("\n")).toBe(false);
});
