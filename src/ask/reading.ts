import type { Passage } from "../article/passage.ts";
import {
  passageOdds,
  sentenceOdds,
  type PassageEvidence,
  type SentenceEvidence,
} from "./answer-odds.ts";
import { clausesOf } from "./clauses.ts";
import type { QuestionTerms } from "./question-terms.ts";
import type { SearchIndex, Token } from "./search-index.ts";
import { sentenceSpans, type Span } from "./sentence-spans.ts";
import { BEGINNING_LENGTH_MIN, soughtBy, type Sought } from "./sought.ts";

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

/** Reads each passage once for a question, however often it is asked for. */
export function readerFor(terms: QuestionTerms, index: SearchIndex): Reader {
  const sought = soughtBy(terms, index);
  const readings = new Map<Passage, Reading>();
  return (passage) => {
    const reading = readings.get(passage) ?? read(passage, sought, index);
    readings.set(passage, reading);
    return reading;
  };
}

function read(passage: Passage, sought: Sought, index: SearchIndex): Reading {
  const { text } = passage;
  const tokens = index.analyse(text);
  const limit = lengthMax(text, tokens);
  const inTitles = titleTerms(passage, sought, index);
  const { drafts, found, spelled } = sorted(tokens, spansOf(text, limit), text, sought);
  const present = new Set(inTitles);
  for (const { terms } of drafts) for (const term of terms) present.add(term);
  const evidence = {
    words: shareOf(present, sought),
    spelled: shareOf(spelled, sought),
    length: Math.log(1 + tokens.length),
  };
  const sentences = judged(drafts, inTitles, struckOut(text, found), sought);
  return { passage, limit, found, sentences, evidence, odds: passageOdds(evidence) };
}

function titleTerms(
  { article: { title }, heading }: Passage,
  { worths }: Sought,
  index: SearchIndex,
): ReadonlySet<string> {
  const tokens = index.analyse(heading === null ? title : `${title}\n${heading}`);
  return new Set(tokens.map(({ term }) => term).filter((term) => worths.has(term)));
}

function lengthMax(text: string, tokens: readonly Token[]): number {
  let characters = 0;
  for (const { kind } of tokens) if (kind === "character") characters += 1;
  // Three in ten: a Chinese text stays one in spite of its Latin names, an English one in spite of a quotation.
  return characters > text.length * 0.3 ? CHINESE_EXCERPT_LENGTH_MAX : EXCERPT_LENGTH_MAX;
}

function spansOf(text: string, limit: number): readonly Span[] {
  return sentenceSpans(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit
      ? clausesOf(text, sentence, limit * PART_SHARE)
      : [sentence],
  );
}

/** A sentence with the question's words in it, and those of which it has a relative. */
interface Draft extends Span {
  readonly terms: Set<string>;
  readonly relatives: Set<string>;
}

interface Sorted {
  readonly drafts: readonly Draft[];
  readonly found: readonly Token[];
  readonly spelled: ReadonlySet<string>;
}

/** One walk over the words of a text: it runs for every passage that is shown. */
function sorted(
  tokens: readonly Token[],
  spans: readonly Span[],
  text: string,
  sought: Sought,
): Sorted {
  const drafts = spans.map(({ start, end }): Draft => ({
    start,
    end,
    terms: new Set(),
    relatives: new Set(),
  }));
  const found: Token[] = [];
  const spelled = new Set<string>();
  let at = 0;
  for (const token of tokens) {
    const { term, kind, start, end } = token;
    while (at < drafts.length - 1 && start >= drafts[at]!.end) at += 1;
    const draft = drafts[at];
    if (kind === "word" && draft) addRelatives(draft.relatives, term, sought);
    if (!sought.worths.has(term)) continue;
    found.push(token);
    if (draft && end <= draft.end) draft.terms.add(term);
    if (kind === "word" && sought.spelled.has(text.slice(start, end).toLowerCase())) {
      spelled.add(term);
    }
  }
  return { drafts, found, spelled };
}

function addRelatives(relatives: Set<string>, term: string, { beginnings }: Sought): void {
  if (term.length < BEGINNING_LENGTH_MIN) return;
  for (const each of beginnings.get(term.slice(0, BEGINNING_LENGTH_MIN)) ?? []) {
    if (term.startsWith(each.beginning)) relatives.add(each.term);
  }
}

/** What terms are worth, as a share of all. */
function shareOf(terms: Iterable<string>, { worths, all }: Sought): number {
  let sum = 0;
  for (const term of terms) sum += worths.get(term) ?? 0;
  return sum / all;
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
  inTitles: ReadonlySet<string>,
  text: string,
  sought: Sought,
): readonly ReadSentence[] {
  const words = wordShares(drafts, inTitles, sought);
  return drafts.map(({ start, end, terms, relatives }, place) => {
    for (const term of relatives) {
      if (terms.has(term) || inTitles.has(term)) relatives.delete(term);
    }
    const evidence = {
      words: words[place] ?? 0,
      wordsBefore: words[place - 1] ?? 0,
      wordsAfter: shareOf(drafts[place + 1]?.terms ?? [], sought),
      relatives: shareOf(relatives, sought),
      kind: sought.kind?.test(text.slice(start, end)) ? 1 : 0,
      lateness: place / drafts.length,
    };
    return { start, end, evidence, odds: Math.exp(sentenceOdds(evidence)) };
  });
}

/** What the words in each sentence are worth, each the less the more sentences have it, as shares of those in all. */
function wordShares(
  drafts: readonly Draft[],
  inTitles: ReadonlySet<string>,
  { worths }: Sought,
): readonly number[] {
  const counts = new Map<string, number>();
  for (const { terms } of drafts) {
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? (inTitles.has(term) ? TITLE_SENTENCES : 0)) + 1);
    }
  }
  const sumOf = (terms: Iterable<string>): number => {
    let sum = 0;
    for (const term of terms) sum += (worths.get(term) ?? 0) / (counts.get(term) ?? 1);
    return sum;
  };
  const all = sumOf(counts.keys()) || 1;
  return drafts.map(({ terms }) => sumOf(terms) / all);
}
