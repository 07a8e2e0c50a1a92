import { countEdits } from "../../text/edit-distance.ts";

/** Shorter words have too many neighbours for a guess. */
export const EDIT_LENGTH_MIN = 5;
/** From this length on, a word is recognisable in spite of two edits. */
const TWO_EDITS_LENGTH_MIN = 8;
const SUGGESTIONS_MAX = 3;

/** Edits allowed between a mistyped word and the one that was meant; 0 where guessing is useless. */
export function countAllowedEdits(term: string): number {
  if (term.length < EDIT_LENGTH_MIN || !/^[a-z]+$/.test(term)) return 0;
  return term.length < TWO_EDITS_LENGTH_MIN ? 1 : 2;
}

/** Which of the candidates was probably meant: fewest edits, then the same first letter, then the commonest. */
export function rankByEdits(
  term: string,
  frequency: (term: string) => number,
  candidates: readonly string[],
): readonly string[] {
  const allowed = countAllowedEdits(term);
  return candidates
    .map((candidate) => ({ candidate, edits: countEdits(term, candidate) }))
    .filter(({ edits }) => edits > 0 && edits <= allowed)
    .toSorted(
      (one, other) =>
        one.edits - other.edits || byLikelihood(term, frequency)(one.candidate, other.candidate),
    )
    .slice(0, SUGGESTIONS_MAX)
    .map(({ candidate }) => candidate);
}

/** Candidates that are all equally near: the same first letter first, then the commonest. */
export function rankByLikelihood(
  word: string,
  frequency: (term: string) => number,
  candidates: readonly string[],
): readonly string[] {
  return candidates.toSorted(byLikelihood(word, frequency)).slice(0, SUGGESTIONS_MAX);
}

function byLikelihood(word: string, frequency: (term: string) => number) {
  return (one: string, other: string): number =>
    Number(other[0] === word[0]) - Number(one[0] === word[0]) || frequency(other) - frequency(one);
}
