import type { AnswerKind } from "./answer-kind.ts";
import { clausesOf } from "./clauses.ts";
import { openQuotation } from "./quotation-marks.ts";
import { sentenceSpans, type Span } from "./sentence-spans.ts";

/** A word of the question where it stands in a passage. */
export interface FoundWord extends Span {
  readonly term: string;
  /** What it says: its weight in the question times its rarity. */
  readonly worth: number;
}

/** What the choice of a window goes by. */
export interface Sought {
  /** In reading order. */
  readonly found: readonly FoundWord[];
  /** Terms of the titles: the whole passage is about them, so they tell its sentences hardly apart. */
  readonly titleTerms: ReadonlySet<string>;
  readonly kind: AnswerKind | null;
}

// Measured together on questions with known answers in English and Chinese; all are flat around these values.

/** A word of the title counts as if it stood in this many sentences more. */
const TITLE_SENTENCES = 8;
/** A sentence that has many of the words is better than two that share them. */
const BEST_SENTENCE_WEIGHT = 1;
/** Words of the kind that is asked for, as a share of what all the question's words are worth. */
const KIND_SHARE = 0.2;
/** Between equal windows the earlier one, which defines what the later ones take for granted. */
const LATE_SHARE = 0.03;
/**
 * How much the words of the question and of the kind that is asked for raise a sentence's odds, fitted to questions
 * with known answers in English and Chinese (a conditional logit over the sentences of the right passage).
 */
const WORTH_ODDS = 5;
const KIND_ODDS = 1.5;
/** A sentence that is too long is parted finely enough to choose among its parts. */
const PART_SHARE = 0.5;
/** A shorter rest of the room is left empty: a word or two of the next sentence say nothing. */
const ROOM_MIN = 5;

/** A stretch of a text, and how likely the answer stands in it if it stands in the text at all: 0 to 1. */
export interface Window extends Span {
  readonly share: number;
}

/**
 * The stretches of a text, each at most `limit` long, that answer best: whole sentences, then what else there is
 * room for. The best first; the others begin where none before them has been.
 */
export function bestWindows(
  text: string,
  sought: Sought,
  limit: number,
  count: number,
): readonly [Window, ...Window[]] {
  const units = unitsOf(text, sought, limit);
  const shares = sharesOf(units);
  const free = units.map(() => true);
  const take = (run: Run): Window => {
    const span = fill(text, { units, free }, run, limit);
    const share = shareOf(span, units, shares, free);
    for (const [place, unit] of units.entries()) if (isWithin(unit, span)) free[place] = false;
    return { ...span, share };
  };
  const windows: [Window, ...Window[]] = [take(richestRun(units, limit))];
  while (windows.length < count) {
    const run = likeliestRun({ units, free }, shares, limit);
    if (!run) break;
    windows.push(take(run));
  }
  return windows;
}

/** The sentences that the question's words speak for. */
function richestRun(units: readonly Unit[], limit: number): Run {
  const all = sumOf(units.flatMap(({ worths }) => [...worths]));
  let best: Run = { first: 0, last: 0 };
  let bestWorth = -Infinity;
  for (const [first, unit] of units.entries()) {
    // What has nothing to say is added around the best run afterwards, not chosen.
    if (!says(unit)) continue;
    for (let last = first; last < units.length; last += 1) {
      if ((units[last]?.end ?? 0) - unit.start > limit) break;
      const worth =
        worthOf(units.slice(first, last + 1), all) - (LATE_SHARE * all * first) / units.length;
      if (worth > bestWorth) [best, bestWorth] = [{ first, last }, worth];
    }
  }
  return best;
}

/** The sentences, none of them shown yet, in which the answer stands most likely; null where all are shown. */
function likeliestRun(
  { units, free }: Remaining,
  shares: readonly number[],
  limit: number,
): Run | null {
  let best: Run | null = null;
  let bestShare = 0;
  for (const [first, { start }] of units.entries()) {
    let share = 0;
    for (
      let last = first;
      free[last] && (units[last]?.end ?? Infinity) - start <= limit;
      last += 1
    ) {
      share += shares[last] ?? 0;
      if (share > bestShare) [best, bestShare] = [{ first, last }, share];
    }
  }
  return best;
}

/** How likely the answer stands in each sentence: the odds grow with what speaks for it. */
function sharesOf(units: readonly Unit[]): readonly number[] {
  const all = sumOf(units.flatMap(({ worths }) => [...worths])) || 1;
  const odds = units.map(({ worths, hasKind }) =>
    Math.exp(WORTH_ODDS * (sumOf([...worths]) / all) + (hasKind ? KIND_ODDS : 0)),
  );
  const sum = odds.reduce((total, each) => total + each, 0);
  return odds.map((each) => each / sum);
}

/** Counts a sentence that is cut by the part that is left. */
function shareOf(
  window: Span,
  units: readonly Unit[],
  shares: readonly number[],
  free: readonly boolean[],
): number {
  return units.reduce((sum, { start, end }, place) => {
    const inside = Math.min(end, window.end) - Math.max(start, window.start);
    const part = free[place] ? Math.max(0, inside) / (end - start) : 0;
    return sum + part * (shares[place] ?? 0);
  }, 0);
}

function isWithin(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end;
}

/** A sentence, or a part of one that is too long. */
interface Unit extends Span {
  /** What each of the question's words in it is worth here. */
  readonly worths: ReadonlyMap<string, number>;
  readonly hasKind: boolean;
}

/** Neighbouring sentences, by the places of the first and the last. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** The sentences of a text, and which of them no window has yet. */
interface Remaining {
  readonly units: readonly Unit[];
  readonly free: readonly boolean[];
}

function unitsOf(
  text: string,
  { found, titleTerms, kind }: Sought,
  limit: number,
): readonly Unit[] {
  const spans = sentenceSpans(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit
      ? clausesOf(text, sentence, limit * PART_SHARE)
      : [sentence],
  );
  const words = spans.map(({ start, end }) =>
    found.filter((word) => word.start >= start && word.end <= end),
  );
  const counts = new Map<string, number>();
  for (const term of words.flatMap((inside) => [...new Set(inside.map((word) => word.term))])) {
    counts.set(term, (counts.get(term) ?? (titleTerms.has(term) ? TITLE_SENTENCES : 0)) + 1);
  }
  return spans.map(({ start, end }, place) => ({
    start,
    end,
    worths: new Map(
      (words[place] ?? []).map(({ term, worth }) => [term, worth / (counts.get(term) ?? 1)]),
    ),
    hasKind: kind !== null && kind.test(text.slice(start, end)),
  }));
}

function says({ worths, hasKind }: Unit): boolean {
  return worths.size > 0 || hasKind;
}

function worthOf(units: readonly Unit[], all: number): number {
  const bestSentence = Math.max(...units.map(({ worths }) => sumOf([...worths])));
  const kind = units.some(({ hasKind }) => hasKind) ? KIND_SHARE * all : 0;
  return (
    sumOf(units.flatMap(({ worths }) => [...worths])) + BEST_SENTENCE_WEIGHT * bestSentence + kind
  );
}

/** Each term once. */
function sumOf(worths: readonly (readonly [term: string, worth: number])[]): number {
  return [...new Map(worths).values()].reduce((sum, worth) => sum + worth, 0);
}

/** The sentences after, those before, then the beginning of the next: the answer often stands there. */
function fill(text: string, { units, free }: Remaining, run: Run, limit: number): Span {
  let { first, last } = run;
  const fits = (from: number, until: number): boolean =>
    (units[until]?.end ?? Infinity) - (units[from]?.start ?? -Infinity) <= limit;
  while (free[last + 1] && fits(first, last + 1)) last += 1;
  while (free[first - 1] && fits(first - 1, last)) first -= 1;
  const start = units[first]?.start ?? 0;
  const next = free[last + 1] ? units[last + 1] : undefined;
  const more = next && beginningOf(text, next, limit - (next.start - start));
  return { start, end: more ?? units[last]?.end ?? 0 };
}

/** Where the first clause or words of a sentence end that fit into the room and cut no quotation, or null. */
function beginningOf(text: string, sentence: Span, room: number): number | null {
  const [clause] = room >= ROOM_MIN ? clausesOf(text, sentence, room) : [];
  if (!clause) return null;
  const written = text.slice(clause.start, clause.end);
  const opened = openQuotation(written);
  if (opened < 0) return clause.end;
  const before = written.slice(0, opened).trimEnd().length;
  return before >= ROOM_MIN ? clause.start + before : null;
}
