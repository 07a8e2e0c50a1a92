import { splitClauses } from "./split-clauses.ts";
import { findOpenQuotation } from "./open-quotation.ts";
import type { ReadSentence, Reading } from "../rerank/passage-features.ts";
import type { Span } from "./sentence-spans.ts";

/** A shorter rest of the room is left empty: a word or two of the next sentence say nothing. */
const ROOM_MIN = 5;

/** A stretch of a passage. */
export interface Window extends Span {
  /** The odds of its sentences together; of one that is cut, the part that is left. */
  readonly odds: number;
}

/** Where the answer stands most likely: whole sentences, then what else there is room for. */
export function selectWindow(reading: Reading): Window {
  const [best] = selectWindows(reading, 1);
  return best;
}

/** The best first; the others begin where none before them has been. */
export function selectWindows(reading: Reading, count: number): readonly [Window, ...Window[]] {
  const { sentences } = reading;
  const free = sentences.map(() => true);
  const take = (): Window | null => {
    const start = likeliestStart(reading, free);
    if (start < 0) return null;
    const window = filled(reading, start, free);
    for (const [place, sentence] of sentences.entries()) {
      if (sentence.start >= window.start && sentence.end <= window.end) free[place] = false;
    }
    return window;
  };
  const windows: [Window, ...Window[]] = [take() ?? { start: 0, end: 0, odds: 1 }];
  while (windows.length < count) {
    const next = take();
    if (!next) break;
    windows.push(next);
  }
  return windows;
}

/**
 * The sentence from which on as much of the answer's chance as possible fits, or -1 where all were taken. What has
 * nothing to say does not open an excerpt.
 */
function likeliestStart({ sentences, limit }: Reading, free: readonly boolean[]): number {
  let best = -1;
  let bestOdds = 0;
  const isOpen = sentences.map((sentence, place) => free[place] && says(sentence));
  const open = isOpen.includes(true) ? isOpen : free;
  for (let first = 0; first < sentences.length; first += 1) {
    const odds = open[first] ? oddsFrom(sentences, first, limit, free) : 0;
    if (odds > bestOdds) [best, bestOdds] = [first, odds];
  }
  return best;
}

function says({ evidence: { words, relatives, kind } }: ReadSentence): boolean {
  return words + relatives + kind > 0;
}

function oddsFrom(
  sentences: readonly ReadSentence[],
  first: number,
  limit: number,
  free: readonly boolean[],
): number {
  const end = (sentences[first]?.start ?? 0) + limit;
  let odds = 0;
  for (let place = first; free[place]; place += 1) {
    const part = partWithin(sentences[place]!, end);
    odds += part * sentences[place]!.odds;
    if (part < 1) break;
  }
  return odds;
}

/** The part of a sentence that stands before an offset. */
function partWithin({ start, end }: Span, until: number): number {
  return Math.max(0, Math.min(1, (until - start) / (end - start)));
}

/** The sentences after and the beginning of the next, where the answer often stands; with none after, those before. */
function filled(reading: Reading, place: number, free: readonly boolean[]): Window {
  const { sentences, passage, limit } = reading;
  const { first, last } = wholeSentences(reading, place, free);
  const start = sentences[first]?.start ?? 0;
  const odds = sentences.slice(first, last + 1).reduce((sum, each) => sum + each.odds, 0);
  const next = free[last + 1] ? sentences[last + 1] : undefined;
  const more = next && beginningOf(passage.text, next, limit - (next.start - start));
  return next && more
    ? { start, end: more, odds: odds + next.odds * partWithin(next, more) }
    : { start, end: sentences[last]?.end ?? 0, odds };
}

function wholeSentences(
  reading: Reading,
  place: number,
  free: readonly boolean[],
): { readonly first: number; readonly last: number } {
  const { sentences, limit } = reading;
  const fits = (from: number, until: number): boolean =>
    (sentences[until]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity) <= limit;
  const lastFrom = (from: number, until: number): number => {
    let last = until;
    while (free[last + 1] && fits(from, last + 1)) last += 1;
    return last;
  };
  let [first, last] = [place, lastFrom(place, place)];
  const opening = quotationAround(reading, place);
  const kept = likeliestOf(sentences, place, last);
  if (opening < place && free.slice(opening, place).every(Boolean) && fits(opening, kept)) {
    [first, last] = [opening, lastFrom(opening, kept)];
  }
  // Before what is cut nothing is added: it would cut that shorter.
  while (!free[last + 1] && free[first - 1] && fits(first - 1, last)) first -= 1;
  return { first, last };
}

/** The sentence in which the quotation begins that another one stands in; that one itself where it stands in none. */
function quotationAround({ sentences, passage }: Reading, place: number): number {
  const opened = findOpenQuotation(passage.text.slice(0, sentences[place]?.start ?? 0));
  return opened < 0 ? place : sentences.findIndex(({ end }) => end > opened);
}

function likeliestOf(sentences: readonly ReadSentence[], first: number, last: number): number {
  let best = first;
  for (let place = first + 1; place <= last; place += 1) {
    if (sentences[place]!.odds > sentences[best]!.odds) best = place;
  }
  return best;
}

/** Where the first clause or words of a sentence end that fit into the room and cut no quotation, or null. */
function beginningOf(text: string, sentence: Span, room: number): number | null {
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
