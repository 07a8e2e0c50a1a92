import { joinTitles } from "../../article/passage.ts";
import type { Lexicon } from "../lexicon.ts";
import type { QueryTerm, SearchIndex, Token } from "../search-index.ts";

/** A word that no article has, and the one that was searched instead. */
export interface Correction {
  /** As the person wrote it. */
  readonly written: string;
  readonly term: string;
  /** The word after it, where what was written stands for two. */
  readonly next: string | null;
  /** What else it may have been meant to be, likeliest first. */
  readonly others: readonly string[];
}

/** What tells a slip from a word. */
export interface SpellingLibrary {
  readonly index: SearchIndex;
  readonly lexicon: Lexicon;
}

export function isUnknownWord({ kind, term }: Token, index: SearchIndex): boolean {
  return kind === "word" && !index.knows(term);
}

/**
 * The known word that an unknown one was probably meant to be, or null. A word or a name that the language has is no slip,
 * though no article has it.
 */
export function correctSpelling(
  question: string,
  { start, end }: Token,
  { index, lexicon }: SpellingLibrary,
): Correction | null {
  const written = question.slice(start, end);
  if (lexicon.hasWord(written) || lexicon.hasName(written)) return null;
  const [term, ...others] = index
    .suggestSpelling(written)
    .filter((each) => mayBeMeant(written, each, index));
  return term === undefined ? null : { written, term, next: null, others };
}

/** Letters of an abbreviation; longer ones are rare. */
const ABBREVIATION_LENGTH_MAX = 6;

/** An abbreviation has no ending: `capital` without its own is near to CCPIT, and `ccpitt` as it stands. */
function mayBeMeant(written: string, term: string, index: SearchIndex): boolean {
  if (term.length > ABBREVIATION_LENGTH_MAX || written.length <= term.length + 1) return true;
  const word: QueryTerm = { term, kind: "word", weight: 1, position: 0 };
  const [hit] = index.rank({ terms: [word], phrases: [], without: [], accept: null }, 1);
  if (!hit) return false;
  const text = `${joinTitles(hit.passage)}\n${hit.passage.text}`;
  return index
    .analyse(text)
    .some((each) => each.term === term && /\p{Ll}/u.test(text.slice(each.start, each.end)));
}
