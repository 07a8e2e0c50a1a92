import { findAnswerType, type AnswerType } from "../rerank/answer-type.ts";
import { QUESTION_WORDS } from "../question/stop-words.ts";
import {
  correctSpelling,
  isUnknownWord,
  joinCompounds,
  splitCompound,
  type Correction,
  type JoinedCompounds,
} from "./spelling.ts";
import { isDateTerm } from "./date-terms.ts";
import { findOrdinals, type Ordinal } from "./ordinals.ts";
import type { SearchIndex, Token, QueryTerm } from "../search-index.ts";
import { findChineseQuestionWords, removeStopWords } from "../question/remove-stop-words.ts";

/** What a question looks for, and what was changed in it. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly corrections: readonly Correction[];
  /** Terms of the glossary's names in it, e.g. `#cnipa`, with what the person wrote. */
  readonly names: readonly { readonly term: string; readonly written: string }[];
  /** The sum of its words' rarities, each with its weight: what a perfect passage could bring. */
  readonly maxScore: number;
  /** A pasted page, which is looked for as it stands. */
  readonly isPastedPage: boolean;
  /** It has only words that ask and hold sentences together, such as "what is it". */
  readonly isOnlyStopWords: boolean;
  /** It is put as a question: it has a word that asks, or a question mark. */
  readonly isQuestion: boolean;
  /** Its words as they were typed, in small letters. */
  readonly spellings: ReadonlySet<string>;
  /** Its words and characters in order, as they were typed. */
  readonly typed: readonly TypedWord[];
  /** What kind of words the answer has; null where the question does not say. */
  readonly answerType: AnswerType | null;
}

export interface TypedWord {
  readonly term: string;
  readonly written: string;
  /** Terms of the names and dates that it is a word of. */
  readonly names: readonly string[];
}

/**
 * The longest of the collections' 13,000 questions has 335 tokens; a pasted text of 5,000 characters has some 800. To
 * join and to guess the words of a page and to ask it again took two thirds of its time, and changes little among so many.
 */
const PAGE_TOKENS_MIN = 400;

/**
 * A pasted page is answered by its rarest words: more of them cost time and change the best results little.
 */
const QUESTION_TERMS_MAX = 64;

/**
 * A glossary's name stands for its own words: a passage that has it in another form gets this share
 * of what they are worth, and one that has them literally both shares. A date's own words keep what they are worth:
 * in another form it still has some of them.
 */
const NAME_SHARE = 0.8;
const LITERAL_SHARE = 0.4;
/** A word that was made of two says less than the two that were written. */
const JOINED_SHARE = 0.8;
/** What an ordinal's other spelling is worth to a passage; in digits it says less than in words. */
const OTHER_SPELLING_SHARE = 0.3;
const SPELLED_OUT_SHARE = 0.6;
/** One Chinese character means little without its neighbour. */
const CHARACTER_WEIGHT = 0.5;
/**
 * In a text of another field every word is unknown: guessing at more of them helps nobody, and each guess takes about a
 * millisecond among 100,000 passages. No question of the collections has more.
 */
const GUESSES_MAX = 8;
/** A guessed word must not outweigh those that were written; the second and third guess say less. */
const GUESS_WEIGHT = 0.9;
const OTHER_GUESS_WEIGHT = 0.4;

/** The words of a question that say what it is about. Safe on any text; empty only for a text without words. */
export function buildQuery(question: string, index: SearchIndex): Query {
  const tokens = index.analyse(question);
  const isPage = tokens.length >= PAGE_TOKENS_MIN;
  const joined = isPage ? asWritten(tokens) : joinCompounds(question, tokens, index);
  const telling = removeStopWords(question, joined.tokens);
  const wanted = withoutVagueNames(telling.length > 0 ? telling : joined.tokens, index);
  const names = wanted.filter(({ kind }) => kind === "name");
  const corrections = [...joined.corrections];
  const others: Candidate[] = [];
  let guesses = isPage ? 0 : GUESSES_MAX - corrections.length;
  const literal = literalTokens(wanted).flatMap(({ token, name }): readonly LiteralCandidate[] => {
    const worth = weighed(token, 1).weight * index.rarity(token.term);
    if (name) return [literalOfName(token, name, worth)];
    if (guesses <= 0 || !isUnknownWord(token, index)) return [asTyped(token, worth)];
    guesses -= 1;
    const parted = splitCompound(question, token, index);
    const correction = parted?.correction ?? correctSpelling(question, token, index);
    if (!correction) return [asTyped(token, worth)];
    corrections.push(correction);
    if (parted) return parted.tokens.map((part) => asTyped(part, index.rarity(part.term)));
    others.push(...correction.others.map((term) => guessed(token, term, OTHER_GUESS_WEIGHT)));
    return [{ ...guessed(token, correction.term, GUESS_WEIGHT), worth }];
  });
  const ordinals = isPage ? [] : findOrdinals(question, wanted, index);
  const further = joined.further.map((token) => ({ word: weighed(token, JOINED_SHARE), worth: 0 }));
  const kept = rarest(
    [
      ...literal,
      ...nameWords(names, literal, index),
      ...others,
      ...further,
      ...ordinals.flatMap((ordinal) => otherSpellings(ordinal, literal, index)),
    ],
    index,
  );
  return {
    terms: kept.map(({ word }) => word),
    corrections,
    names: names.map(({ term, start, end }) => ({ term, written: question.slice(start, end) })),
    maxScore: kept.reduce((sum, { worth }) => sum + worth, 0),
    isPastedPage: isPage,
    isQuestion: !isPage && asksSomething(question, tokens),
    spellings: new Set(spelledIn(question, tokens)),
    typed: typedIn(question, tokens),
    isOnlyStopWords: telling.length === 0,
    answerType: findAnswerType(question),
  };
}

function asksSomething(question: string, tokens: readonly Token[]): boolean {
  return (
    /[?？]/u.test(question) ||
    spelledIn(question, tokens).some((word) => QUESTION_WORDS.has(word)) ||
    findChineseQuestionWords(tokens).size > 0
  );
}

function spelledIn(question: string, tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(({ kind }) => kind === "word")
    .map(({ start, end }) => question.slice(start, end).toLowerCase());
}

function typedIn(question: string, tokens: readonly Token[]): readonly TypedWord[] {
  const names = tokens.filter(({ kind }) => kind === "name");
  const around = ({ start, end }: Token): readonly string[] =>
    names.filter((name) => name.start <= start && end <= name.end).map(({ term }) => term);
  return tokens
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map((token) => ({
      term: token.term,
      written: question.slice(token.start, token.end),
      names: names.length > 0 ? around(token) : NO_NAMES,
    }));
}

const NO_NAMES: readonly string[] = [];

function asWritten(tokens: readonly Token[]): JoinedCompounds {
  return { tokens, corrections: [], further: [] };
}

/** A word to look for, and what it is worth to a passage that has it. */
interface Candidate {
  readonly word: QueryTerm;
  /** 0 where another candidate stands for it. */
  readonly worth: number;
}

interface LiteralCandidate extends Candidate {
  /** The glossary's name that it is a word of, which stands for it, and its share in that. */
  readonly name?: Token;
  readonly nameWorth?: number;
}

function weighed({ term, kind, position }: Token, share: number): QueryTerm {
  return { term, kind, weight: share * (kind === "character" ? CHARACTER_WEIGHT : 1), position };
}

function withWeight({ term, kind, position }: QueryTerm, weight: number): QueryTerm {
  return { term, kind, weight, position };
}

function asTyped(token: Token, worth: number): Candidate {
  return { word: weighed(token, 1), worth };
}

/** A word that the written one may have been meant to be. */
function guessed(token: Token, term: string, share: number): Candidate {
  return { word: { ...weighed(token, share), term }, worth: 0 };
}

/** The words themselves, each with the name around it. Tokens are in order and names do not overlap. */
function literalTokens(
  tokens: readonly Token[],
): readonly { readonly token: Token; readonly name: Token | null }[] {
  let last: Token | null = null;
  return tokens.flatMap((token) => {
    if (token.kind === "name") last = token;
    const name = last && token.end <= last.end ? last : null;
    return token.kind === "name" ? [] : [{ token, name }];
  });
}

function literalOfName(token: Token, name: Token, worth: number): LiteralCandidate {
  return isDateTerm(name.term)
    ? { word: weighed(token, 1), worth, name, nameWorth: worth }
    : { word: weighed(token, LITERAL_SHARE), worth: 0, name, nameWorth: worth };
}

/** An ordinal's other spellings, each worth a part of what it is worth as it was written. */
function otherSpellings(
  { positions, spellings, isInDigits }: Ordinal,
  literal: readonly LiteralCandidate[],
  index: SearchIndex,
): readonly Candidate[] {
  const own = literal.filter(({ word }) => positions.includes(word.position));
  const worth = Math.max(0, ...own.map(({ word }) => word.weight * index.rarity(word.term)));
  const share = isInDigits ? SPELLED_OUT_SHARE : OTHER_SPELLING_SHARE;
  return spellings.flatMap((tokens) =>
    tokens.map((token) => {
      const rarity = Math.max(RARITY_MIN, index.rarity(token.term));
      const weight = (share * worth) / (tokens.length * rarity);
      return { word: { ...weighed(token, 1), weight, position: positions[0] ?? 0 }, worth: 0 };
    }),
  );
}

function nameWords(
  names: readonly Token[],
  literal: readonly LiteralCandidate[],
  index: SearchIndex,
): readonly Candidate[] {
  const worths = new Map<number, number>();
  for (const { name, nameWorth = 0 } of literal) {
    if (name) worths.set(name.position, (worths.get(name.position) ?? 0) + nameWorth);
  }
  return names.map((name) => {
    // The days of a range stand for the same words.
    const sharing = names.filter(({ position }) => position === name.position).length;
    const worth = (NAME_SHARE * (worths.get(name.position) ?? 0)) / sharing;
    const weight = worth / Math.max(RARITY_MIN, index.rarity(name.term));
    return { word: withWeight(weighed(name, 1), weight), worth: isDateTerm(name.term) ? 0 : worth };
  });
}

/** Where every passage has a name, it is worth next to nothing; this keeps its weight finite. */
const RARITY_MIN = 0.1;

/** A name or a date that no passage has is a few words and numbers; a date is looked for as exactly as it is written. */
function withoutVagueNames(tokens: readonly Token[], index: SearchIndex): readonly Token[] {
  const dates = tokens.filter(({ term }) => isDateTerm(term));
  const lengths = new Map<number, number>();
  for (const { term, position } of dates) {
    lengths.set(position, Math.max(term.length, lengths.get(position) ?? 0));
  }
  return tokens.filter(
    ({ term, kind, position }) =>
      kind !== "name" ||
      (index.knows(term) && (!isDateTerm(term) || term.length === lengths.get(position))),
  );
}

/** Each term once, with the sums of its weights and worths; the rarest where there are too many. */
function rarest(candidates: readonly Candidate[], index: SearchIndex): readonly Candidate[] {
  const once = new Map<string, Candidate>();
  for (const { word, worth } of candidates) {
    const first = once.get(word.term);
    once.set(
      word.term,
      first
        ? {
            word: withWeight(first.word, first.word.weight + word.weight),
            worth: first.worth + worth,
          }
        : { word, worth },
    );
  }
  const distinct = [...once.values()];
  if (distinct.length <= QUESTION_TERMS_MAX) return distinct;
  const scoreOf = ({ word: { term, weight } }: Candidate): number =>
    index.knows(term) ? weight * index.rarity(term) : 0;
  return distinct
    .map((candidate) => ({ candidate, score: scoreOf(candidate) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, QUESTION_TERMS_MAX)
    .map(({ candidate }) => candidate)
    .toSorted((one, other) => one.word.position - other.word.position);
}
