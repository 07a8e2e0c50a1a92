import type { App } from "@slack/bolt";
import { readDayRange } from "../../event/day-range.ts";
import { languageOf } from "../../language.ts";
import { AS_WRITTEN } from "../blocks/message.ts";
import type { SlackParts } from "../dependencies.ts";
import type { People } from "../actions/time-zones.ts";
import { sentenceMessage } from "../blocks/sentence-message.ts";
import { typedText } from "../blocks/escape.ts";
import { todayMessage } from "../digest/today-message.ts";
import { tellYear } from "./year-actions.ts";

/** `/ip-today [DATE | RANGE]`, told in the language in which the days were written. */
export function listenToDays(
  app: Pick<App, "command">,
  parts: Pick<SlackParts, "agendas" | "pictures">,
  people: People,
): void {
  app.command("/ip-today", async ({ ack, command, client, respond }) => {
    await ack();
    const { today } = await people.todayOf(client, command.user_id);
    const typed = typedText(command.text);
    const reading = readDayRange(typed, today);
    const language = languageOf(typed);
    if ("range" in reading && reading.span === "year") {
      const year = { range: reading.range, today, language };
      return tellYear(year, command.user_id, { client, respond }, parts);
    }
    const message =
      "problem" in reading
        ? sentenceMessage(reading.problem)
        : todayMessage(parts.agendas.of(reading.range), today, language);
    await respond({ ...AS_WRITTEN, ...message, response_type: "ephemeral" });
  });
}
