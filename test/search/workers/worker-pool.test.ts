import { readdirSync, readFileSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { describe, expect, test } from "vitest";
import type { Passage } from "../../../src/article/passage.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { createIndexer } from "../../../src/search/workers/create-indexer.ts";
import { createLocalIndexer } from "../../../src/search/workers/local-indexer.ts";
import { createWorkerPool } from "../../../src/search/workers/worker-pool.ts";
import { SEGMENT_PASSAGES_MAX } from "../../../src/search/segment/segment.ts";
import { articleOf, paragraphs } from "../../ask/library.ts";

const glossary = [
  {
    id: "cnipa",
    en: ["CNIPA"],
    zh: ["\u56fd\u5bb6\u77e5\u8bc6\u4ea7\u6743\u5c40"],
    former: [],
    note: null,
  },
];
const here = createLocalIndexer(createAnalyzer(glossary));
const THREAD = {
  glossary,
  parallel: 2,
  script: new URL("indexing-thread-of-sources.mjs", import.meta.url),
};

describe("indexing threads", () => {
  test("build and merge the same segments as this thread", async () => {
    const threads = createWorkerPool(THREAD);
    const [ones, others] = [passagesFrom(0, 700), passagesFrom(700, 300)];
    const taken: number[] = [];
    const [one, other] = await Promise.all([
      threads.build(ones, (count) => taken.push(count)),
      threads.build(others),
    ]);
    expect(taken.at(-1)).toBe(700);
    expect([one, other]).toEqual([await here.build(ones), await here.build(others)]);
    const parts = [one, other].map((segment) => ({ segment, deleted: null }));
    expect(await threads.merge(parts)).toEqual(await here.merge(parts));
    await threads.close();
  });

  test("hand over what they made without copying it", async () => {
    const segment = await createWorkerPool(THREAD).build(passagesFrom(0, 10));
    for (const array of [segment.passages, segment.positions, segment.dictionary.units]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  test.runIf(process.platform === "linux")("give way to this thread", async () => {
    const threads = createWorkerPool(THREAD);
    const priorities: (readonly number[])[] = [];
    await threads.build(passagesFrom(0, 700), () => priorities.push(niceness()));
    await threads.close();
    const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
    const lower = Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL);
    expect(priorities[0]).toContain(lower);
  });

  test("are not started for what this thread has read before they could", async () => {
    const script = new URL("not-there.mjs", import.meta.url);
    const either = createIndexer({ ...THREAD, script });
    const few = passagesFrom(0, 40);
    expect(await either.build(few)).toEqual(await here.build(few));
    await expect(either.build(passagesFrom(0, 1_025))).rejects.toThrow("not-there.mjs");
    await either.close();
  });

  test("tell when they fail", async () => {
    const [passage] = passagesFrom(0, 1);
    const tooMany = Array.from({ length: SEGMENT_PASSAGES_MAX + 1 }, () => passage!);
    await expect(createWorkerPool(THREAD).build(tooMany)).rejects.toThrow("the segment is full");
  });

  test("end when they are closed, and what waits for them learns it", async () => {
    const threads = createWorkerPool(THREAD);
    const building = threads.build(passagesFrom(0, 5000));
    await threads.close();
    await expect(building).rejects.toThrow("the indexing thread ended before its work was done");
  });
});

/** Of each thread of this process; the higher, the later it comes. */
function niceness(): readonly number[] {
  return readdirSync("/proc/self/task").map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    // The 19th field; the second, a name in brackets, may have spaces.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  });
}

function passagesFrom(first: number, count: number): readonly Passage[] {
  return Array.from({ length: count }, (_, at) => {
    const number = first + at;
    const article = articleOf({ id: `notice-${number}`, title: `Notice ${number} of CNIPA` });
    return paragraphs(
      article,
      `The ${number}th notice on \u4e13\u5229 of spring ${2000 + (at % 20)}.`,
    );
  }).flat();
}
