import { splitClauses } from "./split-clauses.ts";
import { findOpenQuotation } from "./open-quotation.ts";
import type { Span } from "../../article/sentences.ts";

/** A shorter rest of the room is left empty: a word or two of the next sentence say nothing. */
const ROOM_MIN = 5;

/** A sentence, and how likely the answer stands in it. */
export interface ScoredSentence extends Span {
  /** Above 0, as a multiple of the same number for all sentences of a question's passages. */
  readonly likelihood: number;
  /** Something of the question stands in it. */
  readonly hasMatch: boolean;
}

/** What a window is cut from. */
export interface ScoredText {
  readonly text: string;
  readonly sentences: readonly ScoredSentence[];
  readonly excerptLengthMax: number;
}

/** A stretch of a passage. */
export interface Window extends Span {
  /** The likelihoods of its sentences together; of one that is cut, the part that is left. */
  readonly likelihood: number;
}

/** Where the answer stands most likely: whole sentences, then what else there is room for. */
export function selectWindow(scored: ScoredText): Window {
  const [best] = selectWindows(scored, 1);
  return best;
}

/** The best first; the others begin where none before them has been. */
export function selectWindows(scored: ScoredText, count: number): readonly [Window, ...Window[]] {
  const { sentences } = scored;
  const free = sentences.map(() => true);
  const take = (): Window | null => {
    const start = likeliestStart(scored, free);
    if (start < 0) return null;
    const window = fillWindow(scored, start, free);
    for (const [at, sentence] of sentences.entries()) {
      if (sentence.start >= window.start && sentence.end <= window.end) free[at] = false;
    }
    return window;
  };
  const windows: [Window, ...Window[]] = [take() ?? { start: 0, end: 0, likelihood: 1 }];
  while (windows.length < count) {
    const next = take();
    if (!next) break;
    windows.push(next);
  }
  return windows;
}

/**
 * The sentence from which on as much of the answer's chance as possible fits, or -1 where all were taken. An excerpt
 * never starts with a sentence that matches nothing, unless all do.
 */
function likeliestStart(
  { sentences, excerptLengthMax: limit }: ScoredText,
  free: readonly boolean[],
): number {
  let best = -1;
  let highest = 0;
  const isOpen = sentences.map((sentence, at) => free[at] && sentence.hasMatch);
  const open = isOpen.includes(true) ? isOpen : free;
  for (let first = 0; first < sentences.length; first += 1) {
    const likelihood = open[first] ? likelihoodFrom(sentences, first, limit, free) : 0;
    if (likelihood > highest) [best, highest] = [first, likelihood];
  }
  return best;
}

function likelihoodFrom(
  sentences: readonly ScoredSentence[],
  first: number,
  limit: number,
  free: readonly boolean[],
): number {
  const end = (sentences[first]?.start ?? 0) + limit;
  let likelihood = 0;
  for (let at = first; free[at]; at += 1) {
    const part = partWithin(sentences[at]!, end);
    likelihood += part * sentences[at]!.likelihood;
    if (part < 1) break;
  }
  return likelihood;
}

/** The part of a sentence that stands before an offset. */
function partWithin({ start, end }: Span, until: number): number {
  return Math.max(0, Math.min(1, (until - start) / (end - start)));
}

/** The sentences after and the beginning of the next, where the answer often stands; with none after, those before. */
function fillWindow(scored: ScoredText, at: number, free: readonly boolean[]): Window {
  const { text, sentences, excerptLengthMax: limit } = scored;
  const { first, last } = coverSentences(scored, at, free);
  const start = sentences[first]?.start ?? 0;
  const likelihood = sentences
    .slice(first, last + 1)
    .reduce((sum, each) => sum + each.likelihood, 0);
  const next = free[last + 1] ? sentences[last + 1] : undefined;
  const more = next && fitBeginning(text, next, limit - (next.start - start));
  return next && more
    ? { start, end: more, likelihood: likelihood + next.likelihood * partWithin(next, more) }
    : { start, end: sentences[last]?.end ?? 0, likelihood };
}

function coverSentences(
  scored: ScoredText,
  at: number,
  free: readonly boolean[],
): { readonly first: number; readonly last: number } {
  const { sentences, excerptLengthMax: limit } = scored;
  const fits = (from: number, until: number): boolean =>
    (sentences[until]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity) <= limit;
  const lastFrom = (from: number, until: number): number => {
    let last = until;
    while (free[last + 1] && fits(from, last + 1)) last += 1;
    return last;
  };
  let [first, last] = [at, lastFrom(at, at)];
  const opening = quotationAround(scored, at);
  const kept = mostLikely(sentences, at, last);
  if (opening < at && free.slice(opening, at).every(Boolean) && fits(opening, kept)) {
    [first, last] = [opening, lastFrom(opening, kept)];
  }
  // Before what is cut nothing is added: it would cut that shorter.
  while (!free[last + 1] && free[first - 1] && fits(first - 1, last)) first -= 1;
  return { first, last };
}

/** The sentence in which the quotation begins that another one stands in; that one itself where it stands in none. */
function quotationAround({ text, sentences }: ScoredText, at: number): number {
  const opened = findOpenQuotation(text.slice(0, sentences[at]?.start ?? 0));
  return opened < 0 ? at : sentences.findIndex(({ end }) => end > opened);
}

function mostLikely(sentences: readonly ScoredSentence[], first: number, last: number): number {
  let best = first;
  for (let at = first + 1; at <= last; at += 1) {
    if (sentences[at]!.likelihood > sentences[best]!.likelihood) best = at;
  }
  return best;
}

/** Where the first clause or words of a sentence end that fit into the room and cut no quotation, or null. */
function fitBeginning(text: string, sentence: Span, room: number): number | null {
  const [clause] = room >= ROOM_MIN ? splitClauses(text, sentence, room) : [];
  if (!clause || cutsWord(text, clause.end)) return null;
  const written = text.slice(clause.start, clause.end);
  const opened = findOpenQuotation(written);
  if (opened < 0) return clause.end;
  const before = written.slice(0, opened).trimEnd().length;
  return before >= ROOM_MIN ? clause.start + before : null;
}

/** In a script that parts its words; Chinese has no borders to keep to. */
function cutsWord(text: string, at: number): boolean {
  // A letter has one or two units.
  return (
    WORD_END.test(text.slice(Math.max(0, at - 2), at)) && WORD_START.test(text.slice(at, at + 2))
  );
}

const WORD_END = /(?!\p{Script=Han})[\p{L}\p{N}'’-]$/u;
const WORD_START = /^(?!\p{Script=Han})[\p{L}\p{N}'’-]/u;
