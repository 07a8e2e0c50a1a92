/**
 * Compares searches in one run on the same data: MiniSearch as it comes and tuned, SQLite's FTS5 through libsql, and
 * ours. Prints the tables of README.md and draws search.svg beside it.
 *
 *   node --expose-gc --import tsx test/bench/search.ts PASSAGES DIR...
 *
 * Quality is measured on the collections; speed on PASSAGES passages made of their sentences.
 */
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { sentencesOf } from "../../src/article/sentences.ts";
import type { Collection } from "../../src/evaluation/collection.ts";
import { mean, ndcg, percentile } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { chart } from "./chart.ts";
import { ENGINES, type Engine, type Page } from "./engines.ts";

const PASSAGE_LENGTH = 763;
const QUESTIONS = 400;
const WARM_UP = 50;
const RESULTS = 10;
const DEPTH = 100;

const [count = "10000", ...dirs] = process.argv.slice(2);
const collections = await Promise.all(dirs.map(loadCollection));
printQuality();
printSpeed(Number(count));

function printQuality(): void {
  const names = dirs.map((dir) => basename(dir));
  console.log(`\n| nDCG@10 | ${names.join(" | ")} |\n|---|${"---:|".repeat(names.length)}`);
  for (const engine of ENGINES) {
    const scores = collections.map((collection) => quality(engine, collection).toFixed(4));
    console.log(`| ${engine.name} | ${scores.join(" | ")} |`);
  }
}

function quality(engine: Engine, { documents, questions, relevance }: Collection): number {
  const search = engine.open(documents);
  return mean(
    questions.flatMap(({ id, text }) => {
      const relevant = relevance.get(id);
      return relevant ? [ndcg(search(text, DEPTH), relevant, RESULTS)] : [];
    }),
  );
}

function printSpeed(passages: number): void {
  const random = randomNumbers(7);
  const pages = madePages(passages, random);
  const questions = madeQuestions(pages, random);
  console.log(
    `\n| ${passages} passages | build, s | passages a second | memory, MB | p50, ms | p99, ms |\n|---|---:|---:|---:|---:|---:|`,
  );
  const bars = ENGINES.map((engine) => {
    const [before, startedAt] = [memory(), performance.now()];
    const search = engine.open(pages);
    const seconds = (performance.now() - startedAt) / 1000;
    const megabytes = (memory() - before) / 1_000_000;
    for (const question of questions.slice(0, WARM_UP)) search(question, RESULTS);
    const times = questions.map((question) => {
      const askedAt = performance.now();
      search(question, RESULTS);
      return performance.now() - askedAt;
    });
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    const cells = [seconds.toFixed(1), (passages / seconds).toFixed(0), megabytes.toFixed(0)];
    console.log(
      `| ${engine.name} | ${cells.join(" | ")} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |`,
    );
    return { name: engine.name, p50, p99 };
  });
  const title = `One question over ${passages} passages, milliseconds`;
  writeFileSync(new URL("search.svg", import.meta.url), chart(title, bars));
}

/** Passages of the usual length, of sentences of one collection each, so that words keep their company. */
function madePages(passages: number, random: (below: number) => number): readonly Page[] {
  const stores = collections.map(({ documents }) =>
    documents.map(({ text }) => sentencesOf(text)).filter(({ length }) => length > 0),
  );
  return Array.from({ length: passages }, (_, number) => {
    const store = stores[number % stores.length] ?? [];
    let text = "";
    while (text.length < PASSAGE_LENGTH) {
      const sentences = store[random(store.length)] ?? [];
      text += `${sentences[random(sentences.length)] ?? ""} `;
    }
    // Copied: a text that is still in parts would be joined, and counted, when the first engine reads it.
    const copy = Buffer.from(text).toString();
    return { id: String(number), title: copy.split(" ").slice(0, 4).join(" "), text: copy };
  });
}

/** Half questions of the collections, half two to four words of a passage. */
function madeQuestions(
  pages: readonly Page[],
  random: (below: number) => number,
): readonly string[] {
  const asked = collections.flatMap(({ questions }) => questions.map(({ text }) => text));
  return Array.from({ length: QUESTIONS }, (_, number) => {
    if (number % 2 === 0) return asked[random(asked.length)] ?? "";
    const words = (pages[random(pages.length)]?.text ?? "").split(/\s+/);
    return Array.from({ length: 2 + random(3) }, () => words[random(words.length)]).join(" ");
  });
}

/** The same numbers in every run (a linear congruence, good enough to mix sentences). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** JavaScript's own, without SQLite's, which lies outside. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
