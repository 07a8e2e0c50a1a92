import { countEdits } from "./edit-distance.ts";

/**
 * The candidate that a person most likely meant, or null when none is near.
 * Near means at most one edit (`countEdits`) for every three letters.
 * Letter case does not count; of equally near candidates the first wins.
 */
export function findNearest(written: string, candidates: Iterable<string>): string | null {
  const lower = written.toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.floor(lower.length / LETTERS_PER_EDIT) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) >= fewest) continue;
    const edits = countEdits(lower, candidate.toLowerCase());
    if (edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  return nearest;
}

const LETTERS_PER_EDIT = 3;
