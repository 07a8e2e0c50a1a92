import { packTerms, iterateTerms } from "./term-dictionary.ts";
import { GrowableBytes, GrowableIntegers } from "./growable-arrays.ts";
import { skipPositions } from "./position-codec.ts";
import { seekPositions, POSITIONS_STEP, SEGMENT_PASSAGES_MAX, type Segment } from "./segment.ts";

/** A segment of which some passages may be deleted. */
export interface MergePart {
  readonly segment: Segment;
  /** 1 for each deleted passage; null where none is. */
  readonly deleted: Uint8Array | null;
}

/**
 * One segment with the passages of all, in order, without the deleted ones: the same as if the rest had been indexed
 * together. Throws RangeError when they do not fit into one.
 */
export function mergeSegments(parts: readonly MergePart[]): Segment {
  const { orders, lengths } = renumbered(parts);
  const merged = collectPostings(lengths);
  const readers = parts.map(({ segment }, part) => ({
    segment,
    order: orders[part]!,
    terms: iterateTerms(segment.dictionary),
    term: null as string | null,
    number: -1,
  }));
  for (const reader of readers) advance(reader);
  for (;;) {
    const term = leastTerm(readers);
    if (term === null) return merged.finish();
    for (const reader of readers) {
      if (reader.term !== term) continue;
      merged.copy(reader.segment, reader.number, reader.order);
      advance(reader);
    }
    merged.endTerm(term);
  }
}

/** Stands for the new number of a deleted passage. */
const DELETED = 0xffff_ffff;

interface Renumbered {
  /** For each part, each passage's number in the merged segment, or `DELETED`. */
  readonly orders: readonly Uint32Array[];
  readonly lengths: Uint32Array;
}

function renumbered(parts: readonly MergePart[]): Renumbered {
  const lengths = new GrowableIntegers();
  const orders = parts.map(({ segment, deleted }) => {
    const order = new Uint32Array(segment.lengths.length);
    for (let passage = 0; passage < order.length; passage += 1) {
      if (deleted?.[passage]) {
        order[passage] = DELETED;
        continue;
      }
      order[passage] = lengths.length;
      lengths.push(segment.lengths[passage]!);
    }
    return order;
  });
  if (lengths.length > SEGMENT_PASSAGES_MAX) {
    throw new RangeError("too many passages for a segment");
  }
  return { orders, lengths: lengths.toArray() };
}

interface Reader {
  readonly segment: Segment;
  readonly order: Uint32Array;
  readonly terms: Iterator<string>;
  /** The current term and its number; null at the end. */
  term: string | null;
  number: number;
}

function advance(reader: Reader): void {
  const next = reader.terms.next();
  reader.term = next.done === true ? null : next.value;
  reader.number += 1;
}

function leastTerm(readers: readonly Reader[]): string | null {
  let least: string | null = null;
  for (const { term } of readers)
    if (term !== null && (least === null || term < least)) least = term;
  return least;
}

/** Collects the postings of one term after the other. */
function collectPostings(lengths: Uint32Array): {
  copy(segment: Segment, number: number, order: Uint32Array): void;
  /** Drops a term of which nothing was copied. */
  endTerm(term: string): void;
  finish(): Segment;
} {
  const terms: string[] = [];
  const starts = new GrowableIntegers();
  const passages = new GrowableIntegers();
  const frequencies = new GrowableBytes();
  const positionStarts = new GrowableIntegers();
  const positions = new GrowableBytes();
  let copied = 0;
  starts.push(copied);
  return {
    copy(segment, number, order) {
      const end = segment.starts[number + 1]!;
      let at = seekPositions(segment, segment.starts[number]!);
      for (let posting = segment.starts[number]!; posting < end; posting += 1) {
        const next = skipPositions(segment.positions, at);
        const passage = order[segment.passages[posting]!]!;
        if (passage !== DELETED) {
          if (passages.length % POSITIONS_STEP === 0) positionStarts.push(positions.length);
          passages.push(passage);
          frequencies.push(segment.frequencies[posting]!);
          positions.pushAll(segment.positions, at, next);
        }
        at = next;
      }
    },
    endTerm(term) {
      if (passages.length === copied) return;
      copied = passages.length;
      starts.push(copied);
      terms.push(term);
    },
    finish: () => ({
      dictionary: packTerms(terms),
      starts: starts.toArray(),
      passages: passages.toShorts(),
      frequencies: frequencies.toArray(),
      positionStarts: positionStarts.toArray(),
      positions: positions.toArray(),
      lengths,
    }),
  };
}
