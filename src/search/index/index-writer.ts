import type { Passage } from "../../article/passage.ts";
import type { Analyse } from "../analysis/analyzer.ts";
import { viewOf, type IndexView } from "./index-reader.ts";
import { nextTurn, TURN_PASSAGES, type Indexer } from "../workers/indexer.ts";
import { mergeRun, type MergeRun } from "./merge-policy.ts";
import type { PassageChange } from "../open-index.ts";
import { SEGMENT_PASSAGES_MAX } from "../segment/segment.ts";
import { Shelf, type Removed } from "./segment-with-deletes.ts";
import { WordTree } from "../spelling/term-tree.ts";
import { WritableShelf } from "./memory-segment.ts";

/** As many passages as MiniSearch holds before they become a segment of their own: to compile them takes milliseconds. */
export const WRITABLE_PASSAGES_MAX = 64;

/**
 * More passages at once are built by the indexer, without MiniSearch: walking its tree for every word takes twice as
 * long, and five times as long in Chinese, whose many characters it tries one after the other.
 */
export const WRITTEN_AT_ONCE_MAX = 512;

/** All passages: those that change in MiniSearch, the rest in segments that are merged in the background. */
export class LibraryShelves {
  readonly #analyse: Analyse;
  readonly #indexer: Indexer;
  readonly #onTrouble: (cause: unknown) => void;
  readonly #words = new WordTree();
  #sealed: readonly Shelf[] = [];
  /** Those that do not change any more but are not compiled yet, before the one that does. */
  #full: readonly WritableShelf[] = [];
  #writable: WritableShelf;
  /** Null when something has changed since it was made. */
  #view: IndexView | null = null;
  #changing: Promise<void> = Promise.resolve();
  #sealing: Promise<void> | null = null;
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
    this.#view = null;
  }

  /** All passages in segments that do not change. */
  sealed(): readonly Shelf[] {
    this.#sealFull();
    const open = this.#writable.size > 0 ? [this.#writable.compiled()] : [];
    return [...this.#sealed, ...open];
  }

  /** What questions see. Made when it is asked for: many changes may come between two questions. */
  get view(): IndexView {
    return (this.#view ??= viewOf(this.sealed(), this.#words));
  }

  /** One change after the other. */
  change(change: PassageChange, onProgress?: (done: number) => void): Promise<void> {
    const done = this.#changing.then(() => this.#change(change, onProgress));
    this.#changing = done.catch(() => {});
    return done;
  }

  async settled(): Promise<void> {
    await this.#changing;
    while (this.#sealing ?? this.#tidying) await (this.#sealing ?? this.#tidying);
  }

  async #change(
    { removed, added }: PassageChange,
    onProgress: ((done: number) => void) | undefined,
  ): Promise<void> {
    // Nothing comes between the steps of a short change; during a long one, questions see what was there before.
    if (removed.length + added.length >= TURN_PASSAGES) this.#view = this.view;
    const built = added.length > WRITTEN_AT_ONCE_MAX ? await this.#build(added, onProgress) : [];
    if (built.length > 0) this.#seal();
    const isWritten = (passage: Passage): boolean => this.#writable.has(passage);
    const leaving = await this.#leaving(removed.filter((passage) => !isWritten(passage)));
    await this.#writable.take(removed.filter(isWritten), []);
    if (built.length === 0) await this.#write(added);
    for (const { shelf, place } of leaving) shelf.takeOut(place);
    if (built.length > 0) this.#sealFull();
    this.#sealed = [...this.#sealed, ...built];
    this.#view = null;
    this.#startTidying();
  }

  async #write(added: readonly Passage[]): Promise<void> {
    for (let first = 0; first < added.length;) {
      if (this.#writable.size >= WRITABLE_PASSAGES_MAX) this.#seal();
      const next = first + WRITABLE_PASSAGES_MAX - this.#writable.size;
      await this.#writable.take([], added.slice(first, next));
      first = next;
    }
  }

  async #build(
    added: readonly Passage[],
    onProgress: ((done: number) => void) | undefined,
  ): Promise<readonly Shelf[]> {
    const each = Math.min(SEGMENT_PASSAGES_MAX, Math.ceil(added.length / this.#indexer.parallel));
    const [taken, shelves]: [number[], Shelf[]] = [[], []];
    const waiting = Array.from({ length: Math.ceil(added.length / each) }).keys();
    const buildNext = async (): Promise<void> => {
      for (const part of waiting) {
        const passages = added.slice(part * each, (part + 1) * each);
        const segment = await this.#indexer.build(passages, (count) => {
          taken[part] = count;
          onProgress?.(taken.reduce((sum, one) => sum + one, 0));
        });
        shelves[part] = new Shelf(segment, passages);
      }
    };
    await Promise.all(Array.from({ length: this.#indexer.parallel }, buildNext));
    return shelves;
  }

  /** Where passages that leave stand on sealed shelves. */
  async #leaving(gone: readonly Passage[]): Promise<readonly Leaving[]> {
    const leaving: Leaving[] = [];
    if (gone.length > 0) this.#sealFull();
    for (const shelf of this.#sealed) {
      for (const place of placesIn(shelf.passages, gone)) leaving.push({ shelf, place });
      if (gone.length >= TURN_PASSAGES) await nextTurn();
    }
    return leaving;
  }

  /** Compiled between other work, which need not wait for it. */
  #seal(): void {
    if (this.#writable.size === 0) return;
    this.#full = [...this.#full, this.#writable];
    this.#writable = new WritableShelf(this.#analyse);
    this.#sealing ??= this.#sealInTurns();
  }

  async #sealInTurns(): Promise<void> {
    try {
      while (this.#full.length > 0) {
        await nextTurn();
        if (this.#full.every((shelf) => shelf.compileNext())) this.#sealFull();
      }
      this.#startTidying();
    } catch (error) {
      this.#onTrouble(error);
    } finally {
      this.#sealing = null;
    }
  }

  /** At once, where somebody waits for it. */
  #sealFull(): void {
    this.#sealed = [...this.#sealed, ...this.#full.map((shelf) => shelf.compiled())];
    this.#full = [];
  }

  #startTidying(): void {
    this.#tidying ??= this.#tidy()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#tidying = null;
      });
  }

  async #tidy(): Promise<void> {
    for (let run = this.#nextRun(); run; run = this.#nextRun()) {
      await this.#merge(this.#sealed.slice(run.start, run.end));
    }
    await this.#words.grow(this.#sealed.map(({ segment }) => segment));
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
    const swap = this.#changing.then(() => this.#replace(old, marks, new Shelf(segment, passages)));
    this.#changing = swap.catch(() => {});
    await swap;
  }

  /** What has left the old shelves while they were merged leaves the new one too. */
  #replace(old: readonly Shelf[], marks: readonly Removed["marks"][], merged: Shelf): void {
    let place = 0;
    for (const [part, shelf] of old.entries()) {
      for (let before = 0; before < shelf.passages.length; before += 1) {
        if (marks[part]?.[before] === 1) continue;
        if (!shelf.has(before)) merged.takeOut(place);
        place += 1;
      }
    }
    const start = this.#sealed.findIndex((shelf) => old.includes(shelf));
    const kept = merged.size > 0 ? [merged] : [];
    this.#sealed = this.#sealed.toSpliced(start, old.length, ...kept);
    this.#view = null;
  }
}

/** Few are looked for one by one, which is the quickest way to go through a large library. */
function placesIn(passages: Shelf["passages"], wanted: readonly Passage[]): readonly number[] {
  if (wanted.length < TURN_PASSAGES) {
    return wanted.map((passage) => passages.indexOf(passage)).filter((place) => place !== -1);
  }
  const all = new Set<Passage | null>(wanted);
  return passages.flatMap((passage, place) => (all.has(passage) ? [place] : []));
}

interface Leaving {
  readonly shelf: Shelf;
  readonly place: number;
}
