import type { Passage } from "../article/passage.ts";
import type { Analyse } from "./analysis.ts";
import { viewOf, type IndexView } from "./index-view.ts";
import { nextTurn, TURN_PASSAGES, type Indexer } from "./indexer.ts";
import { mergeRun, type MergeRun } from "./merge-policy.ts";
import type { PassageChange } from "./open-index.ts";
import { textOf } from "./passage-words.ts";
import { SEGMENT_PASSAGES_MAX } from "./segment.ts";
import { Shelf } from "./shelf.ts";
import { growTrees } from "./spelling.ts";
import { WritableShelf } from "./writable-shelf.ts";

/**
 * As many passages as MiniSearch holds before they become a segment of their own: compiling them takes about ten
 * milliseconds. More than these at once are built by the indexer, without MiniSearch: walking its tree for every word
 * takes twice as long, and five times as long in Chinese, whose many characters it tries one after the other.
 */
export const WRITABLE_PASSAGES_MAX = 512;

/** All passages: those that change in MiniSearch, the rest in segments that are merged in the background. */
export class LibraryShelves {
  readonly #analyse: Analyse;
  readonly #indexer: Indexer;
  readonly #onTrouble: (cause: unknown) => void;
  #sealed: readonly Shelf[] = [];
  #writable: WritableShelf;
  #view: IndexView = viewOf([]);
  #changing: Promise<void> = Promise.resolve();
  #tidying: Promise<void> | null = null;

  constructor(analyse: Analyse, indexer: Indexer, onTrouble: (cause: unknown) => void) {
    this.#analyse = analyse;
    this.#indexer = indexer;
    this.#onTrouble = onTrouble;
    this.#writable = new WritableShelf(analyse);
  }

  /** Those of an earlier index, before anything else is put in. */
  restore(shelves: readonly Shelf[]): void {
    this.#sealed = shelves;
    this.#look();
  }

  /** All passages in segments that do not change. */
  sealed(): readonly Shelf[] {
    const open = this.#writable.size > 0 ? [this.#writable.compiled()] : [];
    return [...this.#sealed, ...open];
  }

  get view(): IndexView {
    return this.#view;
  }

  /** One change after the other. */
  change(change: PassageChange, onProgress?: (done: number) => void): Promise<void> {
    const done = this.#changing.then(() => this.#change(change, onProgress));
    this.#changing = done.catch(() => {});
    return done;
  }

  async settled(): Promise<void> {
    await this.#changing;
    while (this.#tidying) await this.#tidying;
  }

  async #change(
    { removed, added }: PassageChange,
    onProgress: ((done: number) => void) | undefined,
  ): Promise<void> {
    const gone = new Set(removed);
    const built = added.length > WRITABLE_PASSAGES_MAX ? await this.#build(added, onProgress) : [];
    const written = built.length > 0 ? [] : added;
    if (built.length > 0 || this.#writable.size + written.length > WRITABLE_PASSAGES_MAX) {
      this.#seal();
    }
    // It is seen only once it is compiled, so it may be changed little by little.
    await this.#writable.take(
      removed.filter((passage) => this.#writable.has(passage)),
      written,
    );
    const leaving = await this.#leaving(gone);
    for (const { shelf, place, terms } of leaving) shelf.takeOut(place, terms);
    this.#sealed = [...this.#sealed, ...built];
    this.#look();
    this.#tidying ??= this.#tidy()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#tidying = null;
      });
  }

  async #build(
    added: readonly Passage[],
    onProgress: ((done: number) => void) | undefined,
  ): Promise<readonly Shelf[]> {
    const each = Math.min(SEGMENT_PASSAGES_MAX, Math.ceil(added.length / this.#indexer.parallel));
    const parts: (readonly Passage[])[] = [];
    for (let first = 0; first < added.length; first += each) {
      parts.push(added.slice(first, first + each));
    }
    const [taken, shelves]: [number[], Shelf[]] = [[], []];
    const waiting = parts.entries();
    const buildNext = async (): Promise<void> => {
      for (const [part, passages] of waiting) {
        const segment = await this.#indexer.build(passages.map(textOf), (count) => {
          taken[part] = count;
          onProgress?.(taken.reduce((sum, one) => sum + one, 0));
        });
        shelves[part] = new Shelf(segment, passages);
      }
    };
    await Promise.all(Array.from({ length: this.#indexer.parallel }, buildNext));
    return shelves;
  }

  /** The passages that leave sealed shelves, with their terms. */
  async #leaving(gone: ReadonlySet<Passage>): Promise<readonly Leaving[]> {
    const leaving: Leaving[] = [];
    if (gone.size === 0) return leaving;
    for (const shelf of this.#sealed) {
      // A plain loop: each change looks through all passages.
      for (let place = 0; place < shelf.passages.length; place += 1) {
        const passage = shelf.passages[place];
        if (!passage || !gone.has(passage)) continue;
        leaving.push({ shelf, place, terms: this.#termsOf(passage) });
        if (leaving.length % TURN_PASSAGES === 0) await nextTurn();
      }
    }
    return leaving;
  }

  #termsOf(passage: Passage): ReadonlySet<string> {
    const { titles, text } = textOf(passage);
    const tokens = [...this.#analyse(titles), ...this.#analyse(text)];
    return new Set(tokens.map(({ term }) => term));
  }

  #seal(): void {
    if (this.#writable.size === 0) return;
    this.#sealed = [...this.#sealed, this.#writable.compiled()];
    this.#writable = new WritableShelf(this.#analyse);
  }

  /** What questions see from now on. */
  #look(): void {
    this.#view = viewOf(this.sealed());
  }

  async #tidy(): Promise<void> {
    for (let run = this.#nextRun(); run; run = this.#nextRun()) {
      await this.#merge(this.#sealed.slice(run.start, run.end));
    }
    await growTrees(this.#sealed.map(({ segment }) => segment));
    // Some may have been sealed meanwhile.
    if (this.#nextRun()) await this.#tidy();
  }

  #nextRun(): MergeRun | null {
    const sizes = this.#sealed.map(({ size, passages }) => ({ size, all: passages.length }));
    return mergeRun(sizes, WRITABLE_PASSAGES_MAX);
  }

  /** The old shelves answer until the new one is there. */
  async #merge(old: readonly Shelf[]): Promise<void> {
    const marks = old.map(({ removed }) => removed.marks?.slice() ?? null);
    const parts = old.map(({ segment }, part) => ({ segment, removed: marks[part] ?? null }));
    const segment = await this.#indexer.merge(parts);
    const passages = old.flatMap((shelf, part) =>
      shelf.passages.filter((_, place) => marks[part]?.[place] !== 1),
    );
    const swap = this.#changing.then(() => this.#replace(old, new Shelf(segment, passages)));
    this.#changing = swap;
    await swap;
  }

  /** What has left the old shelves while they were merged leaves the new one too. */
  #replace(old: readonly Shelf[], merged: Shelf): void {
    const gone = new Set(old.flatMap((shelf) => shelf.removedPassages()));
    for (const [place, passage] of merged.passages.entries()) {
      if (passage && gone.has(passage)) merged.takeOut(place, this.#termsOf(passage));
    }
    const start = this.#sealed.findIndex((shelf) => old.includes(shelf));
    const kept = merged.size > 0 ? [merged] : [];
    this.#sealed = this.#sealed.toSpliced(start, old.length, ...kept);
    this.#look();
  }
}

interface Leaving {
  readonly shelf: Shelf;
  readonly place: number;
  readonly terms: ReadonlySet<string>;
}
