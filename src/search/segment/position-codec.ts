import type { GrowingBytes } from "./growable-arrays.ts";
import { TITLE_GAP } from "../analysis/passage-fields.ts";

/**
 * Writes the steps from one place to the next, the first from -1, each doubled, and one more where another follows;
 * a single 0 where there is no place. Most postings have one place, so their number of places is not written.
 * In the first place the bit of `TITLE_GAP` is turned over: the first sixty words of a text then need one byte.
 */
export function writePlaces(
  bytes: GrowingBytes,
  places: ArrayLike<number>,
  start: number,
  end: number,
): void {
  if (start === end) {
    writeInteger(bytes, 0);
    return;
  }
  let step = (places[start]! ^ TITLE_GAP) + 1;
  for (let index = start + 1; index < end; index += 1) {
    writeInteger(bytes, step * 2 + 1);
    step = places[index]! - places[index - 1]!;
  }
  writeInteger(bytes, step * 2);
}

/** Where the places that begin at `at` end. */
export function skipPlaces(bytes: Uint8Array, at: number): number {
  let next = at;
  for (;;) {
    // The lowest bits are written first.
    const follows = bytes[next]! % 2 === 1;
    while (bytes[next++]! >= CONTINUED);
    if (!follows) return next;
  }
}

/** Puts the places, ascending, into a list from an index on; gives the index after the last. */
export function readPlaces(bytes: Uint8Array, at: number, into: number[], from: number): number {
  let place = -1;
  let turned = TITLE_GAP;
  let next = at;
  for (let index = from; ; index += 1) {
    let byte = bytes[next++]!;
    let written = byte & MASK;
    for (let shift = BITS; byte >= CONTINUED; shift += BITS) {
      byte = bytes[next++]!;
      written |= (byte & MASK) << shift;
    }
    if (written === 0) return index;
    place = (place + (written >>> 1)) ^ turned;
    turned = 0;
    into[index] = place;
    if (written % 2 === 0) return index + 1;
  }
}

const CONTINUED = 0x80;
const BITS = 7;
const MASK = 0x7f;

/** Seven bits a byte, the lowest first. */
function writeInteger(bytes: GrowingBytes, value: number): void {
  let rest = value;
  while (rest >= CONTINUED) {
    bytes.push((rest & MASK) | CONTINUED);
    rest >>>= BITS;
  }
  bytes.push(rest);
}
