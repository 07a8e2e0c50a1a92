/**
 * Compares searches in one run on the same data: MiniSearch as it comes and tuned, SQLite's FTS5 through libsql, Lucene
 * where there is Java, and ours as `npm run build` made it. Prints the tables of README.md and draws search.svg beside it.
 *
 *   npm run bench:search -- PASSAGES... DIR...
 *
 * Quality is measured on the collections in the folders; speed on so many passages, made of their sentences.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Collection } from "../../src/evaluation/collection.ts";
import { computeMean, computeNdcg } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { chart, type Panel } from "./chart.ts";
import { ENGINES, type Engine } from "./engines.ts";
import { pageOf } from "./made-pages.ts";
import type { EngineFigures, OursFigures } from "./one-engine.ts";
import { DELIVERED, DELIVERIES } from "./strain.ts";

/** As deep as trec_eval's nDCG@10 looks, and as many as people see. */
const RESULTS = 10;
const ONE_ENGINE = fileURLToPath(new URL("one-engine.ts", import.meta.url));

const isSize = (argument: string): boolean => /^\d+$/.test(argument);
const sizes = process.argv.slice(2).filter(isSize).map(Number);
const dirs = process.argv.slice(2).filter((argument) => !isSize(argument));

async function compare(): Promise<void> {
  await printQuality();
  const measured: SizeFigures[] = [];
  for (const size of sizes) measured.push(await printSpeed(size));
  printOurs(measured);
  writeFileSync(
    new URL("search.svg", import.meta.url),
    chart("One question, milliseconds", measured.map(panelOf)),
  );
}

interface SizeFigures {
  readonly size: number;
  /** Null where an engine was left out. */
  readonly figures: readonly (EngineFigures | null)[];
}

async function printQuality(): Promise<void> {
  const collections = await Promise.all(dirs.map(loadCollection));
  printHeading(
    "nDCG@10",
    dirs.map((dir) => basename(dir)),
  );
  for (const engine of ENGINES) {
    const reason = engine.leftOut(0);
    const scores: string[] = [];
    for (const collection of reason === null ? collections : []) {
      scores.push((await quality(engine, collection)).toFixed(4));
    }
    printRow(engine.name, reason === null ? scores : [reason, ...dirs.slice(1).map(() => "")]);
  }
}

async function quality(engine: Engine, collection: Collection): Promise<number> {
  const { documents, questions, relevance } = collection;
  const open = await engine.open(documents.map(pageOf));
  const scores: number[] = [];
  for (const { id, text: question } of questions) {
    const relevant = relevance.get(id);
    if (relevant)
      scores.push(computeNdcg((await open.ask(question, RESULTS)).ids, relevant, RESULTS));
  }
  await open.close();
  return computeMean(scores);
}

async function printSpeed(size: number): Promise<SizeFigures> {
  const columns = [
    "build, s",
    "passages a second",
    "longest block, ms",
    "index, MB",
    "p50, ms",
    "p99, ms",
  ];
  printHeading(`${withCommas(size)} passages`, columns);
  const figures: (EngineFigures | null)[] = [];
  for (const engine of ENGINES) {
    const reason = engine.leftOut(size);
    const measures = reason === null ? await measuresOf(engine, size) : null;
    figures.push(measures);
    const cells = measures
      ? speedCells(measures, size)
      : [reason ?? "", ...columns.slice(1).map(() => "")];
    printRow(engine.name, cells);
  }
  return { size, figures };
}

function speedCells(measures: EngineFigures, size: number): readonly string[] {
  const { build, megabytes, p50, p99 } = measures;
  return [
    build.seconds.toFixed(1),
    withCommas(size / build.seconds),
    build.blockMs === null ? "" : withCommas(build.blockMs),
    megabytes.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
  ];
}

/** In a process of its own: no engine pays for the memory that another one left. */
async function measuresOf({ name }: Engine, size: number): Promise<EngineFigures> {
  const flags = ["--expose-gc", "--import", "tsx"];
  const child = spawn(process.execPath, [...flags, ONE_ENGINE, name, String(size), ...dirs], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
  return JSON.parse(printed) as EngineFigures;
}

type Ours = Pick<EngineFigures, "build"> & OursFigures;

const OURS_ROWS: readonly (readonly [string, (figures: Ours) => string])[] = [
  [
    "resident memory before the build, and at most until it stands, MB",
    ({ build }) => memoryOf(build),
  ],
  ["longest block while the snapshot is written", ({ saveBlock }) => saveBlock.toFixed(0)],
  ["ready from the snapshot", ({ ready }) => withCommas(ready)],
  ["longest block meanwhile", ({ readyBlock }) => readyBlock.toFixed(0)],
  ["a pasted question of 5,000 characters: p50 / p99", ({ pasted }) => both(pasted)],
  ["one article added, a thousand times: p50 / p99", ({ added }) => both(added)],
  ["one article removed, a thousand times: p50 / p99", ({ removed }) => both(removed)],
  ["longest block meanwhile", ({ burstBlock }) => burstBlock.toFixed(0)],
  [
    `${DELIVERIES} times ${withCommas(DELIVERED)} articles added, until merged`,
    ({ merged }) => withCommas(merged),
  ],
  ["longest block meanwhile", ({ mergeBlock }) => mergeBlock.toFixed(0)],
];

function printOurs(all: readonly SizeFigures[]): void {
  const ours = all.flatMap(({ size, figures }) =>
    figures.flatMap((one) => (one?.strain ? [{ size, build: one.build, ...one.strain }] : [])),
  );
  printHeading(
    "ours, ms",
    ours.map(({ size }) => `${withCommas(size)} passages`),
  );
  for (const [what, cell] of OURS_ROWS) printRow(what, ours.map(cell));
}

function memoryOf({ resident }: EngineFigures["build"]): string {
  return resident ? `${withCommas(resident.before)} / ${withCommas(resident.most)}` : "";
}

function both({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
}

function panelOf({ size, figures }: SizeFigures): Panel {
  const bars = ENGINES.map(({ name }, place) => ({ name, times: figures[place] ?? null }));
  return { title: `${withCommas(size)} passages`, bars };
}

function printHeading(what: string, columns: readonly string[]): void {
  console.log(`\n| ${[what, ...columns].join(" | ")} |\n|---|${"---:|".repeat(columns.length)}`);
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(`| ${[name, ...cells].join(" | ")} |`);
}

function withCommas(count: number): string {
  return Math.round(count).toLocaleString("en");
}

// Last: it uses the tables above, which are made when the lines that declare them are reached.
await compare();
