import { EventEmitter, once } from "node:events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Passage } from "../../src/article/passage.ts";
import { createAnalyzer } from "../../src/search/analysis/analyzer.ts";
import { waitForNextTurn } from "../../src/next-turn.ts";
import type { Indexer } from "../../src/search/workers/indexer.ts";
import { createLocalIndexer } from "../../src/search/workers/local-indexer.ts";
import { MEMORY_PASSAGES_MAX, ADDED_IN_MEMORY_MAX } from "../../src/search/index/index-writer.ts";
import { MERGED_TOGETHER } from "../../src/search/index/merge-policy.ts";
import { indexOf } from "./index-of.ts";
import { seenIn, WORDS } from "./seen-in.ts";
import { openIndex, type LiveIndex } from "../../src/search/open-index.ts";
import { makeArticle } from "../article/sample-article.ts";

const analyse = createAnalyzer([]);
const here = createLocalIndexer(analyse);

describe("an index that changes", () => {
  test("is after any adding, changing, removing and merging the same as a fresh one", async () => {
    await fc.assert(
      fc.asyncProperty(changes(), async (steps) => {
        const index = await opened([]);
        let left: readonly Passage[] = [];
        for (const step of steps) {
          const removed = left.filter((_, place) => step.out[place % step.out.length]);
          const added = addedIn(step);
          await index.change({ removed, added });
          left = [...left.filter((passage) => !removed.includes(passage)), ...added];
          for (let turn = 0; turn < step.turns; turn += 1) await waitForNextTurn();
          const [seen, fresh] = step.asks ? [index, indexOf(left, [])].map(seenIn) : [];
          expect(seen).toEqual(fresh);
        }
        await index.settled();
        expect(seenIn(index)).toEqual(seenIn(indexOf(left, [])));
      }),
      { numRuns: 30 },
    );
  });

  test("is the same after many segments were merged in the background", async () => {
    const library = someLibrary(MEMORY_PASSAGES_MAX * (MERGED_TOGETHER + 2));
    const { indexer, merges } = counting(here);
    const index = await opened([], indexer);
    const step = MEMORY_PASSAGES_MAX / 2 + 1;
    for (let first = 0; first < library.length; first += step) {
      await index.change({ removed: [], added: library.slice(first, first + step) });
    }
    const removed = library.filter((_, place) => place % 3 === 0);
    await index.change({ removed, added: [] });
    await index.settled();
    expect(merges()).toBeGreaterThan(0);
    const left = library.filter((_, place) => place % 3 !== 0);
    expect(seenIn(index)).toEqual(seenIn(indexOf(left, [])));
  });

  test("loses what leaves while it is being merged", async () => {
    const library = someLibrary((MEMORY_PASSAGES_MAX + 1) * MERGED_TOGETHER);
    const gate = gated(here);
    const index = await opened([], gate.indexer);
    const step = MEMORY_PASSAGES_MAX + 1;
    for (let first = 0; first < library.length; first += step) {
      await index.change({ removed: [], added: library.slice(first, first + step) });
    }
    await gate.reached;
    const removed = library.filter((_, place) => place % 5 === 0);
    await index.change({ removed, added: [] });
    const left = library.filter((_, place) => place % 5 !== 0);
    expect(seenIn(index)).toEqual(seenIn(indexOf(left, [])));
    gate.open();
    await index.settled();
    expect(seenIn(index)).toEqual(seenIn(indexOf(left, [])));
  });

  test("keeps through a merge what left and came back", async () => {
    const library = someLibrary((MEMORY_PASSAGES_MAX + 1) * MERGED_TOGETHER);
    const gate = gated(here);
    const index = await opened([], gate.indexer);
    const step = MEMORY_PASSAGES_MAX + 1;
    for (let first = 0; first < library.length; first += step) {
      const [earlier, added] = [library.slice(0, first), library.slice(first, first + step)];
      // Each of them comes back on a later shelf, while the marked place is on an earlier one.
      const back = earlier.slice(0, 1);
      await index.change({ removed: back, added: [] });
      await index.change({ removed: [], added: [...back, ...added] });
    }
    await gate.reached;
    gate.open();
    await index.settled();
    expect(seenIn(index)).toEqual(seenIn(indexOf(library, [])));
  });

  test("shows questions all of a long change or nothing of it", async () => {
    const before = someLibrary(100);
    const index = await opened(before);
    await index.change({ removed: before.slice(0, 1), added: [] });
    const left = before.slice(1);
    const [without, added] = [left.slice(30), someLibrary(60)];
    const over = new AbortController();
    const changing = index.change({ removed: left.slice(0, 30), added }).then(() => over.abort());
    let looks = 0;
    for (; !over.signal.aborted; looks += 1) {
      expect(seenIn(index)).toEqual(seenIn(indexOf(left, [])));
      await waitForNextTurn();
    }
    await changing;
    expect(looks).toBeGreaterThan(2);
    expect(seenIn(index)).toEqual(seenIn(indexOf([...without, ...added], [])));
  });

  test("goes on unmerged, and says so, when merging fails", async () => {
    const told: unknown[] = [];
    const broken = { ...here, merge: async () => Promise.reject(new Error("no memory")) };
    const index = await openIndex([], {
      glossary: [],
      indexer: broken,
      snapshotPath: null,
      onTrouble: (cause) => told.push(cause),
    });
    const library = someLibrary((MEMORY_PASSAGES_MAX + 1) * MERGED_TOGETHER);
    for (let first = 0; first < library.length; first += MEMORY_PASSAGES_MAX + 1) {
      const added = library.slice(first, first + MEMORY_PASSAGES_MAX + 1);
      await index.change({ removed: [], added });
    }
    await index.settled();
    expect(told).toEqual([new Error("no memory")]);
    expect(seenIn(index)).toEqual(seenIn(indexOf(library, [])));
  });

  test("tells how many passages have been read", async () => {
    const library = someLibrary(ADDED_IN_MEMORY_MAX + 1);
    const told: number[] = [];
    await openIndex(library, {
      glossary: [],
      indexer: here,
      snapshotPath: null,
      onTrouble: fail,
      onProgress: (done) => told.push(done),
    });
    expect(told.at(-1)).toBe(library.length);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });
});

function opened(passages: readonly Passage[], indexer: Indexer = here): Promise<LiveIndex> {
  return openIndex(passages, { glossary: [], indexer, snapshotPath: null, onTrouble: fail });
}

function fail(cause: unknown): never {
  throw cause;
}

let made = 0;

function passageOf(text: string): Passage {
  made += 1;
  const article = makeArticle({ id: `article-${made}`, title: text.split(" ", 2).join(" ") });
  return { id: `${article.id}#1`, article, ordinal: 1, heading: null, text, sources: [] };
}

/** Passages of three to nine words, the same in every run. */
function someLibrary(count: number): readonly Passage[] {
  return Array.from({ length: count }, (_, number) =>
    passageOf(
      Array.from({ length: 3 + (number % 7) }, (__, at) => WORDS[(number * 5 + at * at) % 8]).join(
        " ",
      ),
    ),
  );
}

/** In each step some passages leave, and texts come, many or few of which are repeated. */
function changes(): fc.Arbitrary<readonly Step[]> {
  const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 });
  // More than fits in memory, too, so that segments are flushed, built and rewritten.
  const times = fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: ADDED_IN_MEMORY_MAX }) },
  );
  const out = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
  const texts = fc.array(
    text.map((words) => words.join(" ")),
    { maxLength: 6 },
  );
  // Time for some merging, unless somebody asks before.
  const turns = fc.nat(6);
  return fc.array(fc.record({ out, texts, times, turns, asks: fc.boolean() }), { maxLength: 6 });
}

interface Step {
  readonly out: readonly boolean[];
  readonly texts: readonly string[];
  readonly times: number;
  readonly turns: number;
  readonly asks: boolean;
}

function addedIn({ texts, times }: Step): readonly Passage[] {
  return Array.from({ length: times }, () => texts.map(passageOf)).flat();
}

function counting(indexer: Indexer): { readonly indexer: Indexer; merges: () => number } {
  let merges = 0;
  return {
    merges: () => merges,
    indexer: {
      ...indexer,
      merge(parts) {
        merges += 1;
        return indexer.merge(parts);
      },
    },
  };
}

/** Merges only once it is opened. */
function gated(indexer: Indexer): {
  readonly indexer: Indexer;
  readonly reached: Promise<unknown>;
  open: () => void;
} {
  const gate = new EventEmitter();
  const [reached, isOpen] = [once(gate, "reached"), once(gate, "open")];
  return {
    reached,
    open: () => gate.emit("open"),
    indexer: {
      ...indexer,
      async merge(parts) {
        const merged = await indexer.merge(parts);
        gate.emit("reached");
        await isOpen;
        return merged;
      },
    },
  };
}
