import type { types } from "@slack/bolt";
import { countDaysBetween, type CivilDate, type DayRange } from "../../dates/civil-date.ts";
import type { DigestEntry } from "../../digest/digest.ts";
import { chooseQuotation, type Quotation } from "../../digest/quotation.ts";
import { isNotable, weighOccurrence } from "../../event/notable.ts";
import { listLanguages, pickWording } from "../wording/wording.ts";
import {
  buildAheadLeaves,
  buildEntryBlock,
  buildLateBlock,
  hasTitleIn,
  buildLabel,
  type EntryStyle,
} from "./entry.ts";
import { code, linesBlock, plain, type Line } from "../blocks/rich-text.ts";
import { takeFitting, type MessageBudget } from "../blocks/message-budget.ts";

export interface ListStyle extends EntryStyle {
  /**
   * What stays where not everything fits. A digest keeps what matters most; a list that is asked for keeps its
   * earliest days, so that the command beneath it, from the first day that is left out, goes on to its end.
   */
  readonly keeps: "most-notable" | "earliest";
}

/**
 * As many entries as fit, one block each, in the order of days, and a line that says what is left out and where to
 * find it. Entries come before quotations: where not everything fits, no article is quoted.
 */
export function buildEntryBlocks(
  entries: readonly DigestEntry[],
  range: DayRange,
  style: ListStyle,
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
  return cutToFit(pairUp(entries, blocksWith([])), range, style, budget);
}

/** Days that are told late, in short; as many as fit, and a line that says what is left out. */
export function buildLateBlocks(
  entries: readonly DigestEntry[],
  range: DayRange,
  style: ListStyle,
  budget: MessageBudget,
): types.RichTextBlock[] {
  const blocks = entries.map((entry) => buildLateBlock(entry, style));
  return cutToFit(pairUp(entries, blocks), range, style, budget);
}

interface ListedEntry {
  readonly entry: DigestEntry;
  readonly block: types.RichTextBlock;
}

function pairUp(
  entries: readonly DigestEntry[],
  blocks: readonly types.RichTextBlock[],
): readonly ListedEntry[] {
  return blocks.flatMap((block, index) => {
    const entry = entries[index];
    return entry === undefined ? [] : [{ entry, block }];
  });
}

function cutToFit(
  listed: readonly ListedEntry[],
  range: DayRange,
  style: ListStyle,
  budget: MessageBudget,
): types.RichTextBlock[] {
  const blocks = listed.map(({ block }) => block);
  if (takeFitting(blocks, budget).length === blocks.length) return blocks;
  const ranked = style.keeps === "earliest" ? listed : listed.toSorted(byWeight);
  const rankedBlocks = ranked.map(({ block }) => block);
  const kept = new Set(takeFitting(rankedBlocks, reserveMoreLine(budget)));
  const left = listed.filter(({ block }) => !kept.has(block)).map(({ entry }) => entry);
  return [...blocks.filter((block) => kept.has(block)), moreBlock(left, range, style)];
}

function byWeight(a: ListedEntry, b: ListedEntry): number {
  return weighOccurrence(b.entry.occurrence) - weighOccurrence(a.entry.occurrence);
}

/** The room beside one more list of which nothing may fit but the line of what is left out. */
export function reserveMoreLine({ blocks, letters }: MessageBudget): MessageBudget {
  return { blocks: blocks - 1, letters: letters - MORE_LETTERS };
}

/** Links an entry; the rest is counted. A list of several days is read for its days. */
const ON_A_DAY = { articlesMax: 3, sourcesMax: 2 } as const;
const IN_A_LIST = { articlesMax: 2, sourcesMax: 1 } as const;

/** Quotations in the whole list, one an entry: it is no anthology. */
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

/** The best quotation of each entry that says more than the entry and the quotations before it. */
function quotedIn(
  entries: readonly DigestEntry[],
  range: DayRange,
  { language, asOf }: EntryStyle,
): readonly Quoted[] {
  const languages = listLanguages(language);
  const quoted: Quoted[] = [];
  for (const entry of entries) {
    if (isList(range) && !isNotable(entry.occurrence)) continue;
    const read = quoted.map(({ quotation }) => quotation.text);
    const quotation = chooseQuotation(entry, { languages, asOf, read });
    if (quotation !== null) quoted.push({ entry, quotation });
  }
  return quoted.slice(0, QUOTES_MAX);
}

function moreBlock(
  left: readonly DigestEntry[],
  range: DayRange,
  { language, keeps }: ListStyle,
): types.RichTextBlock {
  const from = left.map(({ occurrence }) => occurrence.date).toSorted()[0] ?? range.from;
  const { leftOut, leftOutFrom } = pickWording(listLanguages(language)[0]);
  const line: Line = leadsOn(from, range, keeps)
    ? [plain(leftOutFrom(left.length, from)), code(`/ip-today ${from} to ${range.until}`)]
    : [plain(leftOut(left.length))];
  return linesBlock([line]);
}

/** Whether a list that is asked for from that day on shows more than the one that was cut. */
function leadsOn(from: CivilDate, range: DayRange, keeps: ListStyle["keeps"]): boolean {
  return from > range.from || (keeps === "most-notable" && range.from < range.until);
}
