import { placesOf, postingOf, type PostingRange, type Segment } from "./segment.ts";

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
  const places = words.map(({ range }) => placesWithin(segment, range, passage));
  return NEARNESS_WEIGHT * pairsOf(words, places) + DENSITY_WEIGHT * densityOf(words, places);
}

/** For each word its places in the passage, ascending. */
type Places = readonly (readonly number[])[];

function pairsOf(words: readonly PlacedTerm[], places: Places): number {
  let sum = 0;
  for (const [index, word] of words.entries()) {
    for (let other = index + 1; other <= index + FOLLOWERS && other < words.length; other += 1) {
      const follower = words[other];
      if (!follower) continue;
      const step = nearestStep(places[index] ?? [], places[other] ?? []);
      if (step === null) continue;
      sum +=
        Math.min(word.rarity, follower.rarity) * share(step, follower.position - word.position);
    }
  }
  return sum;
}

/** The rarities of the different words within the best glance, added up. */
function densityOf(words: readonly PlacedTerm[], places: Places): number {
  const all = merged(places);
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

/** All places in order, each with the number of its word in one integer: sorting them is most of the work. */
function merged(places: Places): Float64Array {
  const all = new Float64Array(places.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const [word, each] of places.entries()) {
    for (const place of each) all[at++] = place * WORDS_MAX + word;
  }
  return all.toSorted();
}

function placeIn(packed: number): number {
  return Math.floor(packed / WORDS_MAX);
}

function wordIn(packed: number): number {
  return packed % WORDS_MAX;
}

function placesWithin(segment: Segment, range: PostingRange, passage: number): readonly number[] {
  const posting = postingOf(segment, range, passage);
  return posting < 0 ? [] : placesOf(segment, posting);
}

function share(step: number, wanted: number): number {
  return step > 0 ? 1 / (1 + Math.abs(step - wanted)) : TURNED_SHARE / (1 - step);
}

/** The step from one word to the nearest other, negative where the other comes first; null where one is missing. */
function nearestStep(ones: readonly number[], others: readonly number[]): number | null {
  let nearest: number | null = null;
  let [at, otherAt] = [0, 0];
  for (;;) {
    const [one, other] = [ones[at], others[otherAt]];
    if (one === undefined || other === undefined) return nearest;
    const step = other - one;
    if (step !== 0 && (nearest === null || Math.abs(step) < Math.abs(nearest))) nearest = step;
    if (step > 0) at += 1;
    else otherAt += 1;
  }
}
