import { expect, test } from "vitest";
import { findAnswerType } from "../../../src/ask/rerank/answer-type.ts";

test.each([
  ["In what year did it open?", "It opened in 1906.", "It opened in May."],
  ["In which century was it built?", "It dates from the 12th century.", "It is old."],
  ["What day is it held on?", "It is held on the first Monday.", "It is held outside."],
  ["When did it close?", "It closed in May.", "It closed after a flood."],
  ["How long was the bridge closed?", "It was closed for 3 years.", "It cost 3 million."],
  ["What percentage of them voted?", "Some 40 percent voted.", "Some 40 people voted."],
  ["How much did the bridge cost?", "It cost $300.", "It has 300 stones."],
  ["How many masons came?", "Forty masons came.", "The masons came late."],
  ["Who repaired it?", "It was repaired by Keller.", "It was repaired in March."],
  ["What language do they speak?", "They speak Spanish.", "They speak slowly."],
  ["What color is the mill?", "The mill is red.", "The mill is old."],
  ["What city is it near?", "It stands near Basel.", "It stands near a brook."],
  ["Why was it closed?", "It was closed because it leaked.", "It was closed early."],
  ["What company ran the ferry?", "It was run by Keller.", "It was run badly."],
  ["What is the old mill?", "The old mill is a museum.", "The old mill burned."],
  ["How was it repaired?", "It was repaired with oak.", "It was repaired soon."],
  ["桥是什么颜色", "桥是红色的。", "桥很长。"],
])("%s is answered by words of its kind", (question, has, hasNot) => {
  const kind = findAnswerType(question);
  expect(kind?.test(has)).toBe(true);
  expect(kind?.test(hasNot)).toBe(false);
});

test.each([
  "What did the owners say?",
  "mill wheel",
  "what was the bridge built of",
  "WHO and WIPO study",
])("%s asks for no kind of words", (question) => {
  expect(findAnswerType(question)).toBeNull();
});

test("WHO asks for a person only where all is written in capitals", () => {
  expect(findAnswerType("WHO REPAIRED IT?")?.test("It was repaired by Keller.")).toBe(true);
  expect(findAnswerType("Who repaired it?")?.test("It was repaired by Keller.")).toBe(true);
  expect(findAnswerType("the WHO WIPO WTO trilateral study")).toBeNull();
});
