import { decodePositions } from "../segment/position-codec.ts";
import { seekPositions, findPosting, type PostingRange, type Segment } from "../segment/segment.ts";

/** A word of the question with its rarity, its position there and its postings in one segment. */
export interface PositionedTerm {
  readonly rarity: number;
  readonly position: number;
  readonly range: PostingRange;
}

/** Factor of the score of close pairs. Measured on questions in English: 0.3 to 0.6 are alike. */
const PAIRS_WEIGHT = 0.5;
/** A pair that stands in the other order than in the question counts half as much. */
const REVERSED_SHARE = 0.5;
/** Each word is paired with this many that follow it in the question. */
const FOLLOWERS = 2;

/** Length in words of the densest passage part that is looked for: a sentence or two. Measured: 12 to 20 are alike. */
const DENSE_WORDS = 15;
/** Factor of the score of the densest part. Measured on questions and claims in English: 0.2 to 0.6 are alike. */
const DENSITY_WEIGHT = 0.2;

/**
 * What the proximity of the question's words in a passage adds to its score, in units of their rarity: for pairs that
 * stand as close as in the question, and for the part of the passage that has most of the words. 0 without any pair.
 */
export function scoreProximity(
  segment: Segment,
  passage: number,
  words: readonly PositionedTerm[],
): number {
  readAll(segment, passage, words);
  return PAIRS_WEIGHT * scorePairs(words) + DENSITY_WEIGHT * scoreDensity(words);
}

/** The positions of all words in the passage, one word after the other. Fifty passages of a question reuse the array. */
const positions: number[] = [];
/** Where the positions of each word begin, and at the end their count. */
const starts: number[] = [];

function readAll(segment: Segment, passage: number, words: readonly PositionedTerm[]): void {
  let end = 0;
  for (let word = 0; word < words.length; word += 1) {
    starts[word] = end;
    const posting = findPosting(segment, words[word]!.range, passage);
    if (posting >= 0) {
      const at = seekPositions(segment, posting);
      end = decodePositions(segment.positions, at, { positions, end });
    }
  }
  starts[words.length] = end;
}

function scorePairs(words: readonly PositionedTerm[]): number {
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

/** The sum of the rarities of the different words within the densest part. */
function scoreDensity(words: readonly PositionedTerm[]): number {
  const all = inOrder(words.length);
  const seen = new Uint16Array(words.length);
  let [sum, best, first] = [0, 0, 0];
  for (const each of all) {
    const word = wordIn(each);
    if (seen[word]!++ === 0) sum += words[word]!.rarity;
    for (; positionIn(each) - positionIn(all[first]!) > DENSE_WORDS; first += 1) {
      const gone = wordIn(all[first]!);
      if (--seen[gone]! === 0) sum -= words[gone]!.rarity;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** More than a question has words; a power of two. */
const WORDS_MAX = 4096;

/** Grows to the most positions that one passage has had. */
let packed = new Float64Array(1_024);

/** All positions in order, each packed with the number of its word into one integer: sorting them is most of the work. */
function inOrder(words: number): Float64Array {
  const count = starts[words]!;
  if (packed.length < count) packed = new Float64Array(2 * count);
  for (let word = 0; word < words; word += 1) {
    for (let at = starts[word]!; at < starts[word + 1]!; at += 1) {
      packed[at] = positions[at]! * WORDS_MAX + word;
    }
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- sorted in place: nothing else uses the array.
  return packed.subarray(0, count).sort();
}

function positionIn(each: number): number {
  return Math.floor(each / WORDS_MAX);
}

function wordIn(each: number): number {
  return each % WORDS_MAX;
}

function share(step: number, asked: number): number {
  return step > 0 ? 1 / (1 + Math.abs(step - asked)) : REVERSED_SHARE / (1 - step);
}

/** The step from one word to the nearest other, negative where the other comes first; 0 where one is missing. */
function nearestStep(one: number, other: number): number {
  let nearest = 0;
  let at = starts[one]!;
  let otherAt = starts[other]!;
  while (at < starts[one + 1]! && otherAt < starts[other + 1]!) {
    const step = positions[otherAt]! - positions[at]!;
    if (step !== 0 && (nearest === 0 || Math.abs(step) < Math.abs(nearest))) nearest = step;
    if (step > 0) at += 1;
    else otherAt += 1;
  }
  return nearest;
}
