/** Compares two texts by UTF-16 units, for sorting: the same on every machine, and right for ISO dates. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
