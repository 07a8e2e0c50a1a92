import type { types } from "@slack/bolt";
import type { CivilDate, DayRange } from "../civil-date.ts";
import { dayAndMonth } from "../date-words.ts";
import type { DigestEntry } from "../digest/digest.ts";
import { aheadLeaves, entryLines, type EntryStyle } from "./entry-lines.ts";
import { code, italic, linesBlock, plain, type Line } from "./rich-text.ts";
import { fitting, type Room } from "./room.ts";

/** As many entries as fit, one block each, and a line that says what is left out and where to find it. */
export function entryBlocks(
  entries: readonly DigestEntry[],
  range: DayRange,
  style: EntryStyle,
  room: Room,
): types.RichTextBlock[] {
  const blocks = entries.map((entry) => linesBlock(entryLines(entry, style)));
  const all = fitting(blocks, room);
  if (all.length === blocks.length) return all;
  const shown = fitting(blocks, lessMoreLine(room));
  return [...shown, moreBlock(entries.slice(shown.length), range)];
}

/** The room beside one more list of which nothing may fit but the line of what is left out. */
export function lessMoreLine({ blocks, letters }: Room): Room {
  return { blocks: blocks - 1, letters: letters - MORE_LETTERS };
}

/** Room for the line of what is left out, which is known only after the cut; its longest form has about 90 letters. */
const MORE_LETTERS = 120;

/** An outlook, not a second list. */
const AHEAD_MAX = 5;

/** `Next: 11 Dec, 25 years: ... · 1 Jan, ...`; nothing when nothing is ahead. */
export function aheadBlocks(
  ahead: readonly DigestEntry[],
  label: string,
  asOf: CivilDate,
): types.RichTextBlock[] {
  if (ahead.length === 0) return [];
  const leaves = ahead
    .slice(0, AHEAD_MAX)
    .flatMap((entry, index) => [plain(index === 0 ? "" : " · "), ...aheadLeaves(entry, asOf)]);
  return [linesBlock([[italic(`${label}: `), ...leaves]])];
}

/** Milestones come first, so what is left out is not one stretch of days: it begins with its earliest. */
function moreBlock(left: readonly DigestEntry[], range: DayRange): types.RichTextBlock {
  const from = left.map(({ occurrence }) => occurrence.date).toSorted()[0] ?? range.from;
  const count = `and ${left.length} more`;
  const line: Line =
    from <= range.from
      ? [plain(`${count}.`)]
      : [
          plain(`${count} from ${dayAndMonth(from)} on: `),
          code(`/ip-today ${from} to ${range.until}`),
        ];
  return linesBlock([line]);
}
