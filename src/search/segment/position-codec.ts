import { TITLE_GAP } from "../analysis/passage-fields.ts";
import type { GrowableBytes } from "./growable-arrays.ts";

/**
 * Writes the positions of one posting, ascending, as variable-length integers: the step from each to the next (the first
 * from -1), doubled, plus one where another follows; a single 0 where there is none. Most postings have one position, so
 * their number is not written. In the first position the bit of `TITLE_GAP` is inverted: the first sixty words of a text
 * then need one byte.
 */
export function encodePositions(bytes: GrowableBytes, positions: readonly number[]): void {
  if (positions.length === 0) {
    writeInteger(bytes, 0);
    return;
  }
  let step = (positions[0]! ^ TITLE_GAP) + 1;
  for (let index = 1; index < positions.length; index += 1) {
    writeInteger(bytes, step * 2 + 1);
    step = positions[index]! - positions[index - 1]!;
  }
  writeInteger(bytes, step * 2);
}

/** Where the positions that begin at `at` end. */
export function skipPositions(bytes: Uint8Array, at: number): number {
  let next = at;
  for (;;) {
    // The lowest bits are written first.
    const follows = bytes[next]! % 2 === 1;
    while (bytes[next++]! >= CONTINUED);
    if (!follows) return next;
  }
}

/** A list of positions, and the index at which the next one is written. */
export interface PositionList {
  readonly positions: number[];
  readonly end: number;
}

/** Appends the positions of one posting, ascending, to a list; gives the list's new end. */
export function decodePositions(
  bytes: Uint8Array,
  at: number,
  { positions, end }: PositionList,
): number {
  let position = -1;
  let inverted = TITLE_GAP;
  let next = at;
  for (let index = end; ; index += 1) {
    let byte = bytes[next++]!;
    let written = byte & MASK;
    for (let shift = BITS; byte >= CONTINUED; shift += BITS) {
      byte = bytes[next++]!;
      written |= (byte & MASK) << shift;
    }
    if (written === 0) return index;
    position = (position + (written >>> 1)) ^ inverted;
    inverted = 0;
    positions[index] = position;
    if (written % 2 === 0) return index + 1;
  }
}

const CONTINUED = 0x80;
const BITS = 7;
const MASK = 0x7f;

/** Seven bits a byte, the lowest first. */
function writeInteger(bytes: GrowableBytes, value: number): void {
  let rest = value;
  while (rest >= CONTINUED) {
    bytes.push((rest & MASK) | CONTINUED);
    rest >>>= BITS;
  }
  bytes.push(rest);
}
