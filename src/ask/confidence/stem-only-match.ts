import type { AnalysedPassage, AnalysedText } from "../passage/analyse-passage.ts";
import type { Query } from "../query/build-query.ts";
import type { QueryTerm, Token } from "../search-index.ts";

/** From this many words on, one of them is so small a share of all that its score tells it. */
const SHORT_WORDS_MAX = 3;
const CHARACTERS_IN_WORD = 2;

/**
 * Whether a question of two or three words has only one of them in a passage, and that in another form. Said often or in a
 * short passage, it scores as much as all of them: "trademark renewal" is not answered by a contract renewed in 2020.
 */
export function matchesOneStemOnly(
  { titles, body }: AnalysedPassage,
  { terms, spellings }: Query,
): boolean {
  const asked = countWords(terms);
  if (asked < 2 || asked > SHORT_WORDS_MAX) return false;
  const here = new Set([...titles.tokens, ...body.tokens].map(({ term }) => term));
  const found = terms.filter(({ term }) => here.has(term));
  // A name or a date stands for several words, and a character has one form only.
  if (found.length === 0 || found.some(({ kind }) => kind !== "word")) return false;
  if (countWords(found) > 1) return false;
  const matched = new Set(found.map(({ term }) => term));
  const isSpelledAlikeIn = ({ text, tokens }: AnalysedText): boolean =>
    tokens.some(
      ({ term, start, end }) =>
        matched.has(term) && spellings.has(text.slice(start, end).toLowerCase()),
    );
  return !isSpelledAlikeIn(titles) && !isSpelledAlikeIn(body);
}

/** Two Chinese characters count as a word, and several guesses at one word as that one. */
function countWords(terms: readonly Pick<QueryTerm, "position" | "kind">[]): number {
  const sizes = new Map<number, number>();
  for (const { position, kind } of terms) {
    const size = sizeOf(kind);
    if (size > 0) sizes.set(position, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function sizeOf(kind: Token["kind"]): number {
  if (kind === "word") return 1;
  return kind === "character" ? 1 / CHARACTERS_IN_WORD : 0;
}
