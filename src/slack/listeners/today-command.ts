import type { App } from "@slack/bolt";
import { readDayRange } from "../../event/day-range.ts";
import { detectLanguage } from "../../language.ts";
import { toEphemeral } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import type { TimeZones } from "../actions/time-zones.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";
import { readTypedText } from "../blocks/escape.ts";
import { buildTodayMessage } from "../digest/today-message.ts";
import { showYear } from "./year-actions.ts";

/** `/ip-today [DATE | RANGE]`, told in the language in which the days were written. */
export function listenToDays(
  app: Pick<App, "command">,
  parts: Pick<SlackDependencies, "agendas" | "pictures">,
  people: TimeZones,
): void {
  app.command("/ip-today", async ({ ack, command, client, respond }) => {
    await ack();
    const { today } = await people.findToday(client, command.user_id);
    const typed = readTypedText(command.text);
    const reading = readDayRange(typed, today);
    const language = detectLanguage(typed);
    if ("range" in reading && reading.span === "year") {
      const year = { range: reading.range, today, language };
      return showYear(year, command.user_id, { client, respond }, parts);
    }
    const message =
      "problem" in reading
        ? buildSentenceMessage(reading.problem)
        : buildTodayMessage(parts.agendas.of(reading.range), today, language);
    await respond(toEphemeral(message));
  });
}
