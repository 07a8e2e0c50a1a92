import { countNoun } from "../../text/english-lists.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import { formatWeekdayAndDate } from "../../dates/date-words.ts";
import type { Preview } from "../../digest/service/preview.ts";
import { readDayRange } from "../../event/day-range.ts";
import { quote } from "../../text/quote.ts";
import { UserError } from "../../user-error.ts";
import { buildDigestMessage } from "./digest-message.ts";
import type { Message } from "../blocks/message.ts";
import { wordEventFilter } from "../wording/preferences.ts";
import { noteBlock } from "../blocks/rich-text.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";

/** The one day that a preview is for. Rejects with UserError when the text is none. */
export function readPreviewDay(written: string, today: CivilDate): CivilDate {
  const reading = readDayRange(written, today);
  if ("problem" in reading) throw new UserError(reading.problem);
  if (reading.span === "day") return reading.range.from;
  throw new UserError(
    `A preview is for one day, and ${quote(written)} is several. Try \`/ip-digest preview 26 April\`.`,
  );
}

/** Exactly what would be posted, beneath what is to be known of it; a sentence where nothing would be. */
export function buildPreviewMessage(preview: Preview): Message {
  const { digest, obstacle } = preview;
  const notes = [...movedNotes(preview), ...leftOutNotes(preview)];
  if (obstacle === "empty") {
    return buildSentenceMessage(
      ...notes,
      `The ${digest.kind} digest of ${formatWeekdayAndDate(digest.date)} would be empty, so nothing would be posted.`,
    );
  }
  const waits =
    obstacle === null
      ? []
      : [`The ${digest.kind} digest is ${obstacle}, so it would not be posted.`];
  const picture = digest.kind === "monthly" ? [PICTURE_NOTE] : [];
  const note = noteBlock(
    ["A preview, seen only by you.", ...picture, ...notes, ...waits].join(" "),
  );
  const message = buildDigestMessage(digest);
  return { text: message.text, blocks: [note, ...message.blocks] };
}

/** Slack shows no private file in an ephemeral message (see gallery.ts). */
const PICTURE_NOTE = "The posted digest also includes a picture of the year.";

function movedNotes({ movedFrom, digest }: Preview): string[] {
  if (movedFrom === null) return [];
  const { kind, date } = digest;
  return [
    `No ${kind} digest is posted on ${formatWeekdayAndDate(movedFrom)}; the one of ${formatWeekdayAndDate(date)} covers that day.`,
  ];
}

function leftOutNotes({ leftOut, order }: Preview): string[] {
  if (leftOut === 0) return [];
  const events = countNoun(leftOut, "event");
  return [
    `${events} of its days ${leftOut === 1 ? "is" : "are"} left out: ${wordEventFilter(order.preferences).join("; ")}.`,
  ];
}
