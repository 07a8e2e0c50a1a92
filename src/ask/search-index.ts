import type { Passage } from "../article/passage.ts";

/** One word of a text as the index knows it. Tokens stand in reading order; several may share a position. */
export interface Token {
  /** Normalised: case, script and inflection are folded, so that equal terms mean equal words. */
  readonly term: string;
  readonly kind: TokenKind;
  /** UTF-16 offsets of the word in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Counts words, and single characters in scripts without spaces, from 0. */
  readonly position: number;
}

/**
 * `word`: of a script with spaces; `character` and `pair`: of a script without;
 * `name`: a term of the glossary, however it was written (its term is `#` and the glossary's id), or a date
 * (its terms are those of `dateTerms`, in that order).
 */
type TokenKind = "word" | "character" | "pair" | "name";

/** What to look for. A passage matches when it has at least one of the terms. */
export interface SearchQuery {
  readonly terms: readonly QueryTerm[];
  /** Each has to stand in the passage or its titles, word for word. */
  readonly phrases: readonly Phrase[];
  /** None of them may stand in the passage or its titles. */
  readonly without: readonly Phrase[];
  /** Null accepts every passage. */
  readonly accept: ((passage: Passage) => boolean) | null;
}

export interface QueryTerm {
  readonly term: string;
  readonly kind: TokenKind;
  /** Factor of the term's own score; 1 is a plain word of the question. */
  readonly weight: number;
  /** Where it stands in the question, to tell which words belong together. */
  readonly position: number;
}

/** Terms at neighbouring positions. */
export type Phrase = readonly string[];

/** A passage that matches, with its score. */
export interface Match {
  readonly passage: Passage;
  readonly score: number;
}

export interface Hit extends Match {
  /** Of the passage, in the index as it was when it was found. */
  readonly number: number;
}

/** Finds passages. Never throws on any text. */
export interface SearchIndex {
  /** The words of any text, exactly as the passages were analysed. */
  analyse(text: string): readonly Token[];
  /** Rarity of a term: 0 where every passage has it, above 5 for rare ones; the highest where none has it. */
  rarity(term: string): number;
  knows(term: string): boolean;
  /** Whether a phrase of two terms or more stands in any passage. */
  hasPhrase(phrase: Phrase): boolean;
  /** Terms of the passages that an unknown word, as it was written, may have been meant to be; likeliest first. */
  suggestSpelling(word: string): readonly string[];
  /** The best `limit` passages, best first; equal scores in the order of the library. */
  rank(query: SearchQuery, limit: number): readonly Hit[];
  /**
   * Passages that were found just now, with what further words add to their scores, best first; as fast among a million
   * passages as among a thousand.
   */
  rescore(further: readonly QueryTerm[], found: readonly Hit[]): readonly Hit[];
}
