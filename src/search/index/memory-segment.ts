import type { Passage } from "../../article/passage.ts";
import type { Token } from "../../ask/search-index.ts";
import type { Analyzer } from "../analysis/analyzer.ts";
import { readFields } from "../analysis/passage-fields.ts";
import { createSegmentBuilder } from "../segment/segment-builder.ts";
import { SegmentWithDeletes } from "../segment/segment-with-deletes.ts";

/** The passages that were added last, analysed, until there are enough of them for a segment of their own. */
export class MemorySegment {
  readonly #analyse: Analyzer;
  /** In the order in which they were added. */
  readonly #passages = new Map<Passage, AnalysedFields>();
  #built: SegmentWithDeletes | null = null;

  constructor(analyse: Analyzer) {
    this.#analyse = analyse;
  }

  get size(): number {
    return this.#passages.size;
  }

  has(passage: Passage): boolean {
    return this.#passages.has(passage);
  }

  add(passage: Passage): void {
    const { titles, text } = readFields(passage);
    this.#passages.set(passage, { titles: this.#analyse(titles), text: this.#analyse(text) });
    this.#built = null;
  }

  delete(passage: Passage): void {
    if (this.#passages.delete(passage)) this.#built = null;
  }

  /** All its passages as a segment that can be searched; takes milliseconds after a change. */
  build(): SegmentWithDeletes {
    if (this.#built) return this.#built;
    const builder = createSegmentBuilder();
    for (const { titles, text } of this.#passages.values()) builder.add(titles, text);
    return (this.#built = new SegmentWithDeletes(builder.finish(), [...this.#passages.keys()]));
  }
}

interface AnalysedFields {
  readonly titles: readonly Token[];
  readonly text: readonly Token[];
}
