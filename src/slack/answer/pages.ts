import type { Found, Result } from "../../ask/answer.ts";
import { RIVAL_SHARE } from "../../ask/excerpt/choose-excerpts.ts";

/** Results on a page on which each has one excerpt. */
const PAGE_RESULTS = 3;
const PAGE_EXCERPTS = 3;

/** Results with their excerpts, results that are only named, and where the neighbouring pages begin. */
export interface Page {
  /** 0-based position of the first result that is shown. */
  readonly offset: number;
  readonly shown: readonly Result[];
  readonly also: readonly Result[];
  readonly next: number | null;
  /** Where the page begins from which Next leads here. */
  readonly previous: number | null;
}

/** The page that begins at a result; the first page where the answer has fewer results by now. */
export function choosePage({ results }: Found, asked: number): Page {
  const offset = asked < results.length ? asked : 0;
  if (offset === 0 && isClear(results)) return chooseBestPage(results);
  const next = startAfter(results, offset);
  return {
    offset,
    shown: results.slice(offset, next),
    also: [],
    next: next < results.length ? next : null,
    previous: startBefore(results, offset),
  };
}

/** The best result alone, and the names of two more; the next page shows those in full. */
export function chooseBestPage(results: readonly Result[]): Page {
  return {
    offset: 0,
    shown: results.slice(0, 1),
    also: results.slice(1, PAGE_RESULTS),
    next: results.length > 1 ? 1 : null,
    previous: null,
  };
}

function startAfter(results: readonly Result[], start: number): number {
  return start === 0 && isClear(results) ? 1 : start + countShown(results.slice(start));
}

/** Pages hold one to three results, so the one before is found by going through all from the first. */
function startBefore(results: readonly Result[], offset: number): number | null {
  let previous: number | null = null;
  for (let start = 0; start < offset; start = startAfter(results, start)) previous = start;
  return previous;
}

/** How many results fill a page: at least one, and no more than three excerpts together. */
function countShown(results: readonly Result[]): number {
  let excerpts = 0;
  const over = results.findIndex((result) => {
    excerpts += result.excerpts.length;
    return excerpts > PAGE_EXCERPTS;
  });
  return over < 0 ? results.length : Math.max(1, over);
}

function isClear([best, second]: readonly Result[]): boolean {
  if (best === undefined || second === undefined) return true;
  return second.score < best.score * RIVAL_SHARE;
}
