import MiniSearch from "minisearch";
import type { Analyse } from "../analysis/analyzer.ts";
import { compileSegment, type PassageCounts } from "./compile-segment.ts";
import {
  wordsOf,
  type PassageText,
  type PassageWords,
  type PlacedWord,
} from "../analysis/passage-fields.ts";
import type { Segment } from "./segment.ts";

/**
 * Passages that still change, in a MiniSearch: it counts their terms, takes them in and out, and is compiled into a
 * flat segment to be ranked. MiniSearch keeps no places, so those are noted beside it.
 */
export interface WritableSegment {
  readonly size: number;
  /** Passages are numbered by the caller; throws when the number is taken. */
  add(number: number, text: PassageText): void;
  /** The text has to be the one that was added. */
  remove(number: number, text: PassageText): void;
  /**
   * The passages in the order in which they were added. It must not change until all is done.
   * @yields {void} between the parts of it, each of which takes about a millisecond
   */
  compile(): Generator<void, CompiledSegment>;
}

export interface CompiledSegment {
  readonly segment: Segment;
  /** Of its passages, in their order. */
  readonly numbers: readonly number[];
}

export function writableSegment(analyse: Analyse): WritableSegment {
  const engine = new CountingEngine();
  const placed = new Map<number, readonly PlacedWord[]>();
  return {
    get size() {
      return engine.documentCount;
    },
    add(number, text) {
      const words = wordsOf(text, analyse);
      engine.addWords(number, words);
      placed.set(number, words.placed);
    },
    remove(number, text) {
      engine.removeWords(number, wordsOf(text, analyse));
      placed.delete(number);
    },
    *compile() {
      const counts = engine.counts();
      yield;
      const places = counts.numbers.map((number) => placed.get(number) ?? []);
      return { segment: yield* compileSegment(counts, places), numbers: counts.numbers };
    },
  };
}

interface Numbered {
  readonly id: number;
}

const WORDS = "words";

/** MiniSearch with one field whose tokens are the places of a passage, so that its field lengths count words. */
class CountingEngine extends MiniSearch<Numbered> {
  readonly #reading: { words: PassageWords["counted"] };

  constructor() {
    const reading: { words: PassageWords["counted"] } = { words: [] };
    super({
      fields: [WORDS],
      extractField: (page, field) => (field === WORDS ? "" : page.id),
      tokenize: () => placeKeys(reading.words.length),
      processTerm: (place) => [...(reading.words[Number(place)] ?? [])],
    });
    this.#reading = reading;
  }

  addWords(id: number, { counted }: PassageWords): void {
    this.#reading.words = counted;
    this.add({ id });
  }

  removeWords(id: number, { counted }: PassageWords): void {
    this.#reading.words = counted;
    this.remove({ id });
  }

  /* oxlint-disable no-underscore-dangle -- MiniSearch names so what it keeps for its subclasses. */
  /** Read where MiniSearch keeps them: its `toJSON` copies each count into objects, and takes as long as the counting. */
  counts(): PassageCounts & { readonly numbers: readonly number[] } {
    const numbers: number[] = [];
    const lengths: number[] = [];
    const order = new Uint32Array(this._nextId);
    for (const [place, number] of this._documentIds) {
      order[place] = numbers.length;
      numbers.push(Number(number));
      lengths.push(this._fieldLength.get(place)?.[0] ?? 0);
    }
    const terms = new Map<string, ReadonlyMap<number, number>>();
    eachTerm(this._index._tree, "", (term, fields) => {
      const frequencies = fields.get(0);
      if (frequencies) terms.set(term, frequencies);
    });
    return { numbers, lengths, order, terms };
  }
  /* oxlint-enable no-underscore-dangle */
}

type Fields = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * A node of MiniSearch's radix tree has what follows by how it begins; what is kept of a term stands under "". The
 * tree's own iterator joins each term anew of all its pieces, which takes longer than all else in compiling.
 */
function eachTerm(
  node: ReadonlyMap<string, unknown>,
  start: string,
  note: (term: string, fields: Fields) => void,
): void {
  for (const [piece, below] of node) {
    /* oxlint-disable no-unsafe-type-assertion -- The piece tells which of the two it is. */
    if (piece === "") note(start, below as Fields);
    else eachTerm(below as ReadonlyMap<string, unknown>, start + piece, note);
    /* oxlint-enable no-unsafe-type-assertion */
  }
}

/** `0`, `1`, ... for each place: MiniSearch counts distinct tokens as a field's length. */
function placeKeys(count: number): string[] {
  while (keys.length < count) keys.push(String(keys.length));
  return keys.slice(0, count);
}

/** Made once; as many as the longest passage has places. */
const keys: string[] = [];
