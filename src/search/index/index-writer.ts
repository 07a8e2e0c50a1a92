import type { Passage } from "../../article/passage.ts";
import { waitForNextTurn } from "../../next-turn.ts";
import type { Analyzer } from "../analysis/analyzer.ts";
import { SEGMENT_PASSAGES_MAX } from "../segment/segment.ts";
import { SegmentWithDeletes, type Deletions } from "../segment/segment-with-deletes.ts";
import { TermTree } from "../spelling/term-tree.ts";
import { TURN_PASSAGES, type Indexer } from "../workers/indexer.ts";
import { createIndexReader, type IndexReader } from "./index-reader.ts";
import { MemorySegment } from "./memory-segment.ts";
import { chooseMerge, type Merge } from "./merge-policy.ts";

/** Passages that are deleted and added together. */
export interface PassageChange {
  /** The very objects that were given to the index. */
  readonly removed: readonly Passage[];
  readonly added: readonly Passage[];
}

/** The memory segment is flushed at this size: building it for the next question then takes milliseconds. */
export const MEMORY_PASSAGES_MAX = 64;

/** More passages at once are left to the indexer, which may have threads of its own. */
export const ADDED_IN_MEMORY_MAX = 512;

/** Keeps all passages: the newest in a memory segment, the others in segments that are merged in the background. */
export class IndexWriter {
  readonly #analyse: Analyzer;
  readonly #indexer: Indexer;
  readonly #onTrouble: (cause: unknown) => void;
  readonly #terms = new TermTree();
  #flushed: readonly SegmentWithDeletes[] = [];
  #memory: MemorySegment;
  /** Null when something has changed since it was made. */
  #reader: IndexReader | null = null;
  /** Settles with the last of the changes, which go one after the other. */
  #changing: Promise<void> = Promise.resolve();
  #merging: Promise<void> | null = null;

  constructor(analyse: Analyzer, indexer: Indexer, onTrouble: (cause: unknown) => void) {
    this.#analyse = analyse;
    this.#indexer = indexer;
    this.#onTrouble = onTrouble;
    this.#memory = new MemorySegment(analyse);
  }

  /** Takes over the segments of an earlier index, before anything else is added. */
  restore(segments: readonly SegmentWithDeletes[]): void {
    this.#flushed = segments;
    this.#reader = null;
  }

  segments(): readonly SegmentWithDeletes[] {
    return this.#memory.size > 0 ? [...this.#flushed, this.#memory.build()] : this.#flushed;
  }

  /** What questions see. Made when it is asked for: many changes may come between two questions. */
  get reader(): IndexReader {
    return (this.#reader ??= createIndexReader(this.segments(), this.#terms));
  }

  change(change: PassageChange, onProgress?: (done: number) => void): Promise<void> {
    const done = this.#changing.then(() => this.#change(change, onProgress));
    this.#changing = done.catch(() => {});
    return done;
  }

  /** Resolves when nothing changes and nothing is merged, and nothing has to be. */
  async settled(): Promise<void> {
    await this.#changing;
    while (this.#merging) await this.#merging;
  }

  async #change(
    { removed, added }: PassageChange,
    onProgress: ((done: number) => void) | undefined,
  ): Promise<void> {
    // A short change is done within one turn; during a long one, questions see what was there before.
    if (removed.length + added.length >= TURN_PASSAGES) this.#reader = this.reader;
    const built = added.length > ADDED_IN_MEMORY_MAX ? await this.#build(added, onProgress) : [];
    if (built.length > 0) this.#flush();
    const isInMemory = (passage: Passage): boolean => this.#memory.has(passage);
    const leaving = await this.#findFlushed(removed.filter((passage) => !isInMemory(passage)));
    for (const passage of removed.filter(isInMemory)) this.#memory.delete(passage);
    if (built.length === 0) await this.#addToMemory(added);
    for (const { segment, index } of leaving) segment.markDeleted(index);
    this.#flushed = [...this.#flushed, ...built];
    this.#reader = null;
    this.#mergeInBackground();
  }

  async #addToMemory(added: readonly Passage[]): Promise<void> {
    for (const [count, passage] of added.entries()) {
      if (count > 0 && count % TURN_PASSAGES === 0) await waitForNextTurn();
      if (this.#memory.size >= MEMORY_PASSAGES_MAX) this.#flush();
      this.#memory.add(passage);
    }
  }

  async #build(
    added: readonly Passage[],
    onProgress: ((done: number) => void) | undefined,
  ): Promise<readonly SegmentWithDeletes[]> {
    const each = Math.min(SEGMENT_PASSAGES_MAX, Math.ceil(added.length / this.#indexer.parallel));
    const [taken, segments]: [number[], SegmentWithDeletes[]] = [[], []];
    const waiting = Array.from({ length: Math.ceil(added.length / each) }).keys();
    const buildNext = async (): Promise<void> => {
      for (const part of waiting) {
        const passages = added.slice(part * each, (part + 1) * each);
        const segment = await this.#indexer.build(passages, (count) => {
          taken[part] = count;
          onProgress?.(taken.reduce((sum, one) => sum + one, 0));
        });
        segments[part] = new SegmentWithDeletes(segment, passages);
      }
    };
    await Promise.all(Array.from({ length: this.#indexer.parallel }, buildNext));
    return segments;
  }

  /** Finds passages in the flushed segments. */
  async #findFlushed(passages: readonly Passage[]): Promise<readonly Located[]> {
    const located: Located[] = [];
    for (const segment of this.#flushed) {
      for (const index of findIndexes(segment.passages, passages)) located.push({ segment, index });
      if (passages.length >= TURN_PASSAGES) await waitForNextTurn();
    }
    return located;
  }

  /** Makes a segment of what is in memory. */
  #flush(): void {
    this.#flushed = this.segments();
    this.#memory = new MemorySegment(this.#analyse);
  }

  #mergeInBackground(): void {
    this.#merging ??= this.#mergeAll()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#merging = null;
      });
  }

  async #mergeAll(): Promise<void> {
    for (let merge = this.#nextMerge(); merge; merge = this.#nextMerge()) {
      await this.#merge(this.#flushed.slice(merge.start, merge.end));
    }
    await this.#terms.grow(this.#flushed.map(({ segment }) => segment));
    // Some may have been flushed meanwhile.
    if (this.#nextMerge()) await this.#mergeAll();
  }

  #nextMerge(): Merge | null {
    const sizes = this.#flushed.map(({ size, passages }) => ({ size, all: passages.length }));
    return chooseMerge(sizes, MEMORY_PASSAGES_MAX);
  }

  /** The old segments answer until the new one is there. */
  async #merge(old: readonly SegmentWithDeletes[]): Promise<void> {
    const flags = old.map(({ deletions }) => deletions.flags?.slice() ?? null);
    const parts = old.map(({ segment }, part) => ({ segment, deleted: flags[part] ?? null }));
    const segment = await this.#indexer.merge(parts);
    const passages = old.flatMap((each, part) =>
      each.passages.filter((_, index) => flags[part]?.[index] !== 1),
    );
    const merged = new SegmentWithDeletes(segment, passages);
    const swap = this.#changing.then(() => this.#replace(old, flags, merged));
    this.#changing = swap.catch(() => {});
    await swap;
  }

  /** What was deleted from the old segments while they were merged is deleted from the new one too. */
  #replace(
    old: readonly SegmentWithDeletes[],
    flags: readonly Deletions["flags"][],
    merged: SegmentWithDeletes,
  ): void {
    let index = 0;
    for (const [part, segment] of old.entries()) {
      for (let before = 0; before < segment.passages.length; before += 1) {
        if (flags[part]?.[before] === 1) continue;
        if (!segment.isLive(before)) merged.markDeleted(index);
        index += 1;
      }
    }
    const start = this.#flushed.findIndex((segment) => old.includes(segment));
    const kept = merged.size > 0 ? [merged] : [];
    this.#flushed = this.#flushed.toSpliced(start, old.length, ...kept);
    this.#reader = null;
  }
}

/** A few are looked for one by one, which is the quickest way through a large library. */
function findIndexes(
  passages: SegmentWithDeletes["passages"],
  sought: readonly Passage[],
): readonly number[] {
  if (sought.length < TURN_PASSAGES) {
    return sought.map((passage) => passages.indexOf(passage)).filter((index) => index !== -1);
  }
  const all = new Set<Passage | null>(sought);
  return passages.flatMap((passage, index) => (all.has(passage) ? [index] : []));
}

interface Located {
  readonly segment: SegmentWithDeletes;
  readonly index: number;
}
