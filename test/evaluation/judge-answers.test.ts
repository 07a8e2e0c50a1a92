import { expect, test } from "vitest";
import type { Answer } from "../../src/ask/answer.ts";
import { countVerdicts, judgeAnswers, type Verdict } from "../../src/evaluation/judge-answers.ts";
import { UserError } from "../../src/user-error.ts";

const REFUSED: Answer = { kind: "not-found", missing: [], nearest: [], didYouMean: [] };
const known = (...texts: readonly string[]): Answer => ({
  kind: "found",
  facts: texts.map((text) => ({ text, sources: [], asOf: null })),
  results: [],
  notices: [],
});

test.each<[answer: Answer, mayRefuse: boolean, verdict: Verdict]>([
  [known("in 1906", "in 1911"), false, "first"],
  [known("in 1911", "in 1906"), false, "shown"],
  [known("in 1911"), false, "wrong"],
  [REFUSED, false, "refused-wrongly"],
  [REFUSED, true, "refused-rightly"],
  [known("in 1911"), true, "answered-unknown"],
  [known("in 1906"), true, "first"],
  [{ kind: "days", range: { from: "1906-05-03", until: "1906-05-03" } }, false, "first"],
])("an answer is judged by what it shows", (answer, mayRefuse, verdict) => {
  const expected = { question: "when", any: [/1906/u], mayRefuse };
  const [judged] = judgeAnswers([expected], () => answer);
  expect(judged?.verdict).toBe(verdict);
});

test("a question that cannot be read is refused, and the counts add up", () => {
  const expected = [
    { question: "sorce:x", any: [], mayRefuse: true },
    { question: "when", any: [/1906/u], mayRefuse: false },
    { question: "who", any: [/Keller/u], mayRefuse: false },
  ];
  const judged = judgeAnswers(expected, (question) => {
    if (question === "sorce:x") throw new UserError("no filter");
    return known("1906");
  });
  expect(countVerdicts(expected, judged)).toEqual({
    known: 2,
    first: 1,
    shown: 1,
    wrong: 1,
    refusedWrongly: 0,
    unknown: 1,
    refusedRightly: 1,
    answeredUnknown: 0,
  });
});
