/**
 * Fits the model of src/ask/rerank/answer-model.ts and prints its weights, and how often the likeliest excerpt of the best five
 * documents holds a known answer.
 *
 *   node --import tsx test/eval/answer-odds.ts DIR...
 *
 * The articles of each collection are halved by their titles. Each half is judged by a model that was fitted on the
 * other halves of all collections; the weights at the end are fitted on everything.
 */
import { basename } from "node:path";
import { listPassageFeatures, listSentenceFeatures } from "../../src/ask/rerank/answer-model.ts";
import { buildQuery } from "../../src/ask/query/build-query.ts";
import { parseQuestion } from "../../src/ask/question/parse-question.ts";
import type { ScoredPassage } from "../../src/ask/rerank/score-passage.ts";
import { selectWindow } from "../../src/ask/passage/select-window.ts";
import type { GoldAnswer } from "../../src/evaluation/collection.ts";
import { splitDocuments } from "../../src/evaluation/evaluate.ts";
import { computeMean } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { UserError } from "../../src/user-error.ts";
import { scorerFor } from "../ask/library.ts";
import { indexOf } from "../search/index-of.ts";

const PASSAGES = 5;
/** Of the ascent; more steps change the second digit no more. */
const STEPS = 200;
const RATE = 0.5;
/** How much of the step before is taken again: features that say nearly the same make a narrow valley. */
const MOMENTUM = 0.9;
/** Draws the weights of scaled features to 0, so that of two that say the same both have a share. */
const RIDGE = 0.002;

/** A passage that was found, each of its sentences as the features that the model multiplies. */
interface Candidate {
  readonly scored: ScoredPassage;
  readonly rows: readonly (readonly number[])[];
  /** For each sentence whether an answer stands in it. */
  readonly answers: readonly boolean[];
}

interface Example {
  readonly half: number;
  readonly gold: GoldAnswer;
  readonly candidates: readonly Candidate[];
}

const trials: { readonly name: string; readonly examples: readonly Example[] }[] = [];
for (const dir of process.argv.slice(2)) {
  trials.push({ name: basename(dir), examples: await examplesOf(dir) });
}
const models = [0, 1].map((half) => fit((example) => example.half !== half));
console.log("| collection | questions | hit@1 |\n|---|---:|---:|");
for (const { name, examples } of trials) {
  const hits = examples.map((example) => Number(isHit(example, models[example.half] ?? [])));
  console.log(`| ${name} | ${examples.length} | ${computeMean(hits).toFixed(4)} |`);
}
for (const model of [...models, fit(() => true)]) {
  console.log(model.map((weight) => weight.toFixed(2)).join(", "));
}

async function examplesOf(dir: string): Promise<readonly Example[]> {
  const collection = await loadCollection(dir);
  const passages = splitDocuments(collection);
  const titles = new Map(passages.map(({ article }) => [article.id, article.title]));
  const index = indexOf(passages, []);
  return collection.questions.flatMap(({ id, text }) => {
    const gold = collection.answers.get(id);
    if (!gold) return [];
    try {
      const terms = buildQuery(parseQuestion(text).text, index);
      const scorePassage = scorerFor(terms, index);
      const wanted = { terms: terms.terms, phrases: [], without: [], accept: null };
      const candidates = index
        .rank(wanted, PASSAGES)
        .map(({ passage, score }) => candidateOf(scorePassage(passage), score, gold));
      return [{ half: halfByTitle(titles.get(gold.documentId) ?? ""), gold, candidates }];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
}

function candidateOf(scored: ScoredPassage, score: number, gold: GoldAnswer): Candidate {
  const { analysed, features, sentences } = scored;
  const { passage } = analysed;
  const whole = [score, ...listPassageFeatures(features)];
  return {
    scored,
    rows: sentences.map((sentence) => [...whole, ...listSentenceFeatures(sentence.features)]),
    answers: sentences.map(
      ({ start, end }) =>
        passage.article.id === gold.documentId &&
        gold.answers.some((answer) => passage.text.slice(start, end).includes(answer)),
    ),
  };
}

function halfByTitle(title: string): number {
  return Buffer.from(title).reduce((sum, byte) => sum + byte, 0) % 2;
}

/** A conditional logit by gradient ascent on scaled features; each collection weighs the same. */
function fit(accepts: (example: Example) => boolean): readonly number[] {
  const groups = trials.flatMap(({ examples }) => {
    const taught = examples.filter(accepts).map(({ candidates }) => ({
      rows: candidates.flatMap(({ rows }) => rows),
      answers: candidates.flatMap(({ answers }) => answers),
    }));
    const told = taught.filter(({ answers }) => answers.includes(true));
    return told.map((group) => ({ ...group, weight: 1 / (trials.length * told.length) }));
  });
  const scales = scalesOf(groups.flatMap(({ rows }) => rows));
  const scaled = groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => row.map((value, place) => value / (scales[place] ?? 1))),
  }));
  const model = scales.map(() => 0);
  const step = scales.map(() => 0);
  for (let steps = 0; steps < STEPS; steps += 1) {
    for (const [place, slope] of gradientOf(scaled, model).entries()) {
      step[place] = MOMENTUM * step[place]! + RATE * (slope - RIDGE * model[place]!);
    }
    for (const [place, each] of step.entries()) model[place]! += each;
  }
  return model.map((weight, place) => weight / (scales[place] ?? 1));
}

interface Group {
  readonly rows: readonly (readonly number[])[];
  readonly answers: readonly boolean[];
  readonly weight: number;
}

function gradientOf(groups: readonly Group[], model: readonly number[]): readonly number[] {
  const gradient = model.map(() => 0);
  for (const { rows, answers, weight } of groups) {
    const odds = rows.map((row) => Math.exp(valueOf(row, model)));
    const all = odds.reduce((sum, each) => sum + each, 0);
    const right = odds.reduce((sum, each, place) => sum + (answers[place] ? each : 0), 0);
    for (const [place, row] of rows.entries()) {
      const each = odds[place] ?? 0;
      const pull = weight * ((answers[place] ? each / right : 0) - each / all);
      for (const [feature, value] of row.entries()) gradient[feature]! += pull * value;
    }
  }
  return gradient;
}

function scalesOf(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, feature) => {
    const values = rows.map((row) => row[feature] ?? 0);
    const middle = computeMean(values);
    return Math.sqrt(computeMean(values.map((value) => (value - middle) ** 2))) || 1;
  });
}

function valueOf(row: readonly number[], model: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < row.length; place += 1) sum += row[place]! * model[place]!;
  return sum;
}

/** Whether the likeliest window of all candidates holds an answer. */
function isHit({ candidates, gold }: Example, model: readonly number[]): boolean {
  const windows = candidates.map(({ scored, rows }) => {
    const sentences = scored.sentences.map((sentence, place) => ({
      ...sentence,
      likelihood: Math.exp(valueOf(rows[place] ?? [], model)),
    }));
    return { scored, window: selectWindow({ ...scored, sentences }) };
  });
  const [best] = windows.toSorted((one, other) => other.window.likelihood - one.window.likelihood);
  if (!best) return false;
  const { passage } = best.scored.analysed;
  const text = passage.text.slice(best.window.start, best.window.end);
  return (
    passage.article.id === gold.documentId && gold.answers.some((answer) => text.includes(answer))
  );
}
