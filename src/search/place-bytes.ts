import type { GrowingBytes } from "./growing.ts";

/** Writes the number of places, then the steps from one to the next, seven bits a byte, the lowest first. */
export function writePlaces(
  bytes: GrowingBytes,
  places: ArrayLike<number>,
  start: number,
  end: number,
): void {
  writeInteger(bytes, end - start);
  let last = 0;
  for (let index = start; index < end; index += 1) {
    const place = places[index]!;
    writeInteger(bytes, place - last);
    last = place;
  }
}

/** Where the places that begin at `at` end. */
export function skipPlaces(bytes: Uint8Array, at: number): number {
  let [count, end] = readInteger(bytes, at);
  while (count > 0) if ((bytes[end++] ?? 0) < CONTINUED) count -= 1;
  return end;
}

export function readPlaces(bytes: Uint8Array, at: number): readonly number[] {
  let [count, next] = readInteger(bytes, at);
  const places: number[] = [];
  let place = 0;
  for (; count > 0; count -= 1) {
    let step = 0;
    [step, next] = readInteger(bytes, next);
    place += step;
    places.push(place);
  }
  return places;
}

const CONTINUED = 0x80;
const BITS = 7;
const MASK = 0x7f;

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
