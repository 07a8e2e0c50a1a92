import { isPutAsQuestion } from "../question/question-form.ts";
import { removeStopWords } from "../question/remove-stop-words.ts";
import { NO_LEXICON, type Lexicon } from "../lexicon.ts";
import type { QueryTerm, SearchIndex, Token } from "../search-index.ts";
import { joinCompounds, splitCompound, type JoinedCompounds } from "./compounds.ts";
import { isDateTerm } from "./date-terms.ts";
import { findOrdinals } from "./ordinals.ts";
import {
  correctSpelling,
  isUnknownWord,
  type Correction,
  type SpellingLibrary,
} from "./spelling.ts";
import {
  mergeTerms,
  scoreToken,
  weighGuess,
  weighNames,
  weighOtherSpellings,
  weighToken,
  weighTyped,
  weighWordOfName,
  type LiteralTerm,
  type WeightedTerm,
} from "./term-weights.ts";

/** What a question looks for, and what was changed in it. */
export interface Query {
  /** The question as it was typed, without filters and exclusions. */
  readonly text: string;
  readonly terms: readonly QueryTerm[];
  readonly corrections: readonly Correction[];
  /** Terms of the glossary's names in it, e.g. `#cnipa`, with what the person wrote. */
  readonly names: readonly { readonly term: string; readonly written: string }[];
  /** What a perfect passage could score: the sum of its terms' rarities, each times its weight. */
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

/** A word that was made of two says less than the two that were written. */
const JOINED_WEIGHT = 0.8;
/**
 * In a text of another field every word is unknown: guessing at more of them helps nobody, and each guess takes about a
 * millisecond among 100,000 passages. No question of the collections has more.
 */
const GUESSES_MAX = 8;
/** A longer text was pasted, and is looked for as it stands. */
const GUESSED_TOKENS_MAX = 80;
/** A guessed word must not outweigh those that were written; the second and third guess say less. */
const GUESS_WEIGHT = 0.9;
const OTHER_GUESS_WEIGHT = 0.4;

/** The words of a question that say what it is about. Safe on any text; empty only for a text without words. */
export function buildQuery(text: string, index: SearchIndex, lexicon: Lexicon = NO_LEXICON): Query {
  const tokens = index.analyse(text);
  const isPastedPage = tokens.length >= PAGE_TOKENS_MIN;
  const joined = isPastedPage ? keepAsWritten(tokens) : joinCompounds(text, tokens, index);
  const content = removeStopWords(text, joined.tokens);
  const kept = dropVagueNames(content.length > 0 ? content : joined.tokens, index);
  const names = kept.filter(({ kind }) => kind === "name");
  const guessesMax =
    tokens.length > GUESSED_TOKENS_MAX ? 0 : GUESSES_MAX - joined.corrections.length;
  const { literal, guesses, corrections } = weighLiterals(
    { text, tokens: kept, guessesMax },
    { index, lexicon },
  );
  const ordinals = isPastedPage ? [] : findOrdinals(text, kept, index);
  const further = joined.further.map((token) => ({
    term: weighToken(token, JOINED_WEIGHT),
    maxScore: 0,
  }));
  const terms = mergeTerms(
    [
      ...literal,
      ...weighNames(names, literal, index),
      ...guesses,
      ...further,
      ...ordinals.flatMap((ordinal) => weighOtherSpellings(ordinal, literal, index)),
    ],
    index,
  );
  return {
    text,
    terms: terms.map(({ term }) => term),
    corrections: [...joined.corrections, ...corrections],
    names: names.map(({ term, start, end }) => ({ term, written: text.slice(start, end) })),
    maxScore: terms.reduce((sum, { maxScore }) => sum + maxScore, 0),
    isPastedPage,
    isOnlyStopWords: content.length === 0,
    isQuestion: !isPastedPage && isPutAsQuestion(text, tokens),
    spellings: listSpellings(text, tokens),
    typed: listTyped(text, tokens),
  };
}

function keepAsWritten(tokens: readonly Token[]): JoinedCompounds {
  return { tokens, corrections: [], further: [] };
}

/** A name or a date that no passage has is a few words and numbers; a date is looked for as exactly as it is written. */
function dropVagueNames(tokens: readonly Token[], index: SearchIndex): readonly Token[] {
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

interface Literals {
  readonly literal: readonly LiteralTerm[];
  /** What else a corrected word may have been meant to be. */
  readonly guesses: readonly WeightedTerm[];
  readonly corrections: readonly Correction[];
}

/** The words themselves, an unknown one in the form that was meant. */
function weighLiterals(
  {
    text,
    tokens,
    guessesMax,
  }: { readonly text: string; readonly tokens: readonly Token[]; readonly guessesMax: number },
  library: SpellingLibrary,
): Literals {
  const { index } = library;
  const corrections: Correction[] = [];
  const guesses: WeightedTerm[] = [];
  let tries = 0;
  const literal = pairWithNames(tokens).flatMap(({ token, name }): readonly LiteralTerm[] => {
    if (name) return [weighWordOfName(token, name, index)];
    const score = scoreToken(token, index);
    if (tries >= guessesMax || !isUnknownWord(token, index)) return [weighTyped(token, score)];
    tries += 1;
    const split = splitCompound(text, token, index);
    const correction = split?.correction ?? correctSpelling(text, token, library);
    if (!correction) return [weighTyped(token, score)];
    corrections.push(correction);
    if (split) return split.tokens.map((part) => weighTyped(part, index.rarity(part.term)));
    guesses.push(...correction.others.map((term) => weighGuess(token, term, OTHER_GUESS_WEIGHT)));
    return [{ ...weighGuess(token, correction.term, GUESS_WEIGHT), maxScore: score }];
  });
  return { literal, guesses, corrections };
}

/** The words themselves, each with the name around it. Tokens are in order and names do not overlap. */
function pairWithNames(
  tokens: readonly Token[],
): readonly { readonly token: Token; readonly name: Token | null }[] {
  let last: Token | null = null;
  return tokens.flatMap((token) => {
    if (token.kind === "name") last = token;
    const name = last && token.end <= last.end ? last : null;
    return token.kind === "name" ? [] : [{ token, name }];
  });
}

function listSpellings(text: string, tokens: readonly Token[]): ReadonlySet<string> {
  const words = tokens.filter(({ kind }) => kind === "word");
  return new Set(words.map(({ start, end }) => text.slice(start, end).toLowerCase()));
}

function listTyped(text: string, tokens: readonly Token[]): readonly TypedWord[] {
  const names = tokens.filter(({ kind }) => kind === "name");
  const around = ({ start, end }: Token): readonly string[] =>
    names.filter((name) => name.start <= start && end <= name.end).map(({ term }) => term);
  return tokens
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map((token) => ({
      term: token.term,
      written: text.slice(token.start, token.end),
      names: names.length > 0 ? around(token) : NO_NAMES,
    }));
}

const NO_NAMES: readonly string[] = [];
