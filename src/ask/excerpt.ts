import type { Passage } from "../article/passage.ts";
import type { Excerpt, Fragment } from "./answer.ts";
import { sentenceSpans, type Span } from "./sentence-spans.ts";
import type { SearchIndex, Token, WantedWord } from "./search-index.ts";

/** Longest excerpt, in UTF-16 units, which is never fewer than the characters that a reader counts. */
export const EXCERPT_LENGTH_MAX = 300;
/** The same for Chinese, where a character says as much as two or three letters. */
export const CHINESE_EXCERPT_LENGTH_MAX = 120;

/** The part of a passage that answers best: whole sentences where they fit, the source's own words. */
export function excerptOf(
  passage: Passage,
  words: readonly WantedWord[],
  index: SearchIndex,
): Excerpt {
  const { text, ordinal } = passage;
  const tokens = index.analyse(text);
  const found = foundWords(tokens, words, index);
  const span = bestSpan(text, found, lengthMax(text, tokens));
  return {
    ordinal,
    fragments: fragmentsOf(text, span, markedSpans(found)),
    cutBefore: text.slice(0, span.start).trim() !== "",
    cutAfter: text.slice(span.end).trim() !== "",
  };
}

/** A wanted word where it stands in the passage. */
interface FoundWord extends Token {
  /** Its share in the passage's score. */
  readonly worth: number;
}

function foundWords(
  tokens: readonly Token[],
  words: readonly WantedWord[],
  index: SearchIndex,
): readonly FoundWord[] {
  const worth = new Map(
    words.map(({ term, weight }) => [term, weight * index.rarity(term)] as const),
  );
  return tokens.flatMap((token) => {
    const each = worth.get(token.term);
    return each === undefined ? [] : [{ ...token, worth: each }];
  });
}

function lengthMax(text: string, tokens: readonly Token[]): number {
  const characters = tokens.filter(({ kind }) => kind === "character").length;
  // Three in ten: a Chinese text stays one in spite of its Latin names, an English one in spite of a quotation.
  return characters > text.length * 0.3 ? CHINESE_EXCERPT_LENGTH_MAX : EXCERPT_LENGTH_MAX;
}

function bestSpan(text: string, found: readonly FoundWord[], limit: number): Span {
  const sentences = sentenceSpans(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit ? piecesOf(text, sentence, limit) : [sentence],
  );
  let best: Span = { start: 0, end: 0 };
  let bestWorth = -1;
  for (const [first, { start }] of sentences.entries()) {
    for (const { end } of sentences.slice(first)) {
      if (end - start > limit) break;
      const worth = worthOf(found, { start, end });
      if (worth > bestWorth) [best, bestWorth] = [{ start, end }, worth];
    }
  }
  return fill(best, sentences, limit);
}

/** Every wanted word counts once; more of the same and words close together add a little. */
function worthOf(found: readonly FoundWord[], { start, end }: Span): number {
  const inside = found.filter((word) => word.start >= start && word.end <= end);
  const distinct = new Map(inside.map(({ term, worth }) => [term, worth] as const));
  const once = [...distinct.values()].reduce((sum, worth) => sum + worth, 0);
  const all = inside.reduce((sum, { worth }) => sum + worth, 0);
  return once + REPEATED_SHARE * (all - once);
}

const REPEATED_SHARE = 0.1;

/** The sentences after, then those before, as long as there is room: the answer often stands there. */
function fill({ start, end }: Span, sentences: readonly Span[], limit: number): Span {
  let filled = { start, end };
  for (const sentence of sentences) {
    if (sentence.start >= filled.end && sentence.end - filled.start <= limit) {
      filled = { start: filled.start, end: sentence.end };
    }
  }
  for (const sentence of sentences.toReversed()) {
    if (sentence.end <= filled.start && filled.end - sentence.start <= limit) {
      filled = { start: sentence.start, end: filled.end };
    }
  }
  return filled;
}

/** A sentence that is too long alone, parted at clauses, words or, at worst, between graphemes. */
function piecesOf(text: string, { start, end }: Span, limit: number): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (from < end) {
    const until = end - from <= limit ? end : borderBefore(text, from, from + limit);
    pieces.push({ start: from, end: until });
    from = until + (/^\s*/u.exec(text.slice(until, end))?.[0].length ?? 0);
  }
  return pieces;
}

function borderBefore(text: string, from: number, until: number): number {
  const part = text.slice(from, until);
  const clause = /^.*[,;:，；：、](?=\s|[^\d\s])/su.exec(part)?.[0].length ?? 0;
  if (clause > part.length / 2) return from + clause;
  const word = /^.*\S(?=\s)/su.exec(part)?.[0].length ?? 0;
  if (word > part.length / 2) return from + word;
  return from + wholeGraphemes(text, from, part.length);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Longer than any grapheme that a person writes; the segmenter is slow on long texts. */
const GRAPHEME_LENGTH_MAX = 64;

/** How many of the units from `from` on can be kept without cutting a character that a reader sees as one. */
function wholeGraphemes(text: string, from: number, length: number): number {
  const near = Math.max(from, from + length - GRAPHEME_LENGTH_MAX);
  const tail = text.slice(near, from + length + GRAPHEME_LENGTH_MAX);
  const containing = graphemes.segment(tail).containing(from + length - near);
  const border = near + (containing?.index ?? from + length - near) - from;
  return border > 0 ? border : length;
}

/** The places to mark: words, names and pairs that say something; lone characters only where no pair was found. */
function markedSpans(found: readonly FoundWord[]): readonly Span[] {
  const pairs = found.some(({ kind }) => kind === "pair");
  return found
    .filter(({ kind, term }) => (pairs ? kind !== "character" && !/[的了是在]/u.test(term) : true))
    .map(({ start, end }) => ({ start, end }));
}

function fragmentsOf(text: string, span: Span, marked: readonly Span[]): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let at = span.start;
  for (const { start, end } of marked) {
    if (start < span.start || end > span.end || end <= at) continue;
    const from = Math.max(start, at);
    append(fragments, { text: text.slice(at, from), matched: false });
    append(fragments, { text: text.slice(from, end), matched: true });
    at = end;
  }
  append(fragments, { text: text.slice(at, span.end), matched: false });
  return fragments;
}

function append(fragments: Fragment[], fragment: Fragment): void {
  const last = fragments.at(-1);
  if (fragment.text === "") return;
  if (last?.matched === fragment.matched) {
    fragments[fragments.length - 1] = { ...fragment, text: last.text + fragment.text };
  } else {
    fragments.push(fragment);
  }
}
