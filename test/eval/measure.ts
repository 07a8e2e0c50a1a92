/**
 * Measures the product's search on retrieval collections and prints the table of README.md.
 *
 *   node --expose-gc --import tsx test/eval/measure.ts DIR...
 */
import { basename } from "node:path";
import type { Passage } from "../../src/article/passage.ts";
import { evaluate } from "../../src/evaluation/evaluate.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { englishLexicon, shippedSynonyms } from "../ask/library.ts";
import { indexOf } from "../search/index-of.ts";

console.log(
  "| collection | documents | questions | nDCG@10 | MRR@10 | recall@100 | hit@1 | hit@3 | p50, ms | p99, ms | build, s | memory, MB |",
);
console.log(`|---|${"---:|".repeat(11)}`);
for (const dir of process.argv.slice(2)) {
  const collection = await loadCollection(dir);
  const { measures } = await evaluate(
    collection,
    { openIndex, synonyms: shippedSynonyms, lexicon: englishLexicon },
    {
      now: () => performance.now(),
      memory,
      onProgress: () => {},
    },
  );
  const cells = [
    basename(dir),
    measures.documents,
    measures.questions,
    ...[measures.ndcgAt10, measures.mrrAt10, measures.recallAt100].map((value) => value.toFixed(4)),
    ...[measures.excerptHitAt1, measures.excerptHitAt3].map((value) => value?.toFixed(4) ?? ""),
    ...[measures.latencyP50Ms, measures.latencyP99Ms].map((value) => value.toFixed(2)),
    (measures.buildMs / 1000).toFixed(2),
    (measures.indexBytes / 1_000_000).toFixed(1),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

async function openIndex(passages: readonly Passage[]) {
  return indexOf(passages, []);
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
