/** What search.ts runs once for each engine and size, so that each has a process of its own: prints figures as JSON. */
import { findPercentile } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { longestBlock } from "./longest-block.ts";
import { ENGINES, type Build, type OpenEngine } from "./engines.ts";
import { madeLibrary, type MadeLibrary } from "./made-pages.ts";
import { openOurs } from "./ours.ts";
import { strain, type StrainFigures } from "./strain.ts";

export interface EngineFigures {
  readonly build: Build;
  readonly megabytes: number;
  readonly p50: number;
  readonly p99: number;
  /** Of ours alone. */
  readonly strain: OursFigures | null;
}

/** Times in milliseconds. */
export interface OursFigures extends StrainFigures {
  /** The longest that other work had to wait while the snapshot was written. */
  readonly saveBlock: number;
}

const RESULTS = 10;
/** What is slow after so long will stay so. */
const WARM_UP_MS_MAX = 10_000;

const [name, size, ...dirs] = process.argv.slice(2);
const library = madeLibrary(await Promise.all(dirs.map(loadCollection)), Number(size));
const figures = await measure(library);
process.stdout.write(JSON.stringify(figures));

async function measure(made: MadeLibrary): Promise<EngineFigures> {
  const engine = ENGINES.find((one) => one.name === name);
  if (!engine) throw new Error(`There is no engine "${name}".`);
  if (engine.open !== openOurs) return measureOne(await engine.open(made.pages), made);
  const ours = await openOurs(made.pages);
  const { blockMs: saveBlock } = await longestBlock(() => ours.built.index.settled());
  return measureOne(ours, made, async () => ({ saveBlock, ...(await strain(ours, made)) }));
}

async function measureOne(
  engine: OpenEngine,
  { warmUp, questions }: MadeLibrary,
  more?: () => Promise<OursFigures>,
): Promise<EngineFigures> {
  const startedAt = performance.now();
  for (const question of warmUp) {
    if (performance.now() - startedAt > WARM_UP_MS_MAX) break;
    await engine.ask(question, RESULTS);
  }
  const times: number[] = [];
  for (const question of questions) times.push((await engine.ask(question, RESULTS)).ms);
  const [p50, p99] = [findPercentile(times, 0.5), findPercentile(times, 0.99)];
  const megabytes = await engine.megabytes();
  const taken = { build: engine.build, megabytes, p50, p99, strain: (await more?.()) ?? null };
  await engine.close();
  return taken;
}
