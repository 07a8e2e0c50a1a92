import type { types } from "@slack/bolt";
import { daysBetween, type CivilDate } from "../civil-date.ts";
import { dayAndMonth, monthName, rangeWords, weekdayName } from "../date-words.ts";
import type { Digest, DigestEntry } from "../digest/digest.ts";
import type { DigestKind } from "../digest/subscription.ts";
import { headlineWords } from "./entry-lines.ts";
import { aheadBlocks, entryBlocks, lessMoreLine } from "./entry-list.ts";
import { messageOf, type Message } from "./message.ts";
import { headerBlock, linesBlock, noteBlock, plain } from "./rich-text.ts";
import { roomAfter, roomBeside, type Room } from "./room.ts";
import { scheduleWords } from "./schedule-words.ts";
import { listed } from "./text.ts";

/**
 * A digest as posted: its own days first, then those that it also covers, then what is ahead.
 * The block id, if given, marks the message, so that it can be found again.
 */
export function digestMessage(digest: Digest, blockId?: string): Message {
  const { date, range, entries, ahead } = digest;
  const title = `${TITLES[digest.kind]} · ${rangeWords(range)}`;
  const header = headerBlock(title);
  const top = [blockId === undefined ? header : { ...header, block_id: blockId }];
  const bottom = [...aheadBlocks(ahead, "Ahead", date), noteBlock(footerOf(digest))];
  const listing = listingOf(digest, roomBeside([...top, ...bottom]));
  const summary = entries.map((entry) => headlineWords(entry, date)).join("; ");
  return messageOf(`${title}: ${summary}`, [...top, ...listing, ...bottom]);
}

function listingOf(digest: Digest, room: Room): types.KnownBlock[] {
  const { date, range, entries, alsoCovers } = digest;
  const isOwn = ({ occurrence }: DigestEntry): boolean =>
    occurrence.date >= range.from && occurrence.date <= range.until;
  const [own, missed] = [entries.filter(isOwn), entries.filter((entry) => !isOwn(entry))];
  const style = { asOf: date, dated: range.from !== range.until };
  const late = lateBlocks(digest);
  const roomForOwn = roomAfter(late, missed.length === 0 ? room : lessMoreLine(room));
  const shown = entryBlocks(own, range, style, roomForOwn);
  const missedDays = { from: alsoCovers[0] ?? date, until: date };
  const roomForMissed = roomAfter([...shown, ...late], room);
  return [
    ...shown,
    ...late,
    ...entryBlocks(missed, missedDays, { ...style, dated: true }, roomForMissed),
  ];
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
function lateBlocks(digest: Digest): types.KnownBlock[] {
  if (digest.alsoCovers.length === 0) return [];
  return [linesBlock([[plain(`Also ${missedWords(digest)}, when I was away.`)]])];
}

function missedWords({ kind, date, alsoCovers }: Digest): string {
  const [first, second, ...more] = alsoCovers;
  const last = more.at(-1);
  if (kind !== "daily" || first === undefined || second === undefined || last === undefined) {
    return listed(alsoCovers.map((day) => missedDay(kind, day, date)));
  }
  return `${weekdayName(first)}, ${dayAndMonth(first)} to ${weekdayName(last)}, ${dayAndMonth(last)}`;
}

function missedDay(kind: DigestKind, missed: CivilDate, date: CivilDate): string {
  if (kind === "weekly") return `the week of ${dayAndMonth(missed)}`;
  if (kind === "monthly") return monthName(missed);
  return daysBetween(missed, date) < 7 ? weekdayName(missed) : dayAndMonth(missed);
}

function footerOf({ schedule }: Digest): string {
  const words = scheduleWords(schedule);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} · change it with /ip-digest`;
}
