import type { Token } from "../../ask/search-index.ts";
import { packTerms } from "./term-dictionary.ts";
import { GrowableBytes, GrowableIntegers } from "./growable-arrays.ts";
import { TITLE_GAP, TITLE_WEIGHT } from "../analysis/passage-fields.ts";
import { encodePositions } from "./position-codec.ts";
import { FREQUENCY_MAX, POSITIONS_STEP, SEGMENT_PASSAGES_MAX, type Segment } from "./segment.ts";
import { allocateBytes, allocateIntegers, allocateShorts } from "./shared-arrays.ts";

/** Takes passages one after the other; `finish` makes the segment. */
export interface SegmentBuilder {
  readonly size: number;
  /** Throws RangeError when the segment is full. */
  add(titles: readonly Token[], text: readonly Token[]): void;
  finish(): Segment;
}

export function createSegmentBuilder(): SegmentBuilder {
  const numbers = new Map<string, number>();
  const lengths = new GrowableIntegers();
  // One entry for each term of each passage, in the order of the passages.
  const entryTerms = new GrowableIntegers();
  const entryPassages = new GrowableIntegers();
  const entryFrequencies = new GrowableBytes();
  const entryPositions = new GrowableIntegers();
  const positions = new GrowableBytes();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(titles, text) {
      if (size >= SEGMENT_PASSAGES_MAX) throw new RangeError("the segment is full");
      for (const [term, { frequency, at }] of occurrences(titles, text)) {
        const number = numbers.get(term) ?? numbers.size;
        numbers.set(term, number);
        entryTerms.push(number);
        entryPassages.push(size);
        entryFrequencies.push(Math.min(FREQUENCY_MAX, frequency));
        entryPositions.push(positions.length);
        encodePositions(positions, at);
      }
      lengths.push(TITLE_WEIGHT * wordsIn(titles) + wordsIn(text));
      size += 1;
    },
    finish: () =>
      assemble([...numbers.keys()], lengths.toArray(), {
        terms: entryTerms.toArray(),
        passages: entryPassages.toArray(),
        frequencies: entryFrequencies.toArray(),
        positionStarts: entryPositions.toArray(),
        positions: positions.toArray(),
      }),
  };
}

interface Occurrence {
  frequency: number;
  /** Positions, ascending. */
  readonly at: number[];
}

function occurrences(
  titles: readonly Token[],
  text: readonly Token[],
): ReadonlyMap<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  const note = ({ term, kind }: Token, position: number, weight: number): void => {
    let occurrence = found.get(term);
    if (!occurrence) found.set(term, (occurrence = { frequency: 0, at: [] }));
    occurrence.frequency += weight;
    // Proximity concerns words and characters only: a pair stands together by itself.
    if (kind === "word" || kind === "character") occurrence.at.push(position);
  };
  for (const token of titles) note(token, token.position, TITLE_WEIGHT);
  const first = wordsIn(titles) + TITLE_GAP;
  for (const token of text) note(token, first + token.position, 1);
  return found;
}

function wordsIn(tokens: readonly Token[]): number {
  return (tokens.at(-1)?.position ?? -1) + 1;
}

interface Entries {
  readonly terms: Uint32Array;
  readonly passages: Uint32Array;
  readonly frequencies: Uint8Array;
  readonly positionStarts: Uint32Array;
  readonly positions: Uint8Array;
}

/** Sorts the entries by term, by counting: the passages stay ascending within each. */
function assemble(terms: readonly string[], lengths: Uint32Array, entries: Entries): Segment {
  const order = terms
    .map((_, number) => number)
    .toSorted((one, other) => sortOf(terms, one, other));
  const sortedNumber = new Uint32Array(terms.length);
  for (const [index, number] of order.entries()) sortedNumber[number] = index;
  const count = entries.terms.length;
  const starts = allocateIntegers(terms.length + 1);
  for (const number of entries.terms) starts[(sortedNumber[number] ?? 0) + 1]! += 1;
  for (let term = 0; term < terms.length; term += 1) starts[term + 1]! += starts[term] ?? 0;
  const entryOf = new Uint32Array(count);
  const next = starts.slice();
  for (let entry = 0; entry < count; entry += 1) {
    const term = sortedNumber[entries.terms[entry] ?? 0] ?? 0;
    entryOf[next[term]!++] = entry;
  }
  const [passages, frequencies] = [allocateShorts(count), allocateBytes(count)];
  for (let posting = 0; posting < count; posting += 1) {
    passages[posting] = entries.passages[entryOf[posting]!]!;
    frequencies[posting] = entries.frequencies[entryOf[posting]!]!;
  }
  return {
    dictionary: packTerms(order.map((number) => terms[number] ?? "")),
    starts,
    passages,
    frequencies,
    ...copyPositions(entryOf, entries),
    lengths,
  };
}

function sortOf(terms: readonly string[], one: number, other: number): number {
  return (terms[one] ?? "") < (terms[other] ?? "") ? -1 : 1;
}

function copyPositions(
  entryOf: Uint32Array,
  { positions, positionStarts }: Entries,
): Pick<Segment, "positions" | "positionStarts"> {
  const copied = allocateBytes(positions.length);
  const starts = allocateIntegers(Math.ceil(entryOf.length / POSITIONS_STEP));
  let at = 0;
  for (const [posting, entry] of entryOf.entries()) {
    if (posting % POSITIONS_STEP === 0) starts[posting / POSITIONS_STEP] = at;
    const from = positionStarts[entry] ?? 0;
    const until = positionStarts[entry + 1] ?? positions.length;
    for (let index = from; index < until; index += 1) copied[at++] = positions[index] ?? 0;
  }
  return { positions: copied, positionStarts: starts };
}
