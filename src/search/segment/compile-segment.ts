import { packTerms } from "./term-dictionary.ts";
import { GrowingBytes } from "./growable-arrays.ts";
import type { PlacedWord } from "../analysis/passage-fields.ts";
import { writePlaces } from "./position-codec.ts";
import { FREQUENCY_MAX, PLACES_STEP, SEGMENT_PASSAGES_MAX, type Segment } from "./segment.ts";
import { sharedBytes, sharedIntegers, sharedShorts } from "./shared-arrays.ts";

/** What MiniSearch has counted. */
export interface PassageCounts {
  /** Words in each passage, in the passages' order. */
  readonly lengths: readonly number[];
  /** The order of each passage, by the number under which MiniSearch counts it. */
  readonly order: Uint32Array;
  /** How often each term stands in each passage, by MiniSearch's number of the passage, ascending. */
  readonly terms: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * Throws RangeError when there are more passages than a segment holds.
 * @yields {void} between its parts, each of which takes about a millisecond
 */
export function* compileSegment(
  { lengths, order, terms }: PassageCounts,
  placed: readonly (readonly PlacedWord[])[],
): Generator<void, Segment> {
  if (lengths.length > SEGMENT_PASSAGES_MAX)
    throw new RangeError("too many passages for a segment");
  const sorted = [...terms.keys()].toSorted();
  const starts = sharedIntegers(sorted.length + 1);
  for (const [number, term] of sorted.entries()) {
    starts[number + 1] = starts[number]! + terms.get(term)!.size;
  }
  const count = starts[sorted.length]!;
  const passages = sharedShorts(count);
  const counted = sharedBytes(count);
  let posting = 0;
  for (const term of sorted) {
    for (const [number, frequency] of terms.get(term)!) {
      passages[posting] = order[number]!;
      counted[posting] = Math.min(FREQUENCY_MAX, frequency);
      posting += 1;
    }
  }
  const kept = sharedIntegers(lengths.length);
  kept.set(lengths);
  yield;
  const dictionary = packTerms(sorted);
  const places = yield* compilePlaces({ starts, passages }, sorted, placed);
  return { dictionary, starts, passages, frequencies: counted, ...places, lengths: kept };
}

type Postings = Pick<Segment, "starts" | "passages">;

/**
 * The places in the order of the postings: by term, and of one term by passage.
 * @yields {void} between its parts
 */
function* compilePlaces(
  postings: Postings,
  sorted: readonly string[],
  placed: readonly (readonly PlacedWord[])[],
): Generator<void, Pick<Segment, "places" | "placeStarts">> {
  const numbers = new Map<string, number>();
  for (const [number, term] of sorted.entries()) numbers.set(term, number);
  yield;
  const { owners, places, begins } = placesByPosting(postings, numbers, placed);
  yield;
  const next = begins.slice();
  const ordered = new Uint32Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    ordered[next[owners[index]!]!++] = places[index]!;
  }
  const bytes = new GrowingBytes();
  const count = postings.passages.length;
  const placeStarts = sharedIntegers(Math.ceil(count / PLACES_STEP));
  for (let posting = 0; posting < count; posting += 1) {
    if (posting % PLACES_STEP === 0) placeStarts[posting / PLACES_STEP] = bytes.length;
    writePlaces(bytes, ordered, begins[posting]!, begins[posting + 1]!);
  }
  return { places: bytes.toArray(), placeStarts };
}

interface PlacesByPosting {
  /** All places in reading order, and the posting of each. */
  readonly places: Uint32Array;
  readonly owners: Uint32Array;
  /** How many places all postings before each one have, and at the end their number. */
  readonly begins: Uint32Array;
}

function placesByPosting(
  { starts, passages }: Postings,
  numbers: ReadonlyMap<string, number>,
  placed: readonly (readonly PlacedWord[])[],
): PlacesByPosting {
  const all = placed.reduce((sum, words) => sum + words.length, 0);
  const [places, owners] = [new Uint32Array(all), new Uint32Array(all)];
  const begins = new Uint32Array(passages.length + 1);
  // Passages come in their order, so each term's postings are met in theirs.
  const cursors = starts.slice();
  let index = 0;
  for (const [passage, words] of placed.entries()) {
    for (const { term, place } of words) {
      const number = numbers.get(term)!;
      let posting = cursors[number]!;
      while (passages[posting] !== passage) posting += 1;
      cursors[number] = posting;
      begins[posting + 1]! += 1;
      places[index] = place;
      owners[index] = posting;
      index += 1;
    }
  }
  for (let at = 1; at < begins.length; at += 1) begins[at]! += begins[at - 1]!;
  return { places, owners, begins };
}
