/**
 * Measures what one typing slip in each question costs: a letter left out, doubled, changed or swapped with its
 * neighbour, at random, in one English word of four letters or more that is neither common nor asks.
 *
 *   node --import tsx test/eval/slips.ts DIR...
 */
import { basename } from "node:path";
import { STOP_WORDS, QUESTION_WORDS } from "../../src/ask/question/stop-words.ts";
import { findArticles } from "../../src/ask/ask.ts";
import { parseQuestion } from "../../src/ask/question/parse-question.ts";
import { splitDocuments } from "../../src/evaluation/evaluate.ts";
import { computeMean, computeNdcg } from "../../src/evaluation/measures.ts";
import { loadCollection } from "../../src/files/collection-files.ts";
import { searchedIn } from "../ask/library.ts";
import { indexOf } from "../search/index-of.ts";

let state = 12_345;

console.log("| collection | questions | clean | with a slip | loss |\n|---|---:|---:|---:|---:|");
for (const dir of process.argv.slice(2)) {
  const collection = await loadCollection(dir);
  const passages = splitDocuments(collection);
  const library = searchedIn(
    passages.map(({ article }) => article),
    indexOf(passages, []),
  );
  const pairs = collection.questions.flatMap(({ id, text }) => {
    const relevant = collection.relevance.get(id);
    const slipped = withSlip(text);
    if (!relevant || slipped === null) return [];
    const quality = (question: string): number => {
      const { articles } = findArticles(parseQuestion(question), library, 10);
      return computeNdcg(
        articles.map(({ article }) => article.id),
        relevant,
        10,
      );
    };
    return [{ clean: quality(text), slipped: quality(slipped) }];
  });
  const [clean, slipped] = [
    computeMean(pairs.map((pair) => pair.clean)),
    computeMean(pairs.map((pair) => pair.slipped)),
  ];
  const cells = [clean, slipped, clean - slipped].map((cell) => cell.toFixed(4));
  console.log(`| ${basename(dir)} | ${pairs.length} | ${cells.join(" | ")} |`);
}

function withSlip(question: string): string | null {
  const words = [...question.matchAll(/[A-Za-z]{4,}/g)].filter(([word]) => {
    const lower = word.toLowerCase();
    return !STOP_WORDS.has(lower) && !QUESTION_WORDS.has(lower);
  });
  const word = words[random(words.length)];
  if (!word) return null;
  const end = word.index + word[0].length;
  return question.slice(0, word.index) + slip(word[0]) + question.slice(end);
}

function slip(word: string): string {
  for (;;) {
    const at = random(word.length);
    const [before, letter, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
    const slips = [
      before + after,
      before + letter + letter + after,
      before + String.fromCodePoint(97 + random(26)) + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ];
    const slipped = slips[random(slips.length)] ?? word;
    if (slipped !== word) return slipped;
  }
}

/** The same numbers in every run (a linear congruence). */
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
