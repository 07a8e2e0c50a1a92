import type { AnalysedText } from "../passage/analyse-passage.ts";
import type { SentenceFeatures } from "./answer-model.ts";
import { RELATIVE_MATCH, type PassageMatches } from "./match-terms.ts";
import type { QuestionFeatures } from "./question-features.ts";

/** A word of the title counts as if it stood in this many sentences more: the whole passage is about it. */
const TITLE_SENTENCES = 8;
/** How well a match in a neighbouring sentence stands for one in the sentence that is scored. */
const BEFORE_SHARE = 0.8;
const SECOND_BEFORE_SHARE = 0.6;
const AFTER_SHARE = 0.7;

/** What speaks for each sentence of a passage. */
export function measureSentences(
  { text }: AnalysedText,
  matches: PassageMatches,
  question: QuestionFeatures,
): readonly SentenceFeatures[] {
  const shares = wordShares(matches, question);
  const present = presentTerms(matches);
  const unasked = strikeOut(text, matches);
  return matches.sentences.map(({ start, end, isCounted }, at) => {
    const { here, around, relatives, names } = measureTerms({ matches, at, present }, question);
    const words = shares[at] ?? 0;
    const kind = question.answerType?.test(unasked.slice(start, end)) ? 1 : 0;
    const counted = isCounted ? 1 : 0;
    const lateness = at / matches.sentences.length;
    return { words, here, around, relatives, names, kind, counted, lateness };
  });
}

/** The text with the question's own words struck out, in the same places: they are not its answer. */
function strikeOut(text: string, { tokens }: PassageMatches): string {
  let kept = "";
  let at = 0;
  for (const { kind, start, end } of tokens) {
    if (kind !== "word" || start < at) continue;
    kept += text.slice(at, start) + "_".repeat(end - start);
    at = end;
  }
  return kept + text.slice(at);
}

/** Indexes of the terms that the passage has in any form; of a Chinese question it lacks most. */
function presentTerms({ titles, sentences }: PassageMatches): readonly number[] {
  const present: number[] = [];
  for (let at = 0; at < titles.length; at += 1) {
    if (titles[at]! > 0 || sentences.some(({ terms }) => terms[at]! > 0)) present.push(at);
  }
  return present;
}

interface Judged {
  readonly matches: PassageMatches;
  /** Which sentence. */
  readonly at: number;
  readonly present: readonly number[];
}

function measureTerms(
  { matches: { titles, sentences }, at, present }: Judged,
  { terms, known }: QuestionFeatures,
): Pick<SentenceFeatures, "here" | "around" | "relatives" | "names"> {
  const own = sentences[at]!.terms;
  // A sentence that is not there adds nothing to the titles.
  const before = sentences[at - 1]?.terms ?? titles;
  const secondBefore = sentences[at - 2]?.terms ?? titles;
  const after = sentences[at + 1]?.terms ?? titles;
  let [here, around, relatives, names] = [0, 0, 0, 0];
  for (const term of present) {
    const { share, isName } = terms[term]!;
    const match = Math.max(own[term]!, titles[term]!);
    const first = before[term]!;
    here += Math.max(match, first) / known;
    around +=
      share *
      Math.max(
        match,
        BEFORE_SHARE * first,
        SECOND_BEFORE_SHARE * secondBefore[term]!,
        AFTER_SHARE * after[term]!,
      );
    if (match === RELATIVE_MATCH) relatives += share;
    if (isName && own[term] === 1) names += share;
  }
  return { here, around, relatives, names };
}

/** The weight of the words in each sentence, each the less the more sentences have it, as shares of those in all. */
function wordShares(
  { titles, sentences }: PassageMatches,
  { terms }: QuestionFeatures,
): readonly number[] {
  const sums = sentences.map(() => 0);
  let all = 0;
  for (const [term, { share }] of terms.entries()) {
    let having = 0;
    for (const sentence of sentences) if (sentence.terms[term] === 1) having += 1;
    if (having === 0) continue;
    const each = share / (having + TITLE_SENTENCES * titles[term]!);
    all += each;
    for (const [at, sentence] of sentences.entries()) {
      if (sentence.terms[term] === 1) sums[at]! += each;
    }
  }
  return sums.map((sum) => sum / (all || 1));
}
