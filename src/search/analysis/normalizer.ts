/** Longer words are cut off: nobody types them, and a megabyte of letters must not become a term. */
export const TERM_LENGTH_MAX = 64;

/**
 * Folds what makes no difference to a reader: case, width, accents, what is invisible, apostrophes, the dots of an
 * abbreviation, the commas of a number and the ending of an ordinal. Applying it twice changes nothing.
 */
export function normaliseWord(word: string): string {
  const folded = foldCharacters(word.slice(0, TERM_LENGTH_MAX));
  if (!/[.,'’]|^\d+(?:st|nd|rd|th|s)$/u.test(folded)) return folded;
  return folded
    .replace(/['’]s?$/u, "")
    .replaceAll(/[.,'’]/gu, (mark, at: number) => (isDecimalPoint(folded, mark, at) ? "." : ""))
    .replace(/^(\d+)(?:st|nd|rd|th|s)$/u, "$1");
}

function foldCharacters(word: string): string {
  // Normalised again at the end: lower-casing can leave the normal form, as with the Turkish capital I with a dot.
  return word
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
    .normalize("NFKC");
}

/** The point of 1.5, but not that of U.S. or the last one of a sentence. */
function isDecimalPoint(word: string, mark: string, at: number): boolean {
  return mark === "." && /\d/.test(word[at - 1] ?? "") && /\d/.test(word[at + 1] ?? "");
}
