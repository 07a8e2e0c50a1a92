import type { CivilDate } from "../../dates/civil-date.ts";
import type { Agenda } from "../../digest/compose/agenda.ts";
import type { Language } from "../../language.ts";
import { pickWording } from "../wording/wording.ts";
import { wordHeadline } from "./entry.ts";
import { buildAheadBlocks, buildEntryBlocks } from "./entry-list.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import { headerBlock, linesBlock, plain } from "../blocks/rich-text.ts";
import { startBudget } from "../blocks/message-budget.ts";

/** What happened on the days, for a reader on the day `asOf`. An empty day says so and tells the next one. */
export function buildTodayMessage(
  { range, entries, ahead }: Agenda,
  asOf: CivilDate,
  language: Language = "en",
): Message {
  const words = pickWording(language);
  const style = { asOf, language, keeps: "earliest" } as const;
  const title = words.range(range);
  const header = headerBlock(title);
  const next = buildAheadBlocks(ahead, "next", style);
  if (entries.length === 0) {
    const nothing = words.nothing(range);
    return buildMessage(words.inShort(title, [nothing]), [
      header,
      linesBlock([[plain(nothing)]]),
      ...next,
    ]);
  }
  const listed = buildEntryBlocks(entries, range, style, startBudget([header, ...next]));
  const told = entries.map((entry) => wordHeadline(entry, style));
  return buildMessage(words.inShort(title, told), [header, ...listed, ...next]);
}
