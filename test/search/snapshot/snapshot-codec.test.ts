import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Passage } from "../../../src/article/passage.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { ANALYSIS_EDITION } from "../../../src/search/snapshot/passage-hash.ts";
import type { Indexer } from "../../../src/search/workers/indexer.ts";
import { createLocalIndexer } from "../../../src/search/workers/local-indexer.ts";
import { openIndex, SNAPSHOT_PASSAGES_MIN } from "../../../src/search/open-index.ts";
import { createSegmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/search/snapshot/snapshot-codec.ts";
import { articleOf, CNIPA, paragraphs } from "../../ask/library.ts";
import { indexOf } from "../index-of.ts";
import { seenIn, WORDS } from "../seen-in.ts";

const analyse = createAnalyzer([]);

describe("a snapshot", () => {
  test("gives back what was written", async () => {
    const bytes = await encoded();
    expect(await decodeSnapshot(bytes)).toEqual({
      analysis: "en",
      segments: [segmentOf(9), segmentOf(4)],
    });
  });

  test("that was cut off is none", async () => {
    const bytes = await encoded();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await decodeSnapshot(bytes.slice(0, length))).toBeNull();
      }),
    );
  });

  test("of which a bit was turned is none", async () => {
    const whole = await encoded();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Uint8Array.from(whole);
        bytes[at]! ^= 1 << bit;
        expect(await decodeSnapshot(bytes)).toBeNull();
      }),
    );
  });

  test("is none in any bytes that are not one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        expect(await decodeSnapshot(bytes)).toBeNull();
      }),
    );
  });
});

describe("an index that is opened again", () => {
  let dir: string;
  let path: string;
  let troubles: unknown[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "snapshot-"));
    path = join(dir, "index", "search.bin");
    troubles = [];
    onTestFinished(() => rm(dir, { recursive: true }));
  });

  test("builds nothing anew, and answers the same", async () => {
    await opened(LIBRARY);
    const indexer = counting();
    const index = await opened(LIBRARY, indexer);
    expect(indexer.built).toBe(0);
    expect(seenIn(index)).toEqual(seenIn(indexOf(LIBRARY, [])));
    expect(await readdir(join(dir, "index"))).toEqual(["search.bin"]);
    expect(troubles).toEqual([]);
  });

  test("knows passages that are alike, each as one of them", async () => {
    const alike = [...LIBRARY, ...library(600)];
    await opened(alike);
    const indexer = counting();
    const index = await opened(alike, indexer);
    expect(indexer.built).toBe(0);
    expect(seenIn(index)).toEqual(seenIn(indexOf(alike, [])));
  });

  test("builds only what is new or was changed, and forgets what has left", async () => {
    await opened(LIBRARY);
    const kept = LIBRARY.filter((_, place) => place % 10 !== 0);
    const changed = library(600).map((passage) => ({ ...passage, text: "harbour mill" }));
    const indexer = counting();
    const index = await opened([...kept, ...changed], indexer);
    expect(indexer.built).toBe(600);
    expect(seenIn(index)).toEqual(seenIn(indexOf([...kept, ...changed], [])));
  });

  test("knows what stands before and after a passage that was changed", async () => {
    await opened(LIBRARY);
    const changed = LIBRARY.map((passage, place) =>
      place === 5_000 ? { ...passage, text: "harbour mill" } : passage,
    );
    const indexer = counting();
    const index = await opened(changed, indexer);
    expect(indexer.built).toBe(0);
    expect(seenIn(index)).toEqual(seenIn(indexOf(changed, [])));
  });

  test.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ["empty", () => Buffer.alloc(0)],
    ["of another kind", () => Buffer.from("PK and so on")],
  ])("tells that the file is damaged, and builds it anew: %s", async (_, damaged) => {
    await opened(LIBRARY);
    await writeFile(path, damaged(await readFile(path)));
    const index = await opened(LIBRARY);
    expect(troubles).toEqual([new Error(`${path} is damaged; the index is built anew`)]);
    expect(seenIn(index)).toEqual(seenIn(indexOf(LIBRARY, [])));
    const indexer = counting();
    await opened(LIBRARY, indexer);
    expect(indexer.built).toBe(0);
  });

  test("is built anew with another glossary", async () => {
    await opened(LIBRARY);
    const indexer = counting();
    await opened(LIBRARY, indexer, [CNIPA]);
    expect(indexer.built).toBe(LIBRARY.length);
  });

  test("answers all the same where nothing can be written", async () => {
    await writeFile(join(dir, "index"), "a file, where the folder should be");
    const index = await opened(LIBRARY);
    expect(seenIn(index)).toEqual(seenIn(indexOf(LIBRARY, [])));
    expect(troubles.map(String)).toEqual([
      expect.stringMatching(/ENOTDIR/),
      expect.stringMatching(/EEXIST|ENOTDIR/),
    ]);
  });

  async function opened(
    passages: readonly Passage[],
    indexer: Indexer = counting(),
    glossary = [] as (typeof CNIPA)[],
  ) {
    const index = await openIndex(passages, {
      glossary,
      indexer,
      snapshotPath: path,
      onTrouble: (cause) => troubles.push(cause),
    });
    await index.settled();
    return index;
  }
});

test("the analysis of its edition makes this of a sample", () => {
  // When this changes, raise ANALYSIS_EDITION: an index that was kept by the last version is of no use then.
  const sample =
    "The U.S. and CNIPA's 2,500 trade-marks of twenty-five members were re-registered from 25 to 26 April 2021; pat\u00ADents of 2021-04 and \u4e8c\u3007\u4e8c\u4e00\u5e74 \u56fd\u5bb6\u77e5\u8b58\u7522\u6b0aIP\u3002";
  expect([ANALYSIS_EDITION, analyse(sample).map(({ term }) => term)]).toMatchInlineSnapshot(`
    [
      6,
      [
        "the",
        "US",
        "and",
        "cnipa",
        "2500",
        "trade",
        "mark",
        "of",
        "25",
        "member",
        "were",
        "re",
        "regist",
        "from",
        "@04-25",
        "@04-26",
        "@2021-04",
        "@2021-04-25",
        "@2021-04-26",
        "25",
        "to",
        "26",
        "april",
        "2021",
        "patent",
        "of",
        "@2021-04",
        "2021",
        "04",
        "and",
        "2021",
        "二",
        "二〇",
        "〇",
        "〇二",
        "二",
        "二一",
        "一",
        "一年",
        "年",
        "国",
        "国家",
        "家",
        "家知",
        "知",
        "知识",
        "识",
        "识产",
        "产",
        "产权",
        "权",
        "ip",
      ],
    ]
  `);
});

function library(count: number): readonly Passage[] {
  const article = articleOf({ id: `of-${count}`, title: "Harbour news" });
  const texts = Array.from({ length: count }, (_, number) =>
    Array.from({ length: 3 + (number % 5) }, (__, at) => WORDS[(number + at * at) % 8]).join(" "),
  );
  return paragraphs(article, ...texts);
}

const LIBRARY = library(SNAPSHOT_PASSAGES_MIN + 1_000);

async function encoded(): Promise<Uint8Array> {
  const pieces = await encodeSnapshot({ analysis: "en", segments: [segmentOf(9), segmentOf(4)] });
  return Uint8Array.from(Buffer.concat(pieces));
}

function segmentOf(count: number) {
  const builder = createSegmentBuilder();
  for (const { text } of library(count)) builder.add([], analyse(text));
  return {
    segment: builder.finish(),
    hashes: Float64Array.from({ length: count }, Math.sqrt),
  };
}

function counting(): Indexer & { built: number } {
  const here = createLocalIndexer(analyse);
  const indexer = {
    ...here,
    built: 0,
    build(passages: readonly Passage[]) {
      indexer.built += passages.length;
      return here.build(passages);
    },
  };
  return indexer;
}
