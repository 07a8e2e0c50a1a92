import { answerKindOf, type AnswerKind } from "./answer-kind.ts";
import {
  CHINESE_COMMON_CHARACTERS,
  CHINESE_QUESTION_WORDS,
  COMMON_WORDS,
  QUESTION_WORDS,
} from "./common-words.ts";
import { correctionOf, joinWords, type Correction } from "./corrections.ts";
import type { SearchIndex, Token, WantedWord } from "./search-index.ts";

/** What a question looks for, and what was changed in it. */
export interface QuestionTerms {
  readonly words: readonly WantedWord[];
  readonly corrections: readonly Correction[];
  /** Terms of the glossary's names in it, e.g. `#cnipa`, with what the person wrote. */
  readonly names: readonly { readonly term: string; readonly written: string }[];
  /** The sum of its words' rarities, each with its weight: what a perfect passage could bring. */
  readonly worth: number;
  /** What kind of words the answer has; null where the question does not say. */
  readonly kind: AnswerKind | null;
}

/**
 * A pasted page is answered by its rarest words: more of them cost time and change the best results little.
 */
const QUESTION_TERMS_MAX = 64;

/**
 * A glossary's name stands for its own words: a passage that has it in another form gets this share
 * of what they are worth, and one that has them literally both shares.
 */
const NAME_SHARE = 0.8;
const LITERAL_SHARE = 0.4;
/** A word that was made of two says less than the two that were written. */
const JOINED_SHARE = 0.8;
/** One Chinese character means little without its neighbour. */
const CHARACTER_WEIGHT = 0.5;
/** A guessed word must not outweigh those that were written. */
const GUESS_WEIGHT = 0.8;

/** The words of a question that say what it is about. Safe on any text; empty only for a text without words. */
export function questionTerms(question: string, index: SearchIndex): QuestionTerms {
  const joined = joinWords(question, index.analyse(question), index);
  const telling = withoutCommonWords(question, joined.tokens);
  const names = telling.filter(({ kind }) => kind === "name");
  const corrections = [...joined.corrections];
  const words = telling.flatMap((token) => {
    if (token.kind === "name") return nameWord(token, telling, index);
    if (names.some((name) => isWithin(token, name))) return weighed(token, LITERAL_SHARE);
    const correction = correctionOf(question, token, index);
    if (!correction) return weighed(token, 1);
    corrections.push(correction);
    return { ...weighed(token, GUESS_WEIGHT), term: correction.term };
  });
  return {
    words: rarest(
      [...words, ...joined.further.map((token) => weighed(token, JOINED_SHARE))],
      index,
    ),
    corrections,
    names: names.map(({ term, start, end }) => ({ term, written: question.slice(start, end) })),
    worth: worthOf(telling, names, index),
    kind: answerKindOf(question),
  };
}

function weighed({ term, kind, position }: Token, share: number): WantedWord {
  return { term, kind, weight: share * (kind === "character" ? CHARACTER_WEIGHT : 1), position };
}

function nameWord(name: Token, telling: readonly Token[], index: SearchIndex): WantedWord {
  const literal = literalWorth(
    telling.filter((token) => token.kind !== "name" && isWithin(token, name)),
    index,
  );
  const weight = (NAME_SHARE * literal) / Math.max(RARITY_MIN, index.rarity(name.term));
  return { term: name.term, kind: name.kind, weight, position: name.position };
}

/** Where every passage has a name, it is worth next to nothing; this keeps its weight finite. */
const RARITY_MIN = 0.1;

function isWithin(token: Token, name: Token): boolean {
  return token.start >= name.start && token.end <= name.end;
}

/** What the question's words are worth together; a name's own words count as the name does. */
function worthOf(telling: readonly Token[], names: readonly Token[], index: SearchIndex): number {
  const words = telling.filter(({ kind }) => kind !== "name");
  const named = words.filter((token) => names.some((name) => isWithin(token, name)));
  const others = words.filter((token) => !named.includes(token));
  return literalWorth(others, index) + NAME_SHARE * literalWorth(named, index);
}

function literalWorth(tokens: readonly Token[], index: SearchIndex): number {
  return tokens.reduce(
    (sum, token) => sum + weighed(token, 1).weight * index.rarity(token.term),
    0,
  );
}

/** Drops what only asks and holds together, unless nothing else is there. */
function withoutCommonWords(question: string, tokens: readonly Token[]): readonly Token[] {
  const asking = chineseQuestionWords(tokens);
  const telling = tokens.filter(
    (token) =>
      !asking.has(token.position) &&
      !(token.kind === "pair" && asking.has(token.position + 1)) &&
      !isCommon(question, token),
  );
  return telling.length > 0 ? telling : tokens;
}

function isCommon(question: string, { term, kind, start, end }: Token): boolean {
  if (kind === "character") return CHINESE_COMMON_CHARACTERS.has(term);
  // A term in capitals is an abbreviation: US is a country.
  if (kind !== "word" || /^[A-Z]/.test(term)) return false;
  const written = question.slice(start, end).toLowerCase().replaceAll("’", "'");
  return COMMON_WORDS.has(written) || QUESTION_WORDS.has(written);
}

/** Positions of the characters of Chinese question words. */
function chineseQuestionWords(tokens: readonly Token[]): ReadonlySet<number> {
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

/** Each term once, with the sum of its weights; the rarest where there are too many. */
function rarest(words: readonly WantedWord[], index: SearchIndex): readonly WantedWord[] {
  const once = new Map<string, WantedWord>();
  for (const word of words) {
    const { weight, ...first } = once.get(word.term) ?? { ...word, weight: 0 };
    once.set(word.term, { ...first, weight: weight + word.weight });
  }
  if (once.size <= QUESTION_TERMS_MAX) return [...once.values()];
  return [...once.values()]
    .map((word) => ({
      word,
      worth: word.weight * (index.knows(word.term) ? index.rarity(word.term) : 0),
    }))
    .toSorted((one, other) => other.worth - one.worth)
    .slice(0, QUESTION_TERMS_MAX)
    .map(({ word }) => word)
    .toSorted((one, other) => one.position - other.position);
}
