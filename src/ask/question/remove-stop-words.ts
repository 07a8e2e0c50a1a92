import {
  CHINESE_STOP_CHARACTERS,
  CHINESE_QUESTION_WORDS,
  STOP_WORDS,
  QUESTION_WORDS,
} from "./stop-words.ts";
import type { Token } from "../search-index.ts";

/** The words of a question without what only asks and holds together. */
export function removeStopWords(question: string, tokens: readonly Token[]): readonly Token[] {
  const asking = findChineseQuestionWords(tokens);
  return tokens.filter(
    (token) =>
      !asking.has(token.position) &&
      !(token.kind === "pair" && asking.has(token.position + 1)) &&
      !isCommon(question, token),
  );
}

function isCommon(question: string, { term, kind, start, end }: Token): boolean {
  if (kind === "character") return CHINESE_STOP_CHARACTERS.has(term);
  // A term in capitals is an abbreviation: US is a country.
  if (kind !== "word" || /^[A-Z]/.test(term)) return false;
  const written = question.slice(start, end).toLowerCase().replaceAll("’", "'");
  return STOP_WORDS.has(written) || QUESTION_WORDS.has(written);
}

/** Positions of the characters of Chinese question words. */
export function findChineseQuestionWords(tokens: readonly Token[]): ReadonlySet<number> {
  const characters = tokens.filter(({ kind }) => kind === "character");
  const text = characters.map(({ term }) => term).join("");
  // Terms are single characters almost always; compatibility forms of two would shift the places.
  if (text.length !== characters.length) return new Set();
  const positions = new Set<number>();
  let at = 0;
  while (at < text.length) {
    const word = CHINESE_QUESTION_WORDS.find((each) => text.startsWith(each, at));
    for (const character of word ? characters.slice(at, at + word.length) : []) {
      positions.add(character.position);
    }
    at += word?.length ?? 1;
  }
  return positions;
}
