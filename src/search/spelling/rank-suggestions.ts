/** Shorter words have too many neighbours for a guess. */
export const SLIP_LENGTH_MIN = 5;
/** From this length on, two slips still leave the word recognisable. */
const TWO_SLIPS_LENGTH_MIN = 8;
const NEAR_MAX = 3;

/** Edits allowed between a mistyped word and the one that was meant; 0 where guessing is useless. */
export function slipsAllowed(term: string): number {
  if (term.length < SLIP_LENGTH_MIN || !/^[a-z]+$/.test(term)) return 0;
  return term.length < TWO_SLIPS_LENGTH_MIN ? 1 : 2;
}

/** Which of the candidates was probably meant: fewest slips, then the same beginning, then the commonest. */
export function nearTerms(
  term: string,
  frequency: (term: string) => number,
  candidates: readonly string[],
): readonly string[] {
  const allowed = slipsAllowed(term);
  return candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(term, candidate) }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
    .toSorted(
      (one, other) =>
        one.slips - other.slips ||
        Number(other.candidate[0] === term[0]) - Number(one.candidate[0] === term[0]) ||
        frequency(other.candidate) - frequency(one.candidate),
    )
    .slice(0, NEAR_MAX)
    .map(({ candidate }) => candidate);
}

/** Those that are equally near: the same beginning first, then the commonest. */
export function likeliest(
  word: string,
  frequency: (term: string) => number,
  candidates: readonly string[],
): readonly string[] {
  return candidates
    .toSorted(
      (one, other) =>
        Number(other[0] === word[0]) - Number(one[0] === word[0]) ||
        frequency(other) - frequency(one),
    )
    .slice(0, NEAR_MAX);
}

/** Insertions, deletions, changes and swaps of neighbours (optimal string alignment distance). */
export function slipsBetween(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[line - 1] === other[column - 1] ? 0 : 1;
      next[column] = Math.min(
        at(row, column) + 1,
        at(next, column - 1) + 1,
        at(row, column - 1) + change,
        areSwapped(one, line, other, column) ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

function areSwapped(one: string, line: number, other: string, column: number): boolean {
  return (
    line > 1 &&
    column > 1 &&
    one[line - 1] === other[column - 2] &&
    one[line - 2] === other[column - 1]
  );
}
