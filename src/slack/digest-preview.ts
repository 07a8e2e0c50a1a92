import type { CivilDate } from "../civil-date.ts";
import { weekdayAndDate } from "../date-words.ts";
import type { Preview } from "../digest/preview.ts";
import { readDayRange } from "../event/day-range.ts";
import { quote } from "../quote.ts";
import { UserError } from "../user-error.ts";
import { digestMessage } from "./digest-message.ts";
import type { Message } from "./message.ts";
import { noteBlock } from "./rich-text.ts";
import { sentenceMessage } from "./sentence.ts";

/** The one day that a preview is for. Rejects with UserError when the text is none. */
export function previewDay(written: string, today: CivilDate): CivilDate {
  const reading = readDayRange(written, today);
  if ("problem" in reading) throw new UserError(reading.problem);
  if (reading.span === "day") return reading.range.from;
  throw new UserError(
    `A preview is for one day, and ${quote(written)} is several. Try \`/ip-digest preview 26 April\`.`,
  );
}

/** Exactly what would be posted, beneath what is to be known of it; a sentence where nothing would be. */
export function previewMessage({ digest, movedFrom, obstacle }: Preview): Message {
  const { kind, date } = digest;
  const moved =
    movedFrom === null
      ? []
      : [
          `No ${kind} digest is posted on ${weekdayAndDate(movedFrom)}; the one of ${weekdayAndDate(date)} tells that day.`,
        ];
  if (obstacle === "empty") {
    return sentenceMessage(
      ...moved,
      `The ${kind} digest of ${weekdayAndDate(date)} would be empty, so nothing would be posted.`,
    );
  }
  const notes = ["A preview, seen only by you.", ...moved, ...stateNotes(kind, obstacle)];
  const message = digestMessage(digest);
  return { text: message.text, blocks: [noteBlock(notes.join(" ")), ...message.blocks] };
}

function stateNotes(kind: string, obstacle: Exclude<Preview["obstacle"], "empty">): string[] {
  return obstacle === null ? [] : [`The ${kind} digest is ${obstacle}, so it would not be posted.`];
}
