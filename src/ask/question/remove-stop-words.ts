import {
  CHINESE_STOP_CHARACTERS,
  CHINESE_QUESTIONS,
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
  const text = joinCharacters(characters);
  const positions = new Set<number>();
  for (const { index, 0: word } of text.matchAll(CHINESE_QUESTIONS)) {
    for (const { position } of characters
      .slice(charactersBefore(text, index))
      .slice(0, word.length)) {
      positions.add(position);
    }
  }
  return positions;
}

/** The folded characters, with a gap where anything else stands between two of them. */
function joinCharacters(characters: readonly Token[]): string {
  let text = "";
  let end = characters[0]?.start ?? 0;
  for (const character of characters) {
    if (character.start > end) text += GAP;
    // A compatibility form of two characters, which are rare, stands for one and is no question word.
    text += character.term.length === 1 ? character.term : UNREAD;
    end = character.end;
  }
  return text;
}

const GAP = "\n";
const UNREAD = "\u25A1";

function charactersBefore(text: string, index: number): number {
  return text.slice(0, index).replaceAll(GAP, "").length;
}
