import { hideWho } from "../question/question-form.ts";
import { ANSWER_TYPES } from "./answer-types.ts";

/** What kind of words an answer to a question has. */
export interface AnswerType {
  /** Whether a text has such words. */
  test(text: string): boolean;
}

/** The expected answer type, or null where the question does not say. */
export function findAnswerType(question: string): AnswerType | null {
  const asked = hideWho(question);
  const type = ANSWER_TYPES.find(({ asks }) => asks.test(asked));
  return type ? { test: (text) => type.answers.test(text) } : null;
}
