import type { CivilDate } from "../../dates/civil-date.ts";
import type { Agenda } from "../../digest/compose/agenda.ts";
import type { Language } from "../../language.ts";
import { wordsIn } from "../wording/wording.ts";
import { headlineWords } from "./entry.ts";
import { aheadBlocks, entryBlocks } from "./entry-list.ts";
import { messageOf, type Message } from "../blocks/message.ts";
import { headerBlock, linesBlock, plain } from "../blocks/rich-text.ts";
import { roomBeside } from "../blocks/message-budget.ts";

/** What happened on the days, for a reader on the day `asOf`. An empty day says so and tells the next one. */
export function todayMessage(
  { range, entries, ahead }: Agenda,
  asOf: CivilDate,
  language: Language = "en",
): Message {
  const words = wordsIn(language);
  const style = { asOf, language };
  const title = words.range(range);
  const header = headerBlock(title);
  const next = aheadBlocks(ahead, "next", style);
  if (entries.length === 0) {
    const nothing = words.nothing(range);
    return messageOf(words.inShort(title, [nothing]), [
      header,
      linesBlock([[plain(nothing)]]),
      ...next,
    ]);
  }
  const listed = entryBlocks(entries, range, style, roomBeside([header, ...next]));
  const told = entries.map((entry) => headlineWords(entry, style));
  return messageOf(words.inShort(title, told), [header, ...listed, ...next]);
}
