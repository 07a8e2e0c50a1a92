import type { CivilDate } from "../civil-date.ts";
import { rangeWords } from "../date-words.ts";
import type { Agenda } from "../digest/agenda.ts";
import { headlineWords } from "./entry-lines.ts";
import { aheadBlocks, entryBlocks } from "./entry-list.ts";
import { messageOf, type Message } from "./message.ts";
import { headerBlock, linesBlock, plain } from "./rich-text.ts";
import { roomBeside } from "./room.ts";

/** What happened on the days, for a reader on the day `asOf`. An empty day says so and tells the next one. */
export function todayMessage(agenda: Agenda, asOf: CivilDate): Message {
  const { range, entries, ahead } = agenda;
  const title = rangeWords(range);
  const header = headerBlock(title);
  const next = aheadBlocks(ahead, "Next", asOf);
  if (entries.length === 0) {
    const nothing = `Nothing in the almanac's calendar falls ${range.from === range.until ? "on this day" : "in these days"}.`;
    return messageOf(`${title}: ${nothing}`, [header, linesBlock([[plain(nothing)]]), ...next]);
  }
  const style = { asOf, dated: range.from !== range.until };
  const listed = entryBlocks(entries, range, style, roomBeside([header, ...next]));
  const summary = entries.map((entry) => headlineWords(entry, asOf)).join("; ");
  return messageOf(`${title}: ${summary}`, [header, ...listed, ...next]);
}
