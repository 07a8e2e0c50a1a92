import { availableParallelism } from "node:os";
import { readConfig } from "../config.ts";
import type { Terminal } from "./command-line.ts";
import { evaluate } from "../evaluation/evaluate.ts";
import { formatExcerptLine, runLines } from "../evaluation/run-files.ts";
import { loadCollection } from "../files/collection-files.ts";
import { loadContent } from "../files/content.ts";
import { createEnglishLexicon } from "../files/english-lexicon.ts";
import { createWorkerPool } from "../search/workers/worker-pool.ts";
import { checkWritable, writeResult } from "./result-file.ts";
import { openIndex } from "../search/open-index.ts";
import type { Command } from "../terminal/command.ts";
import { formatMeasures, drawProgressBar } from "../terminal/evaluation-text.ts";

/** Measures the product's own search on a retrieval collection, with the glossary and the synonyms of CONTENT_DIR. */
export async function runEvaluation(
  { dir, run, excerpts, json }: Command & { readonly name: "eval" },
  terminal: Terminal,
): Promise<void> {
  const collection = await loadCollection(dir);
  for (const file of [run, excerpts]) if (file !== null) await checkWritable(file);
  const { contentDir } = readConfig(terminal.environment);
  const { glossary, synonyms } = await loadContent(contentDir);
  const indexer = createWorkerPool({ glossary, parallel: availableParallelism() });
  const { measures, answered } = await evaluate(
    collection,
    {
      synonyms,
      lexicon: createEnglishLexicon(),
      openIndex: (passages, onProgress) =>
        openIndex(passages, {
          glossary,
          indexer,
          snapshotPath: null,
          onTrouble: (cause) => terminal.complain(String(cause)),
          onProgress,
        }),
    },
    {
      now: terminal.elapsed,
      memory: terminal.memory,
      onProgress: (progress) => terminal.progress(drawProgressBar(progress)),
    },
  );
  terminal.progress(null);
  if (run !== null) await writeLines(run, answered.flatMap(runLines));
  if (excerpts !== null) await writeLines(excerpts, answered.map(formatExcerptLine));
  terminal.print(json ? `${JSON.stringify(measures, null, 2)}\n` : formatMeasures(measures));
}

async function writeLines(file: string, lines: readonly string[]): Promise<void> {
  await writeResult(file, lines.map((line) => `${line}\n`).join(""));
}
