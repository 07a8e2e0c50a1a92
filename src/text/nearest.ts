/**
 * The candidate that a person most likely meant, or null when none is near.
 * Near means at most one change (insert, delete, replace, swap of neighbours) for every three letters.
 * Letter case does not count; of equally near candidates the first wins.
 */
export function nearestOf(written: string, candidates: Iterable<string>): string | null {
  const wanted = written.toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.floor(wanted.length / LETTERS_PER_CHANGE) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue;
    const changes = changesBetween(wanted, candidate.toLowerCase());
    if (changes < fewest) [nearest, fewest] = [candidate, changes];
  }
  return nearest;
}

const LETTERS_PER_CHANGE = 3;

/** Optimal string alignment distance (Levenshtein plus swaps of neighbours). */
function changesBetween(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        cell(current, column - 1) + 1,
        cell(previous, column) + 1,
        cell(previous, column - 1) + (same ? 0 : 1),
        swapped ? cell(beforePrevious, column - 2) + 1 : Infinity,
      );
    }
    [beforePrevious, previous] = [previous, current];
  }
  return cell(previous, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
