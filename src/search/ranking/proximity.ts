import { readPlaces } from "../segment/position-codec.ts";
import { placesAt, postingOf, type PostingRange, type Segment } from "../segment/segment.ts";

/** A word of the question with its rarity, its place there and its postings in one segment. */
export interface PlacedTerm {
  readonly rarity: number;
  readonly position: number;
  readonly range: PostingRange;
}

/** Measured on questions in English: 0.3 to 0.6 are alike. */
const NEARNESS_WEIGHT = 0.5;
/** In another order than in the question, nearness says half as much. */
const TURNED_SHARE = 0.5;
/** Each word is compared with this many that follow it in the question. */
const FOLLOWERS = 2;

/** Words of a passage that a reader sees at one glance: a sentence or two. Measured: 12 to 20 are alike. */
const GLANCE_WORDS = 15;
/** Measured on questions and claims in English: 0.2 to 0.6 are alike. */
const DENSITY_WEIGHT = 0.2;

/**
 * What words of the question that stand together in the passage add to its score: pairs that stand as they do in
 * the question, and the most of the words that stand at one place.
 */
export function nearnessOf(
  segment: Segment,
  passage: number,
  words: readonly PlacedTerm[],
): number {
  readAll(segment, passage, words);
  return NEARNESS_WEIGHT * pairsOf(words) + DENSITY_WEIGHT * densityOf(words);
}

/** The places of all words in the passage, one word's after the other's. Fifty passages a question share the memory. */
const places: number[] = [];
/** Where each word's places begin, and at the end their count. */
const starts: number[] = [];

function readAll(segment: Segment, passage: number, words: readonly PlacedTerm[]): void {
  let end = 0;
  for (let word = 0; word < words.length; word += 1) {
    starts[word] = end;
    const posting = postingOf(segment, words[word]!.range, passage);
    if (posting >= 0) {
      end = readPlaces(segment.places, placesAt(segment, posting), places, end);
    }
  }
  starts[words.length] = end;
}

function pairsOf(words: readonly PlacedTerm[]): number {
  let sum = 0;
  for (let one = 0; one < words.length; one += 1) {
    for (let other = one + 1; other <= one + FOLLOWERS && other < words.length; other += 1) {
      const step = nearestStep(one, other);
      if (step === 0) continue;
      const [word, follower] = [words[one]!, words[other]!];
      sum +=
        Math.min(word.rarity, follower.rarity) * share(step, follower.position - word.position);
    }
  }
  return sum;
}

/** The rarities of the different words within the best glance, added up. */
function densityOf(words: readonly PlacedTerm[]): number {
  const all = inOrder(words.length);
  const seen = new Uint16Array(words.length);
  let [sum, best, first] = [0, 0, 0];
  for (const each of all) {
    const word = wordIn(each);
    if (seen[word]!++ === 0) sum += words[word]!.rarity;
    for (; placeIn(each) - placeIn(all[first]!) > GLANCE_WORDS; first += 1) {
      const gone = wordIn(all[first]!);
      if (--seen[gone]! === 0) sum -= words[gone]!.rarity;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** More words than a question has; a power of two. */
const WORDS_MAX = 4096;

/** Grows to the most words of a question that stand in one passage. */
let packed = new Float64Array(1_024);

/** All places in order, each with the number of its word in one integer: sorting them is most of the work. */
function inOrder(words: number): Float64Array {
  const count = starts[words]!;
  if (packed.length < count) packed = new Float64Array(2 * count);
  for (let word = 0; word < words; word += 1) {
    for (let at = starts[word]!; at < starts[word + 1]!; at += 1) {
      packed[at] = places[at]! * WORDS_MAX + word;
    }
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- it is sorted where it stands, for want of another list.
  return packed.subarray(0, count).sort();
}

function placeIn(each: number): number {
  return Math.floor(each / WORDS_MAX);
}

function wordIn(each: number): number {
  return each % WORDS_MAX;
}

function share(step: number, wanted: number): number {
  return step > 0 ? 1 / (1 + Math.abs(step - wanted)) : TURNED_SHARE / (1 - step);
}

/** The step from one word to the nearest other, negative where the other comes first; 0 where one is missing. */
function nearestStep(one: number, other: number): number {
  let nearest = 0;
  let at = starts[one]!;
  let otherAt = starts[other]!;
  while (at < starts[one + 1]! && otherAt < starts[other + 1]!) {
    const step = places[otherAt]! - places[at]!;
    if (step !== 0 && (nearest === 0 || Math.abs(step) < Math.abs(nearest))) nearest = step;
    if (step > 0) at += 1;
    else otherAt += 1;
  }
  return nearest;
}
