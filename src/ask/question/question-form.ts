import type { Token } from "../search-index.ts";
import { findChineseQuestionWords } from "./remove-stop-words.ts";
import { QUESTION_WORDS } from "./stop-words.ts";

/** Whether a text is put as a question: it has a word that asks, or a question mark. */
export function isPutAsQuestion(question: string, tokens: readonly Token[]): boolean {
  return (
    /[?？]/u.test(question) ||
    hasQuestionWord(hideWho(question), tokens) ||
    findChineseQuestionWords(tokens).size > 0
  );
}

function hasQuestionWord(question: string, tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind, start, end }) =>
      kind === "word" && QUESTION_WORDS.has(question.slice(start, end).toLowerCase()),
  );
}

/**
 * Blanks out the World Health Organization, in the same places: WHO asks only where all is written in capitals.
 */
export function hideWho(question: string): string {
  return /\p{Ll}/u.test(question) ? question.replaceAll(/\bWHO\b/g, "___") : question;
}
