import { setImmediate as nextTurn } from "node:timers/promises";
import type { Passage } from "../../src/article/passage.ts";
import { findPercentile } from "../../src/evaluation/measures.ts";
import type { PassageChange } from "../../src/search/index/index-writer.ts";
import { longestBlock } from "./longest-block.ts";
import type { MadeLibrary } from "./made-pages.ts";
import type { OpenOurs } from "./ours.ts";

/** How ours bears long questions and articles that change while it runs; all in milliseconds. */
export interface StrainFigures {
  /** Until an index of the same pages stood by its snapshot. */
  readonly ready: number;
  readonly readyBlock: number;
  readonly pasted: Times;
  readonly added: Times;
  readonly removed: Times;
  /** The longest that other work had to wait meanwhile. */
  readonly burstBlock: number;
  /** Until all deliveries were in and merged. */
  readonly merged: number;
  readonly mergeBlock: number;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const RESULTS = 10;
const BURST = 1_000;
/** So many large deliveries make shelves enough for several merges. */
export const DELIVERIES = 8;
export const DELIVERED = 8_000;

export async function strain(ours: OpenOurs, made: MadeLibrary): Promise<StrainFigures> {
  const snapshot = await snapshotFigures(ours);
  const pasted: number[] = [];
  for (const question of made.pasted) pasted.push((await ours.ask(question, RESULTS)).ms);
  return { ...snapshot, pasted: timesOf(pasted), ...(await changeFigures(ours, made)) };
}

type SnapshotFigures = Pick<StrainFigures, "ready" | "readyBlock">;

async function snapshotFigures({ built }: OpenOurs): Promise<SnapshotFigures> {
  const { result: ready, blockMs: readyBlock } = await longestBlock(async () => {
    const startedAt = performance.now();
    await built.again();
    return performance.now() - startedAt;
  });
  return { ready, readyBlock };
}

type ChangeFigures = Omit<StrainFigures, "pasted" | keyof SnapshotFigures>;

async function changeFigures(
  ours: OpenOurs,
  { pages, furtherPage }: MadeLibrary,
): Promise<ChangeFigures> {
  const { index } = ours.built;
  const further = (first: number, count: number): readonly Passage[] =>
    Array.from({ length: count }, (_, number) => furtherPage(pages.length + first + number));
  // Old ones from all over the library, as editors take them out.
  const step = Math.floor(pages.length / BURST);
  const leaving = pages.filter((_, place) => place % step === 0).slice(0, BURST);
  const coming = further(0, BURST);
  const deliveries = Array.from({ length: DELIVERIES }, (_, delivery) =>
    further(BURST + delivery * DELIVERED, DELIVERED),
  );
  // Pages that have just been made would be moved about by the next collections, which the index does not cause.
  globalThis.gc?.();
  const { result: burst, blockMs: burstBlock } = await longestBlock(async () => ({
    added: await changeEach(ours, coming, (page) => ({ removed: [], added: [page] })),
    removed: await changeEach(ours, leaving, (page) => ({ removed: [page], added: [] })),
    settled: await index.settled(),
  }));
  const { result: merged, blockMs: mergeBlock } = await longestBlock(async () => {
    const startedAt = performance.now();
    for (const delivery of deliveries) await index.change({ removed: [], added: delivery });
    await index.settled();
    return performance.now() - startedAt;
  });
  const { added, removed } = burst;
  return { added, removed, burstBlock, merged, mergeBlock };
}

/** One change after the other, each in a turn of its own as if it came from outside. */
async function changeEach(
  { built: { index } }: OpenOurs,
  pages: readonly Passage[],
  changeOf: (page: Passage) => PassageChange,
): Promise<Times> {
  const times: number[] = [];
  for (const page of pages) {
    const startedAt = performance.now();
    await index.change(changeOf(page));
    times.push(performance.now() - startedAt);
    await nextTurn();
  }
  return timesOf(times);
}

function timesOf(times: readonly number[]): Times {
  return {
    p50: findPercentile(times, 0.5),
    p99: findPercentile(times, 0.99),
    max: Math.max(...times),
  };
}
