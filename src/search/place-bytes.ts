import type { GrowingBytes } from "./growing.ts";

/**
 * Writes the steps from one place to the next, the first from -1, each doubled, and one more where another follows;
 * a single 0 where there is no place. Most postings have one place, so their number of places is not written.
 */
export function writePlaces(
  bytes: GrowingBytes,
  places: ArrayLike<number>,
  start: number,
  end: number,
): void {
  if (start === end) writeInteger(bytes, 0);
  let last = -1;
  for (let index = start; index < end; index += 1) {
    const place = places[index]!;
    writeInteger(bytes, (place - last) * 2 + Number(index + 1 < end));
    last = place;
  }
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
  let next = at;
  for (let index = from; ; index += 1) {
    let byte = bytes[next++]!;
    let written = byte & MASK;
    for (let shift = BITS; byte >= CONTINUED; shift += BITS) {
      byte = bytes[next++]!;
      written |= (byte & MASK) << shift;
    }
    if (written === 0) return index;
    place += written >>> 1;
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
