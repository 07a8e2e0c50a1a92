import type { Passage } from "../../article/passage.ts";
import type { Analyse } from "../analysis/analyzer.ts";
import { nextTurn, TURN_PASSAGES } from "../workers/indexer.ts";
import { textOf } from "../analysis/passage-fields.ts";
import { Shelf } from "./segment-with-deletes.ts";
import {
  writableSegment,
  type CompiledSegment,
  type WritableSegment,
} from "../segment/writable-segment.ts";

/** The passages that change, in MiniSearch, and the shelf that was last compiled of them. */
export class WritableShelf {
  readonly #segment: WritableSegment;
  readonly #numbers = new Map<Passage, number>();
  readonly #passages = new Map<number, Passage>();
  #added = 0;
  #compiling: Generator<void, CompiledSegment> | null = null;
  #compiled: Shelf | null = null;

  constructor(analyse: Analyse) {
    this.#segment = writableSegment(analyse);
  }

  get size(): number {
    return this.#segment.size;
  }

  has(passage: Passage): boolean {
    return this.#numbers.has(passage);
  }

  /** Letting other work go between; what was compiled before stays as it is. */
  async take(removed: readonly Passage[], added: readonly Passage[]): Promise<void> {
    let done = 0;
    const turn = async (): Promise<void> => {
      done += 1;
      if (done % TURN_PASSAGES === 0) await nextTurn();
    };
    for (const passage of removed) {
      this.#remove(passage);
      await turn();
    }
    for (const passage of added) {
      this.#add(passage);
      await turn();
    }
    if (done === 0) return;
    this.#compiling = null;
    this.#compiled = null;
  }

  /** What is left of compiling it is done at once. */
  compiled(): Shelf {
    for (;;) {
      const shelf = this.compileNext();
      if (shelf) return shelf;
    }
  }

  /** Goes on compiling for about a millisecond; null until all is done. */
  compileNext(): Shelf | null {
    if (this.#compiled) return this.#compiled;
    this.#compiling ??= this.#segment.compile();
    const next = this.#compiling.next();
    if (next.done !== true) return null;
    const { segment, numbers } = next.value;
    const passages = numbers.flatMap((number) => this.#passages.get(number) ?? []);
    this.#compiling = null;
    return (this.#compiled = new Shelf(segment, passages));
  }

  #add(passage: Passage): void {
    const number = this.#added;
    this.#segment.add(number, textOf(passage));
    this.#added += 1;
    this.#numbers.set(passage, number);
    this.#passages.set(number, passage);
  }

  #remove(passage: Passage): void {
    const number = this.#numbers.get(passage);
    if (number === undefined) return;
    this.#segment.remove(number, textOf(passage));
    this.#numbers.delete(passage);
    this.#passages.delete(number);
  }
}
