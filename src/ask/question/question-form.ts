import type { Token } from "../search-index.ts";
import { findChineseQuestionWords } from "./remove-stop-words.ts";
import { QUESTION_WORDS } from "./stop-words.ts";

/** Whether a text is put as a question: it has a word that asks, or a question mark. */
export function isPutAsQuestion(question: string, tokens: readonly Token[]): boolean {
  return (
    /[?？]/u.test(question) ||
    tokens.some((token) => isAsking(question, token)) ||
    findChineseQuestionWords(tokens).size > 0
  );
}

function isAsking(question: string, { kind, term, start, end }: Token): boolean {
  // An abbreviation keeps its capitals: WHO is a body.
  if (kind !== "word" || /^[A-Z]/.test(term)) return false;
  return QUESTION_WORDS.has(question.slice(start, end).toLowerCase());
}
