import { expect, test } from "vitest";
import { readAskedDays } from "../../../src/ask/facts/asked-days.ts";

const TODAY = "2026-12-01";

test.each([
  ["what happened today in IP history", "2026-12-01", "2026-12-01"],
  ["What happened yesterday?", "2026-11-30", "2026-11-30"],
  ["upcoming anniversaries", "2026-12-01", "2026-12-30"],
  ["any anniversaries this week", "2026-11-30", "2026-12-06"],
  ["what anniversaries are coming up next month", "2027-01-01", "2027-01-31"],
  ["今天是什么纪念日", "2026-12-01", "2026-12-01"],
  ["历史上的今天", "2026-12-01", "2026-12-01"],
  ["下个月有什么纪念日", "2027-01-01", "2027-01-31"],
])("%s asks for days", (question, from, until) => {
  expect(readAskedDays(question, TODAY)).toEqual({ from, until });
});

test.each([
  "when is the next World IP Day",
  "what happened in 1974",
  "what happened on 23 April 2021",
  "what event was held next to the office in Geneva",
  "what are the next steps of the office",
  "今天的专利法",
])("%s asks for something else", (question) => {
  expect(readAskedDays(question, TODAY)).toBeNull();
});
