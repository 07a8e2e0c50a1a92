import type { types } from "@slack/bolt";
import type { CivilDate } from "../../dates/civil-date.ts";
import { formatWeekdayAndDate } from "../../dates/date-words.ts";
import type { Agenda } from "../../digest/compose/agenda.ts";
import type { DigestStatus } from "../../digest/service/digest-service.ts";
import { isDirect } from "../../digest/destination.ts";
import { DIGEST_KINDS, type DigestKind, type Subscription } from "../../digest/subscription.ts";
import { buildAheadBlocks, buildEntryBlocks } from "../digest/entry-list.ts";
import { listDigestHelp, listQuestionHelp } from "./help.ts";
import {
  button,
  channel,
  headerBlock,
  linesBlock,
  noteBlock,
  plain,
  type Leaf,
} from "../blocks/rich-text.ts";
import { takeFitting, startBudget, type MessageBudget } from "../blocks/message-budget.ts";
import { listStatusLines } from "../digest/status-lines.ts";

export const PAUSE_BUTTON = "digest-pause";
export const RESUME_BUTTON = "digest-resume";
export const EDIT_BUTTON = "digest-edit";

/** The digest that a button of the page is about; null when its value is none of ours. */
export function readDigestValue(
  value: string,
): { readonly channelId: string; readonly kind: DigestKind } | null {
  const [channelId = "", name] = value.split("/");
  const kind = DIGEST_KINDS.find((one) => one === name);
  return kind === undefined || channelId === "" ? null : { channelId, kind };
}

/** The app's own page: today, the person's digests, and how to ask. */
export function buildHomeView(
  agenda: Agenda,
  today: CivilDate,
  digests: readonly DigestStatus[],
): types.HomeView {
  const day = headerBlock(formatWeekdayAndDate(today));
  const ahead = buildAheadBlocks(agenda.ahead, "next", { asOf: today, language: "en" });
  const mine = headerBlock("Digests for you and your channels");
  const how = [
    headerBlock("How to ask"),
    linesBlock(listQuestionHelp()),
    linesBlock(listDigestHelp()),
  ];
  // A home may hold more than a message, but that is not known of its letters: both lists share a message's room.
  const { blocks, letters } = startBudget([day, ...ahead, mine, ...how]);
  const half: MessageBudget = { blocks: Math.floor(blocks / 2), letters: Math.floor(letters / 2) };
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

function todayBlocks(
  { entries, range }: Agenda,
  asOf: CivilDate,
  budget: MessageBudget,
): types.KnownBlock[] {
  if (entries.length === 0) {
    return [linesBlock([[plain("Nothing in the almanac's calendar falls on this day.")]])];
  }
  return buildEntryBlocks(entries, range, { asOf, language: "en", keeps: "most-notable" }, budget);
}

function digestBlocks(digests: readonly DigestStatus[], budget: MessageBudget): types.KnownBlock[] {
  if (digests.length === 0)
    return [linesBlock([[plain("You and your channels have no digest yet.")]])];
  const pairs = digests.map((status) => [
    linesBlock(listStatusLines(status, whereOf(status.subscription))),
    buttonsOf(status.subscription),
  ]);
  const blocks = takeFitting(pairs.flat(), { blocks: budget.blocks - 1, letters: budget.letters });
  // Two blocks a digest: one that lost its buttons is left out.
  const shown = Math.floor(blocks.length / 2);
  const left = pairs.length - shown;
  return [...pairs.slice(0, shown).flat(), ...(left === 0 ? [] : [noteBlock(`and ${left} more.`)])];
}

function whereOf(subscription: Subscription): Leaf[] {
  if (isDirect(subscription)) return [plain("By direct message: ")];
  return [channel(subscription.channelId), plain(": ")];
}

/** Each carries which digest it is about. */
function buttonsOf(subscription: Subscription): types.ActionsBlock {
  const { state } = subscription;
  const which = digestValue(subscription);
  const goesOn = state === "active";
  return {
    type: "actions",
    elements: [
      button(goesOn ? "Pause" : "Resume", goesOn ? PAUSE_BUTTON : RESUME_BUTTON, which),
      button("Change", EDIT_BUTTON, which),
    ],
  };
}

/** `C0GENERAL01/daily` */
function digestValue({ channelId, kind }: Subscription): string {
  return `${channelId}/${kind}`;
}
