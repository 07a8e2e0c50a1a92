import type { Measures, Progress } from "../evaluation/evaluate.ts";

/** The measures of a collection, one a line, as `ip-almanac eval` prints them. */
export function formatMeasures(measures: Measures): string {
  const rows: readonly (readonly [string, string])[] = [
    ["documents", String(measures.documents)],
    ["questions", `${measures.questions} (${measures.refused} refused)`],
    ["nDCG@10", share(measures.ndcgAt10)],
    ["MRR@10", share(measures.mrrAt10)],
    ["recall@100", share(measures.recallAt100)],
    ["excerpt hit@1", share(measures.excerptHitAt1)],
    ["excerpt hit@3", share(measures.excerptHitAt3)],
    ["latency p50", milliseconds(measures.latencyP50Ms)],
    ["latency p99", milliseconds(measures.latencyP99Ms)],
    ["build", milliseconds(measures.buildMs)],
    ["memory", `${(measures.indexBytes / BYTES_IN_MEGABYTE).toFixed(1)} MB`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(NAME_WIDTH)}${value}\n`).join("");
}

/** A bar for one line of a terminal, `asking   [########            ]  40%`. */
export function drawProgressBar({ step, done, all }: Progress): string {
  const part = all > 0 ? done / all : 1;
  const bar = "#".repeat(Math.floor(part * BAR_WIDTH)).padEnd(BAR_WIDTH);
  return `${step.padEnd(STEP_WIDTH)} [${bar}] ${String(Math.floor(part * 100)).padStart(3)}%`;
}

const BYTES_IN_MEGABYTE = 1_000_000;
const NAME_WIDTH = 16;
const STEP_WIDTH = 8;
const BAR_WIDTH = 20;

function share(value: number | null): string {
  return value === null ? "no answers given" : value.toFixed(4);
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}
