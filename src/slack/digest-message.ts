import type { types } from "@slack/bolt";
import { daysBetween, type CivilDate } from "../civil-date.ts";
import { dayAndMonth, monthName, rangeWords, weekdayName } from "../date-words.ts";
import type { Digest } from "../digest/digest.ts";
import type { DigestKind } from "../digest/subscription.ts";
import { headlineWords } from "./entry-lines.ts";
import { aheadBlocks, entryBlocks } from "./entry-list.ts";
import { messageOf, type Message } from "./message.ts";
import { headerBlock, linesBlock, noteBlock, plain } from "./rich-text.ts";
import { roomBeside } from "./room.ts";
import { scheduleWords } from "./schedule-words.ts";
import { listed } from "./text.ts";

/** A digest as posted. The block id, if given, marks the message, so that it can be found again. */
export function digestMessage(digest: Digest, blockId?: string): Message {
  const { date, range, entries, ahead } = digest;
  const title = `${TITLES[digest.kind]} · ${rangeWords(range)}`;
  const header = headerBlock(title);
  const top: types.KnownBlock[] = [
    blockId === undefined ? header : { ...header, block_id: blockId },
    ...lateBlocks(digest),
  ];
  const bottom = [...aheadBlocks(ahead, "Ahead", date), noteBlock(footerOf(digest))];
  const style = { asOf: date, dated: range.from !== range.until || digest.alsoCovers.length > 0 };
  const listing = entryBlocks(entries, range, style, roomBeside([...top, ...bottom]));
  const summary = entries.map((entry) => headlineWords(entry, date)).join("; ");
  return messageOf(`${title}: ${summary}`, [...top, ...listing, ...bottom]);
}

/** At most 255 letters: a key is two ids of Slack's, a kind and a date. */
export function digestBlockId(key: string): string {
  return `ip-digest ${key}`;
}

/** None says "today": a late digest would lie. */
const TITLES: Readonly<Record<DigestKind, string>> = {
  daily: "On this day in IP history",
  weekly: "This week in IP history",
  monthly: "This month in IP history",
};

/** `Also Saturday and Sunday, when I was away.` */
function lateBlocks({ kind, date, alsoCovers }: Digest): types.KnownBlock[] {
  if (alsoCovers.length === 0) return [];
  const missed = alsoCovers.map((day) => missedWords(kind, day, date));
  return [linesBlock([[plain(`Also ${listed(missed)}, when I was away.`)]])];
}

function missedWords(kind: DigestKind, missed: CivilDate, date: CivilDate): string {
  if (kind === "weekly") return `the week of ${dayAndMonth(missed)}`;
  if (kind === "monthly") return monthName(missed);
  return daysBetween(missed, date) < 7 ? weekdayName(missed) : dayAndMonth(missed);
}

function footerOf({ schedule }: Digest): string {
  const words = scheduleWords(schedule);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} · change it with /ip-digest`;
}
