import type { types } from "@slack/bolt";
import { countDaysBetween, type DayRange } from "../../dates/civil-date.ts";
import type { DigestEntry } from "../../digest/digest.ts";
import { readableIn, type Quotation } from "../../digest/quotation.ts";
import { listLanguages, pickWording } from "../wording/wording.ts";
import {
  buildAheadLeaves,
  buildEntryBlock,
  hasTitleIn,
  buildLabel,
  type EntryStyle,
} from "./entry.ts";
import { code, linesBlock, plain, type Line } from "../blocks/rich-text.ts";
import { takeFitting, type MessageBudget } from "../blocks/message-budget.ts";

/**
 * As many entries as fit, one block each, and a line that says what is left out and where to find it.
 * Entries come before quotations: where not everything fits, no article is quoted.
 */
export function buildEntryBlocks(
  entries: readonly DigestEntry[],
  range: DayRange,
  style: EntryStyle,
  budget: MessageBudget,
): types.RichTextBlock[] {
  const blocksWith = (quoted: readonly Quoted[]): types.RichTextBlock[] =>
    entries.map((entry) =>
      buildEntryBlock(entry, {
        ...style,
        ...(isList(range) ? IN_A_LIST : ON_A_DAY),
        dated: range.from !== range.until || entry.occurrence.date !== range.from,
        quotations: quoted.filter((one) => one.entry === entry).map(({ quotation }) => quotation),
      }),
    );
  const quoting = blocksWith(quotedIn(entries, range, style));
  if (takeFitting(quoting, budget).length === quoting.length) return quoting;
  const blocks = blocksWith([]);
  const all = takeFitting(blocks, budget);
  if (all.length === blocks.length) return all;
  const shown = takeFitting(blocks, reserveMoreLine(budget));
  return [...shown, moreBlock(entries.slice(shown.length), range, style)];
}

/** The room beside one more list of which nothing may fit but the line of what is left out. */
export function reserveMoreLine({ blocks, letters }: MessageBudget): MessageBudget {
  return { blocks: blocks - 1, letters: letters - MORE_LETTERS };
}

/** Links an entry; the rest is counted. A list of several days is read for its days. */
const ON_A_DAY = { articlesMax: 5, sourcesMax: 2 } as const;
const IN_A_LIST = { articlesMax: 3, sourcesMax: 1 } as const;

/** Quotations an entry, on its own day and in a list of several days, and in the whole list: it is no anthology. */
const DAY_QUOTES_MAX = 2;
const LIST_QUOTES_MAX = 1;
const QUOTES_MAX = 4;

/** Room for the line of what is left out, which is known only after the cut; its longest form has about 90 letters. */
const MORE_LETTERS = 120;

/** An outlook, not a second list. */
const AHEAD_MAX = 5;

/** `Next: 11 Dec, 25 years: ... · 1 Jan, ...`; nothing when nothing is ahead. */
export function buildAheadBlocks(
  ahead: readonly DigestEntry[],
  label: "ahead" | "next",
  { asOf, language }: EntryStyle,
): types.RichTextBlock[] {
  const lines = listLanguages(language).flatMap((one, index) => {
    const told = ahead
      .slice(0, AHEAD_MAX)
      .filter(({ occurrence }) => index === 0 || hasTitleIn(occurrence, one));
    const leaves = told.flatMap((entry, rank) => [
      plain(rank === 0 ? "" : " · "),
      ...buildAheadLeaves(entry, one, asOf),
    ]);
    return told.length === 0 ? [] : [[buildLabel(one, label), ...leaves]];
  });
  return lines.length === 0 ? [] : [linesBlock(lines)];
}

/** A day, also with days off that are told with it, is read for what happened; a week for its days. */
function isList({ from, until }: DayRange): boolean {
  return countDaysBetween(from, until) + 1 >= LIST_DAYS_MIN;
}

const LIST_DAYS_MIN = 7;

interface Quoted {
  readonly entry: DigestEntry;
  readonly quotation: Quotation;
}

/** The best quotation of each entry, then the second ones while there is room; the same words once. */
function quotedIn(
  entries: readonly DigestEntry[],
  range: DayRange,
  { language }: EntryStyle,
): readonly Quoted[] {
  const chosen = isList(range) ? entries.filter(isStrong) : entries;
  const ranks = isList(range) ? LIST_QUOTES_MAX : DAY_QUOTES_MAX;
  const candidates = Array.from({ length: ranks }, (_, rank) =>
    chosen.flatMap((entry) => {
      const quotation = readableIn(listLanguages(language), entry.quotations)[rank];
      return quotation === undefined ? [] : [{ entry, quotation }];
    }),
  ).flat();
  const once = new Map(candidates.toReversed().map((one) => [one.quotation.text, one]));
  return candidates.filter((one) => once.get(one.quotation.text) === one).slice(0, QUOTES_MAX);
}

function isStrong({ occurrence }: DigestEntry): boolean {
  return occurrence.milestone || occurrence.event.importance === 3;
}

/** Milestones come first, so what is left out is not one stretch of days: it begins with its earliest. */
function moreBlock(
  left: readonly DigestEntry[],
  range: DayRange,
  { language }: EntryStyle,
): types.RichTextBlock {
  const from = left.map(({ occurrence }) => occurrence.date).toSorted()[0] ?? range.from;
  const { leftOut, leftOutFrom } = pickWording(listLanguages(language)[0]);
  const line: Line =
    from <= range.from
      ? [plain(leftOut(left.length))]
      : [plain(leftOutFrom(left.length, from)), code(`/ip-today ${from} to ${range.until}`)];
  return linesBlock([line]);
}
