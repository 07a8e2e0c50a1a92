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

export function readPlaces(bytes: Uint8Array, at: number): readonly number[] {
  const places: number[] = [];
  let [place, next] = [-1, at];
  for (;;) {
    let written = 0;
    [written, next] = readInteger(bytes, next);
    if (written === 0) return places;
    place += written >>> 1;
    places.push(place);
    if (written % 2 === 0) return places;
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

function readInteger(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += BITS) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & MASK) << shift;
    if (byte < CONTINUED) return [value, at];
  }
}
