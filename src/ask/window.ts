import type { AnswerKind } from "./answer-kind.ts";
import { clausesOf } from "./clauses.ts";
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
/** A shorter rest of the room is left empty: a word or two of the next sentence say nothing. */
const ROOM_MIN = 5;

/** The stretch of a text, at most `limit` long, that answers best: whole sentences, then what else there is room for. */
export function bestWindow(text: string, sought: Sought, limit: number): Span {
  const units = unitsOf(text, sought, limit);
  const all = sumOf(units.flatMap(({ worths }) => [...worths]));
  let best: Window = { first: 0, last: 0 };
  let bestWorth = -Infinity;
  for (const [first, unit] of units.entries()) {
    // What has nothing to say is added around the best window afterwards, not chosen.
    if (!says(unit)) continue;
    for (let last = first; last < units.length; last += 1) {
      if ((units[last]?.end ?? 0) - unit.start > limit) break;
      const worth =
        worthOf(units.slice(first, last + 1), all) - (LATE_SHARE * all * first) / units.length;
      if (worth > bestWorth) [best, bestWorth] = [{ first, last }, worth];
    }
  }
  return fill(text, units, best, limit);
}

/** A sentence, or a part of one that is too long. */
interface Unit extends Span {
  /** What each of the question's words in it is worth here. */
  readonly worths: ReadonlyMap<string, number>;
  readonly hasKind: boolean;
}

/** Places of its first and last unit. */
interface Window {
  readonly first: number;
  readonly last: number;
}

function unitsOf(
  text: string,
  { found, titleTerms, kind }: Sought,
  limit: number,
): readonly Unit[] {
  const spans = sentenceSpans(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit ? clausesOf(text, sentence, limit) : [sentence],
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
function fill(text: string, units: readonly Unit[], window: Window, limit: number): Span {
  let { first, last } = window;
  const lengthOf = (from: number, until: number): number =>
    (units[until]?.end ?? Infinity) - (units[from]?.start ?? -Infinity);
  while (lengthOf(first, last + 1) <= limit) last += 1;
  while (lengthOf(first - 1, last) <= limit) first -= 1;
  const start = units[first]?.start ?? 0;
  const next = units[last + 1];
  const more = next && beginningOf(text, next, limit - (next.start - start));
  return { start, end: more ?? units[last]?.end ?? 0 };
}

/** Where the first clause or words of a sentence end that fit into the room, or null. */
function beginningOf(text: string, sentence: Span, room: number): number | null {
  const [clause] = room >= ROOM_MIN ? clausesOf(text, sentence, room) : [];
  return clause?.end ?? null;
}
