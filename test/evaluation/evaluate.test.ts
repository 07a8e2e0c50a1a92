import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  evaluate,
  type EvaluatedSearch,
  type Evaluation,
  type Progress,
} from "../../src/evaluation/evaluate.ts";
import { NO_LEXICON } from "../../src/ask/lexicon.ts";
import { formatExcerptLine, runLines } from "../../src/evaluation/run-files.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { indexOf } from "../search/index-of.ts";
import { UserError } from "../../src/user-error.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "collection-"));
  await writeLines("corpus.jsonl", [
    {
      _id: "ferry",
      title: "Ferries",
      text: "Ferries leave the harbour every hour. The crossing takes ten minutes.",
    },
    {
      _id: "mill",
      title: "Mills",
      text: "The old mill ground wheat. It stood by the harbour until 1906.",
    },
    { _id: "寺", text: "寺院建于唐朝。钟楼高四十米。" },
  ]);
  await writeLines("queries.jsonl", [
    { _id: "q1", text: "How long does the ferry take?" },
    { _id: "q2", text: "wheat mill" },
    { _id: "q3", text: "钟楼有多高?" },
    { _id: "q4", text: "autor:nobody harbour" },
  ]);
  await writeFile(
    join(dir, "qrels.tsv"),
    "query-id\tcorpus-id\tscore\nq1\tferry\t1\nq2\tferry\t1\nq3\t寺\t1\nq4\tferry\t1\n",
  );
  await writeLines("answers.jsonl", [
    { _id: "q1", doc: "ferry", answers: ["a quarter of an hour", "ten minutes"] },
    { _id: "q2", doc: "ferry", answers: ["wheat"] },
  ]);
});
afterEach(() => rm(dir, { recursive: true }));

describe("an evaluation", () => {
  test("measures the product's own answers", async () => {
    const { measures } = await evaluated();
    expect(measures).toMatchObject({
      documents: 3,
      questions: 4,
      refused: 1,
      ndcgAt10: 0.5,
      mrrAt10: 0.5,
      recallAt100: 0.5,
      excerptHitAt1: 0.5,
      excerptHitAt3: 0.5,
      latencyP50Ms: 1,
      latencyP99Ms: 1,
      buildMs: 1,
      indexBytes: 1000,
    });
  });

  test("writes a run for trec_eval and the excerpts that people would see", async () => {
    const { answered } = await evaluated();
    const [first, second, third] = answered;
    expect(first && runLines(first)).toEqual([
      expect.stringMatching(/^q1 Q0 ferry 1 \d+\.\d{6} ip-almanac$/),
    ]);
    expect(second && runLines(second)).toEqual([
      expect.stringMatching(/^q2 Q0 mill 1 \d+\.\d{6} ip-almanac$/),
    ]);
    expect(third && formatExcerptLine(third)).toBe(
      '{"_id":"q3","excerpts":[{"doc":"寺","text":"寺院建于唐朝。钟楼高四十米。"}]}',
    );
  });

  test("tells how far it is", async () => {
    const seen: Progress[] = [];
    await evaluated((progress) => seen.push(progress));
    expect(seen).toEqual([
      { step: "indexing", done: 0, all: 3 },
      { step: "indexing", done: 3, all: 3 },
      ...[1, 2, 3, 4].map((done) => ({ step: "asking", done, all: 4 })),
    ]);
  });

  test("leaves the excerpts' measures out where there are no answers", async () => {
    await rm(join(dir, "answers.jsonl"));
    const { measures } = await evaluated();
    expect(measures.excerptHitAt1).toBeNull();
    expect(measures.excerptHitAt3).toBeNull();
  });

  test("takes no empty answer for one that stands in an excerpt", async () => {
    await writeLines("answers.jsonl", [{ _id: "q1", doc: "ferry", answers: ["", " ", "an hour"] }]);
    expect((await evaluated()).measures.excerptHitAt3).toBe(0);
  });

  test("keeps the order of equal scores in a run", () => {
    const documents = [1, 2, 3].map((id) => ({ id: `d${id}`, score: 2 }));
    expect(runLines({ questionId: "q", documents, excerpts: [] })).toEqual([
      "q Q0 d1 1 2.000000 ip-almanac",
      "q Q0 d2 2 1.999999 ip-almanac",
      "q Q0 d3 3 1.999998 ip-almanac",
    ]);
  });
});

describe("a collection", () => {
  test.each([
    ["corpus.jsonl", "{", ":1: the line is not a JSON object."],
    ["corpus.jsonl", '{"_id":1,"text":""}', ':1: "_id" has to be a text without spaces.'],
    ["corpus.jsonl", '{"_id":"1","text":"","title":2}', ':1: "title" has to be a text.'],
    ["queries.jsonl", '\n{"_id":"1"}', ':2: "text" has to be a text.'],
    [
      "answers.jsonl",
      '{"_id":"1","doc":"2","answers":"x"}',
      ':1: "answers" has to be a list of texts.',
    ],
    [
      "qrels.tsv",
      "q\td\t1\nq d 1",
      ':2: I read "q d 1"; a line is question, document and relevance, parted by tabs.',
    ],
    [
      "qrels.tsv",
      "q\td\t0.5",
      ':1: I read "q\td\t0.5"; a line is question, document and relevance, parted by tabs.',
    ],
    [
      "corpus.jsonl",
      '{"_id":"a","text":""}\n\n{"_id":"a","text":""}',
      ':3: the _id "a" stands in line 1 already.',
    ],
    [
      "queries.jsonl",
      '{"_id":"a","text":""}\n{"_id":"a","text":""}',
      ':2: the _id "a" stands in line 1 already.',
    ],
    ["corpus.jsonl", '{"_id":"a b","text":""}', ':1: "_id" has to be a text without spaces.'],
    ["queries.jsonl", '{"_id":"","text":""}', ':1: "_id" has to be a text without spaces.'],
    ["corpus.jsonl", "\n", " holds nothing."],
    ["queries.jsonl", "", " holds nothing."],
    ["qrels.tsv", "q9\tferry\t1\n", " judges none of the questions."],
  ])("with a broken line in %s is refused: %s", async (file, text, problem) => {
    await writeFile(join(dir, file), text);
    await expect(loadCollection(dir)).rejects.toThrow(new UserError(join(dir, file) + problem));
  });

  test("may begin with a byte order mark, end its lines as Windows does, and hold a line separator", async () => {
    const text = "One line\u2028and \u2029another\u0085.";
    await writeFile(
      join(dir, "corpus.jsonl"),
      `\uFEFF${JSON.stringify({ _id: "a", text })}\r\n${JSON.stringify({ _id: "b", text: "B." })}`,
    );
    await writeFile(join(dir, "qrels.tsv"), "\uFEFFq1\ta\t1\r\nq2\tb\t2\r\n");
    const { documents, relevance } = await loadCollection(dir);
    expect(documents).toEqual([
      { id: "a", title: "", text },
      { id: "b", title: "", text: "B." },
    ]);
    expect([...relevance].map(([id, each]) => [id, ...each])).toEqual([
      ["q1", ["a", 1]],
      ["q2", ["b", 2]],
    ]);
  });

  test("is read whole, however its bytes fall into the parts that it is read in", async () => {
    const text = "\u4E13\u5229\u{1F642}".repeat(50_000);
    await writeLines("corpus.jsonl", [
      { _id: "a", text },
      { _id: "b", text: `x${text}` },
    ]);
    const { documents } = await loadCollection(dir);
    expect(documents.map((each) => each.text)).toEqual([text, `x${text}`]);
  });

  test("without questions is refused", async () => {
    await rm(join(dir, "queries.jsonl"));
    await expect(loadCollection(dir)).rejects.toThrow(
      `${join(dir, "queries.jsonl")} is missing. A collection is a folder with corpus.jsonl, queries.jsonl and qrels.tsv.`,
    );
  });
});

/** Every reading of the clock is a millisecond later, every one of the memory a thousand bytes more. */
async function evaluated(onProgress: (progress: Progress) => void = () => {}): Promise<Evaluation> {
  let ticks = 0;
  let bytes = 0;
  const search: EvaluatedSearch = {
    openIndex: async (passages) => indexOf(passages, []),
    synonyms: [],
    lexicon: NO_LEXICON,
  };
  return evaluate(await loadCollection(dir), search, {
    now: () => ticks++,
    memory: () => (bytes += 1000),
    onProgress,
  });
}

async function writeLines(file: string, values: readonly object[]): Promise<void> {
  await writeFile(join(dir, file), values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}
