/**
 * The insertions, deletions, replacements and swaps of neighbours that turn one word into the other
 * (optimal string alignment distance), by UTF-16 units.
 */
export function countEdits(one: string, other: string): number {
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
