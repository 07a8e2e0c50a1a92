import type { Passage } from "../article/passage.ts";
import type { Excerpt, Fragment } from "./answer.ts";
import type { QuestionTerms } from "./question-terms.ts";
import type { Span } from "./sentence-spans.ts";
import type { SearchIndex, Token, WantedWord } from "./search-index.ts";
import { bestWindows, type FoundWord, type Window } from "./window.ts";

/** Longest excerpt, in UTF-16 units, which is never fewer than the characters that a reader counts. */
export const EXCERPT_LENGTH_MAX = 300;
/** The same for Chinese, where a character says as much as two or three letters. */
const CHINESE_EXCERPT_LENGTH_MAX = 120;

/** An excerpt, and how likely the answer stands in it if it stands in the passage at all: 0 to 1. */
export interface LikelyExcerpt extends Excerpt {
  readonly share: number;
}

/** The part of a passage that answers best: whole sentences where they fit, the source's own words. */
export function excerptOf(
  passage: Passage,
  terms: Pick<QuestionTerms, "words" | "kind">,
  index: SearchIndex,
): Excerpt {
  const [{ share: _, ...excerpt }] = excerptsOf(passage, terms, index, 1);
  return excerpt;
}

/** The parts of a passage that answer best, at most `count` of them, the best first. */
export function excerptsOf(
  passage: Passage,
  { words, kind }: Pick<QuestionTerms, "words" | "kind">,
  index: SearchIndex,
  count: number,
): readonly [LikelyExcerpt, ...LikelyExcerpt[]] {
  const { text, ordinal } = passage;
  const tokens = index.analyse(text);
  const found = foundWords(tokens, words, index);
  const titles = `${passage.article.title}\n${passage.heading ?? ""}`;
  const titleTerms = new Set(index.analyse(titles).map(({ term }) => term));
  const marked = markedSpans(found);
  const excerpt = (window: Window): LikelyExcerpt => ({
    ordinal,
    fragments: fragmentsOf(text, window, marked),
    cutBefore: text.slice(0, window.start).trim() !== "",
    cutAfter: text.slice(window.end).trim() !== "",
    share: window.share,
  });
  const limit = lengthMax(text, tokens);
  const [best, ...others] = bestWindows(text, { found, titleTerms, kind }, limit, count);
  return [excerpt(best), ...others.map(excerpt)];
}

function foundWords(
  tokens: readonly Token[],
  words: readonly WantedWord[],
  index: SearchIndex,
): readonly (FoundWord & Token)[] {
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

/** The places to mark: words, names and pairs that say something; lone characters only where no pair was found. */
function markedSpans(found: readonly Token[]): readonly Span[] {
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
