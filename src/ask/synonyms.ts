/**
 * A word, and those that tell of the same thing where stemming sees others: win and won, born and birth, fee and cost. The
 * synonyms stand for the word, not for one another.
 */
export interface SynonymGroup {
  readonly word: string;
  readonly synonyms: readonly string[];
}
