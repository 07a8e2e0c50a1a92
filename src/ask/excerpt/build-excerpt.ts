import type { Excerpt, Fragment } from "../answer.ts";
import type { Span } from "../../article/sentences.ts";
import { selectWindows, type Window } from "../passage/select-window.ts";
import type { ScoredPassage } from "../rerank/score-passage.ts";
import type { Token } from "../search-index.ts";

export interface LikelyExcerpt {
  readonly excerpt: Excerpt;
  /** How likely the answer stands in it, as a multiple of the same number for its whole passage. */
  readonly likelihood: number;
}

/** The part of a passage that answers best: whole sentences where they fit, the source's own words. */
export function buildExcerpt(scored: ScoredPassage): Excerpt {
  return buildExcerpts(scored, 1)[0].excerpt;
}

/**
 * The parts of a passage that answer best, at most `count` of them, the best first: those that are accepted, or the best
 * where none is.
 */
export function buildExcerpts(
  scored: ScoredPassage,
  count: number,
  accepts: (scored: ScoredPassage, window: Window) => boolean = () => true,
): readonly [LikelyExcerpt, ...LikelyExcerpt[]] {
  const { text, ordinal, sources } = scored.analysed.passage;
  const marked = chooseMarks(scored.matched);
  const likely = (window: Window): LikelyExcerpt => ({
    excerpt: {
      ordinal,
      fragments: fragmentsOf(text, window, marked),
      cutBefore: text.slice(0, window.start).trim() !== "",
      cutAfter: text.slice(window.end).trim() !== "",
      sources,
    },
    likelihood: window.likelihood,
  });
  const windows = selectWindows(scored, count);
  const accepted = windows.filter((window) => accepts(scored, window));
  const [best = windows[0], ...others] = accepted;
  return [likely(best), ...others.map(likely)];
}

/** The places to mark: words, names and pairs that say something; lone characters only where no pair was found. */
function chooseMarks(found: readonly Token[]): readonly Span[] {
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
