import { allocateIntegers, allocateShorts } from "./shared-arrays.ts";

/**
 * Terms in the order of their UTF-16 units, packed: a million separate strings would take ten times the memory.
 * A term's number is its index in that order.
 */
export interface TermDictionary {
  /** All terms, one after the other. */
  readonly units: Uint16Array;
  /** Where each term begins in `units`, and at the end their length. */
  readonly starts: Uint32Array;
}

/** Packs terms that are sorted by their UTF-16 units (JavaScript's own order of strings) and distinct. */
export function packTerms(sorted: readonly string[]): TermDictionary {
  const starts = allocateIntegers(sorted.length + 1);
  for (const [number, term] of sorted.entries()) {
    starts[number + 1] = (starts[number] ?? 0) + term.length;
  }
  const units = allocateShorts(starts[sorted.length] ?? 0);
  let at = 0;
  for (const term of sorted) {
    for (let index = 0; index < term.length; index += 1) units[at++] = term.charCodeAt(index);
  }
  return { units, starts };
}

/** The term's number, or -1. */
export function findTerm({ units, starts }: TermDictionary, term: string): number {
  let low = 0;
  let high = starts.length - 2;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(units, starts[middle] ?? 0, starts[middle + 1] ?? 0, term);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function countTerms({ starts }: TermDictionary): number {
  return starts.length - 1;
}

/** @yields {string} every term, in order */
export function* iterateTerms(dictionary: TermDictionary): Generator<string> {
  for (let number = 0; number < countTerms(dictionary); number += 1) {
    yield readTerm(dictionary, number);
  }
}

export function readTerm({ units, starts }: TermDictionary, number: number): string {
  return String.fromCharCode(...units.subarray(starts[number], starts[number + 1]));
}

/** Below 0 where the packed term sorts before the other. */
function compare(units: Uint16Array, start: number, end: number, other: string): number {
  const length = Math.min(end - start, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (units[start + index] ?? 0) - other.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return end - start - other.length;
}
