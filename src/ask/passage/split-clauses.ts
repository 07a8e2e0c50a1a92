import type { Span } from "../../article/sentences.ts";

/** Parts a sentence that is longer than `limit` at clauses, words or, at worst, between graphemes. */
export function splitClauses(text: string, { start, end }: Span, limit: number): readonly Span[] {
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
  if (word > 0) return from + word;
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
