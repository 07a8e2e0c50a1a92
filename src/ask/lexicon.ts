/** What a language has besides what the articles say: a word that it knows is no slip. */
export interface Lexicon {
  /** A word, in whatever inflection. */
  hasWord(written: string): boolean;
  /** A name of a person, a place or a people. */
  hasName(written: string): boolean;
}

/** For texts of which no slip has to be told from a word. */
export const NO_LEXICON: Lexicon = { hasWord: () => false, hasName: () => false };
