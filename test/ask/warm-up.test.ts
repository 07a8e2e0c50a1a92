import { expect, test } from "vitest";
import type { Answerer } from "../../src/ask/answer.ts";
import { makeTypicalQuestions, warmUp } from "../../src/ask/warm-up.ts";
import { UserError } from "../../src/user-error.ts";

const NOTHING = { kind: "not-found", missing: [], nearest: [], didYouMean: [] } as const;

function answererThat(answers: (question: string) => void) {
  const asked: string[] = [];
  const answerer: Answerer = {
    ask(question) {
      asked.push(question);
      answers(question);
      return NOTHING;
    },
  };
  return { asked, answerer };
}

const questions = ["one", "two", "three"];
const edges = {
  questions,
  today: "2026-12-01",
  pause: async () => {},
  isOver: () => false,
} as const;

test("asks one question after the other, also after one that cannot be read", async () => {
  const { asked, answerer } = answererThat((question) => {
    if (question === "two") throw new UserError("I know no filter");
  });
  await warmUp(answerer, edges);
  expect(asked).toEqual(questions);
});

test("lets other work go before each question, and stops when it is over", async () => {
  const { asked, answerer } = answererThat(() => {});
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  await warmUp(answerer, { ...edges, pause, isOver: () => asked.length === 2 });
  expect([asked, pauses]).toEqual([["one", "two"], 3]);
});

test("a failure is handed on", async () => {
  const { answerer } = answererThat(() => {
    throw new Error("broken");
  });
  await expect(warmUp(answerer, edges)).rejects.toThrow("broken");
});

test("questions are few however large the library is, in the language of their subjects", () => {
  expect(makeTypicalQuestions([])).toEqual([]);
  expect(makeTypicalQuestions(["World IP Day", "专利法"])).toEqual([
    "when was World IP Day?",
    "专利法是什么时候？",
  ]);
  const many = makeTypicalQuestions(Array.from({ length: 10_000 }, (_, at) => `Treaty ${at}`));
  expect(many.length).toBeLessThanOrEqual(24);
  expect(new Set(many.map((question) => question.split("Treaty")[0])).size).toBe(5);
});
