import type { types } from "@slack/bolt";
import type { CivilDate } from "../civil-date.ts";
import { weekdayAndDate } from "../date-words.ts";
import type { Agenda } from "../digest/agenda.ts";
import type { DigestStatus } from "../digest/desk.ts";
import { aheadBlocks, entryBlocks } from "./entry-list.ts";
import { digestHelpLines, helpLines } from "./help-message.ts";
import { channel, headerBlock, linesBlock, noteBlock, plain } from "./rich-text.ts";
import { fitting, roomBeside, type Room } from "./room.ts";
import { statusLines } from "./status-lines.ts";

/** The app's own page: today, the person's digests, and how to ask. */
export function homeView(
  agenda: Agenda,
  today: CivilDate,
  digests: readonly DigestStatus[],
): types.HomeView {
  const day = headerBlock(weekdayAndDate(today));
  const ahead = aheadBlocks(agenda.ahead, "Next", today);
  const mine = headerBlock("Your channels' digests");
  const how = [headerBlock("How to ask"), linesBlock(helpLines()), linesBlock(digestHelpLines())];
  // A home may hold more than a message, but that is not known of its letters: both lists share a message's room.
  const { blocks, letters } = roomBeside([day, ...ahead, mine, ...how]);
  const half: Room = { blocks: Math.floor(blocks / 2), letters: Math.floor(letters / 2) };
  return {
    type: "home",
    blocks: [
      day,
      ...todayBlocks(agenda, today, half),
      ...ahead,
      mine,
      ...digestBlocks(digests, half),
      ...how,
    ],
  };
}

function todayBlocks({ entries, range }: Agenda, asOf: CivilDate, room: Room): types.KnownBlock[] {
  if (entries.length === 0) {
    return [linesBlock([[plain("Nothing in the almanac's calendar falls on this day.")]])];
  }
  return entryBlocks(entries, range, { asOf, dated: false }, room);
}

function digestBlocks(digests: readonly DigestStatus[], room: Room): types.KnownBlock[] {
  if (digests.length === 0) return [linesBlock([[plain("You have subscribed no channel yet.")]])];
  const blocks = digests.map((status) =>
    linesBlock(statusLines(status, [channel(status.subscription.channelId), plain(": ")])),
  );
  const shown = fitting(blocks, { blocks: room.blocks - 1, letters: room.letters });
  const left = blocks.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [noteBlock(`and ${left} more.`)])];
}
