import type { Passage } from "../../article/passage.ts";
import {
  passageOdds,
  sentenceOdds,
  type PassageEvidence,
  type SentenceEvidence,
} from "./answer-model.ts";
import { splitClauses } from "../excerpt/split-clauses.ts";
import type { Query } from "../query/build-query.ts";
import type { SearchIndex, Token } from "../search-index.ts";
import { locateSentences, type Span } from "../excerpt/sentence-spans.ts";
import {
  BEGINNING_LENGTH_MIN,
  pairOf,
  buildQuestionFeatures,
  type TermMatch,
  type QuestionFeatures,
} from "./question-features.ts";

/** A passage as somebody reads it who looks for the answer to a question. */
export interface Reading {
  readonly passage: Passage;
  /** Longest excerpt of it. */
  readonly limit: number;
  /** The question's words in it, in reading order. */
  readonly found: readonly Token[];
  /** Never empty for a text with words; a sentence that is too long for an excerpt in parts. */
  readonly sentences: readonly ReadSentence[];
  /** What speaks for the passage as a whole. */
  readonly evidence: PassageEvidence;
  /** Logarithm of the odds of the passage, without those of its sentences and its score. */
  readonly odds: number;
}

export interface ReadSentence extends Span {
  readonly evidence: SentenceEvidence;
  /** How likely the answer stands in it, as a multiple of the same number for all sentences of a question's passages. */
  readonly odds: number;
}

export type Reader = (passage: Passage) => Reading;

/** Longest excerpt, in UTF-16 units, which is never fewer than the characters that a reader counts. */
export const EXCERPT_LENGTH_MAX = 300;
/** The same for Chinese, where a character says as much as two or three letters. */
const CHINESE_EXCERPT_LENGTH_MAX = 120;
/** A sentence that is too long is parted finely enough to choose among its parts. */
const PART_SHARE = 0.5;
/** A word of the title counts as if it stood in this many sentences more: the whole passage is about it. */
const TITLE_SENTENCES = 8;
/** How well a relative stands for a word, and a neighbouring sentence for the one that is judged. */
const RELATIVE_FIT = 0.6;
const BEFORE_SHARE = 0.8;
const SECOND_BEFORE_SHARE = 0.6;
const AFTER_SHARE = 0.7;

/** Reads each passage once for a question, however often it is asked for. */
export function readerFor(terms: Query, index: SearchIndex): Reader {
  const sought = buildQuestionFeatures(terms, index);
  const readings = new Map<Passage, Reading>();
  return (passage) => {
    const reading = readings.get(passage) ?? read(passage, sought, index);
    readings.set(passage, reading);
    return reading;
  };
}

function read(passage: Passage, sought: QuestionFeatures, index: SearchIndex): Reading {
  const { text } = passage;
  const tokens = index.analyse(text);
  const limit = lengthMax(text, tokens);
  const inTitles = titleFits(passage, sought, index);
  const walk = walked(tokens, spansOf(text, limit), text, sought);
  const { drafts, found } = walk;
  const evidence = passageEvidence(walk, inTitles, sought, tokens.length);
  const sentences = judged(drafts, inTitles, struckOut(text, found), sought);
  return { passage, limit, found, sentences, evidence, odds: passageOdds(evidence) };
}

/** Of each term that is sought: 1 where a stretch has it, RELATIVE_FIT where it has only a relative of it, else 0. */
type Fits = Float64Array;

function titleFits(
  { article: { title }, heading }: Passage,
  { terms, clues }: QuestionFeatures,
  index: SearchIndex,
): Fits {
  const fits = new Float64Array(terms.length);
  for (const { term } of index.analyse(heading === null ? title : `${title}\n${heading}`)) {
    const place = clues.get(term)?.place ?? -1;
    if (place >= 0) fits[place] = 1;
  }
  return fits;
}

function lengthMax(text: string, tokens: readonly Token[]): number {
  let characters = 0;
  for (const { kind } of tokens) if (kind === "character") characters += 1;
  // Three in ten: a Chinese text stays one in spite of its Latin names, an English one in spite of a quotation.
  return characters > text.length * 0.3 ? CHINESE_EXCERPT_LENGTH_MAX : EXCERPT_LENGTH_MAX;
}

function spansOf(text: string, limit: number): readonly Span[] {
  return locateSentences(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit
      ? splitClauses(text, sentence, limit * PART_SHARE)
      : [sentence],
  );
}

interface Draft extends Span {
  readonly fits: Fits;
  /** Words since the last number; a number of what is to be counted stands near before it. */
  sinceNumber: number;
  isCounted: boolean;
}

interface Walk {
  readonly drafts: readonly Draft[];
  readonly found: Token[];
  /** Places of the terms that are spelled as in the question. */
  readonly spelled: Set<number>;
  /** The question's pairs of neighbouring words. */
  readonly pairs: Set<number>;
  /** Which of the typed words the last one was; -1 for none. */
  before: number;
}

/** One walk over the words of a text: it runs for every passage that is read. */
function walked(
  tokens: readonly Token[],
  spans: readonly Span[],
  text: string,
  sought: QuestionFeatures,
): Walk {
  const drafts = spans.map(({ start, end }): Draft => ({
    start,
    end,
    fits: new Float64Array(sought.terms.length),
    sinceNumber: Infinity,
    isCounted: false,
  }));
  const walk: Walk = { drafts, found: [], spelled: new Set(), pairs: new Set(), before: -1 };
  let at = 0;
  for (const token of tokens) {
    while (at < drafts.length - 1 && token.start >= drafts[at]!.end) at += 1;
    const draft = drafts[at];
    if (!draft) break;
    const clue = sought.clues.get(token.term);
    if (token.kind === "word") {
      addBeginnings(draft.fits, token.term, sought);
      if (sought.counts) count(draft, token, clue, text);
    }
    if (clue) take(token, clue, draft, walk, text, sought);
    if (token.kind === "word" || token.kind === "character") addPair(clue, walk);
  }
  return walk;
}

function addPair(clue: TermMatch | undefined, walk: Walk): void {
  const typed = clue?.typed ?? -1;
  if (walk.before >= 0 && typed >= 0) walk.pairs.add(pairOf(walk.before, typed));
  walk.before = typed;
}

function addBeginnings(fits: Fits, term: string, { beginnings }: QuestionFeatures): void {
  if (term.length < BEGINNING_LENGTH_MIN) return;
  for (const { place, beginning } of beginnings.get(term.slice(0, BEGINNING_LENGTH_MIN)) ?? []) {
    if (term.startsWith(beginning)) fits[place] = Math.max(fits[place]!, RELATIVE_FIT);
  }
}

function take(
  token: Token,
  { place, kindred, pairs }: TermMatch,
  { fits, end: sentenceEnd }: Draft,
  walk: Walk,
  text: string,
  sought: QuestionFeatures,
): void {
  const { kind, end } = token;
  for (const each of kindred) fits[each] = Math.max(fits[each]!, RELATIVE_FIT);
  for (const pair of pairs) walk.pairs.add(pair);
  if (place < 0) return;
  walk.found.push(token);
  if (end <= sentenceEnd) fits[place] = 1;
  // A name is known in whatever form it is written.
  if (kind === "name" || isSpelled(token, text, sought)) walk.spelled.add(place);
}

function isSpelled(
  { kind, start, end }: Token,
  text: string,
  { spellings }: QuestionFeatures,
): boolean {
  return kind === "word" && spellings.has(text.slice(start, end).toLowerCase());
}

const NUMBER =
  /^(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|dozen|half|several)s?$)/i;
/** Words from a number to what it counts: five thousand young people. */
const COUNTED_WITHIN = 4;

function count(
  draft: Draft,
  { start, end }: Token,
  clue: TermMatch | undefined,
  text: string,
): void {
  draft.sinceNumber += 1;
  if (clue?.isCounted && draft.sinceNumber <= COUNTED_WITHIN) draft.isCounted = true;
  if ((clue?.place ?? -1) < 0 && NUMBER.test(text.slice(start, end))) draft.sinceNumber = 0;
}

function passageEvidence(
  { drafts, spelled, pairs }: Walk,
  inTitles: Fits,
  { terms, pairs: worths }: QuestionFeatures,
  length: number,
): PassageEvidence {
  const evidence = {
    words: 0,
    spelled: 0,
    pairs: 0,
    namesMissing: 0,
    length: Math.log(1 + length),
  };
  for (let place = 0; place < terms.length; place += 1) {
    const { worth, isName } = terms[place]!;
    let fit = inTitles[place]!;
    for (const { fits } of drafts) fit = Math.max(fit, fits[place]!);
    if (fit === 1) evidence.words += worth;
    if (fit === 0 && isName) evidence.namesMissing += worth;
    if (spelled.has(place)) evidence.spelled += worth;
  }
  for (const pair of pairs) evidence.pairs += worths.get(pair) ?? 0;
  return evidence;
}

/** The text with the question's own words struck out, in the same places: they are not its answer. */
function struckOut(text: string, found: readonly Token[]): string {
  let kept = "";
  let at = 0;
  for (const { kind, start, end } of found) {
    if (kind !== "word" || start < at) continue;
    kept += text.slice(at, start) + "_".repeat(end - start);
    at = end;
  }
  return kept + text.slice(at);
}

function judged(
  drafts: readonly Draft[],
  inTitles: Fits,
  text: string,
  sought: QuestionFeatures,
): readonly ReadSentence[] {
  const words = wordShares(drafts, inTitles, sought);
  const present = presentPlaces(drafts, inTitles);
  return drafts.map(({ start, end }, place) => {
    const kind = sought.answerType?.test(text.slice(start, end)) ? 1 : 0;
    const evidence = sentenceEvidence(
      drafts,
      place,
      words[place] ?? 0,
      kind,
      inTitles,
      present,
      sought,
    );
    return { start, end, evidence, odds: Math.exp(sentenceOdds(evidence)) };
  });
}

/** Places of the terms that the passage has in any form; of a Chinese question it lacks most. */
function presentPlaces(drafts: readonly Draft[], inTitles: Fits): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < inTitles.length; place += 1) {
    if (inTitles[place]! > 0 || drafts.some(({ fits }) => fits[place]! > 0)) places.push(place);
  }
  return places;
}

function sentenceEvidence(
  drafts: readonly Draft[],
  at: number,
  words: number,
  kind: number,
  inTitles: Fits,
  present: readonly number[],
  { terms, known }: QuestionFeatures,
): SentenceEvidence {
  const { fits, isCounted } = drafts[at]!;
  // A sentence that is not there adds nothing to the titles.
  const before = drafts[at - 1]?.fits ?? inTitles;
  const secondBefore = drafts[at - 2]?.fits ?? inTitles;
  const after = drafts[at + 1]?.fits ?? inTitles;
  let [here, around, relatives, names] = [0, 0, 0, 0];
  for (const place of present) {
    const { worth, isName } = terms[place]!;
    const fit = Math.max(fits[place]!, inTitles[place]!);
    const first = before[place]!;
    here += Math.max(fit, first) / known;
    around +=
      worth *
      Math.max(
        fit,
        BEFORE_SHARE * first,
        SECOND_BEFORE_SHARE * secondBefore[place]!,
        AFTER_SHARE * after[place]!,
      );
    if (fit === RELATIVE_FIT) relatives += worth;
    if (isName && fits[place] === 1) names += worth;
  }
  const counted = isCounted ? 1 : 0;
  const lateness = at / drafts.length;
  return { words, here, around, relatives, names, kind, counted, lateness };
}

/** What the words in each sentence are worth, each the less the more sentences have it, as shares of those in all. */
function wordShares(
  drafts: readonly Draft[],
  inTitles: Fits,
  { terms }: QuestionFeatures,
): readonly number[] {
  const sums = drafts.map(() => 0);
  let all = 0;
  for (let place = 0; place < terms.length; place += 1) {
    let having = 0;
    for (const { fits } of drafts) if (fits[place] === 1) having += 1;
    if (having === 0) continue;
    const each = terms[place]!.worth / (having + TITLE_SENTENCES * inTitles[place]!);
    all += each;
    for (let at = 0; at < drafts.length; at += 1)
      if (drafts[at]!.fits[place] === 1) sums[at]! += each;
  }
  return sums.map((sum) => sum / (all || 1));
}
