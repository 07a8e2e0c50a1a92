import { formatLongDate, formatMoment } from "../../dates/date-words.ts";
import type {
  DigestStatus,
  SettledSlot,
  WaitingSlot,
} from "../../digest/service/digest-service.ts";
import type { Subscription } from "../../digest/subscription.ts";
import { wordPreferences } from "../wording/preferences.ts";
import { bold, plain, type Leaf, type Line } from "../blocks/rich-text.ts";
import { wordOrder } from "../wording/schedule.ts";
import { formatSentence } from "../blocks/sentence-message.ts";

/** The newest; the admins were told of each. */
const HELD_MAX = 5;

/** One digest: its schedule and options, what comes next, what came last, and what needs a person. */
export function listStatusLines(
  { subscription, last, next, held, waiting, untold }: DigestStatus,
  where: Leaf[],
): Line[] {
  const { kind } = subscription;
  return [
    [...where, bold(`${kind} digest`), plain(`, ${wordOrder(subscription)}`)],
    [plain(optionsOf(subscription))],
    stateLine(subscription),
    [plain(nextWords(subscription, next))],
    ...waiting.map((slot): Line => [plain(waitingWords(slot))]),
    ...untold.map((text): Line => formatSentence(`No admin could be told: ${text}`)),
    last === null ? [] : [plain(`Last: ${slotWords(last)}.`)],
    ...held
      .slice(0, HELD_MAX)
      .map((slot): Line => [
        plain(`Held: ${slotWords(slot)}. Please check the channel to see whether it arrived.`),
      ]),
  ];
}

/** `Options: only law and treaty; in Chinese.` */
function optionsOf(subscription: Subscription): string {
  const options = wordPreferences(subscription);
  return options.length === 0 ? "" : `Options: ${options.join("; ")}.`;
}

function stateLine({ state, stateReason }: Subscription): Line {
  if (state === "suspended") return formatSentence(`Suspended. ${stateReason ?? ""}`);
  if (state === "paused") return formatSentence("Paused. `/ip-digest resume` starts it again.");
  return [];
}

function nextWords({ state, zone }: Subscription, next: DigestStatus["next"]): string {
  if (next !== null) return `Next: ${formatMoment(next.dueAtMs, zone)}.`;
  return state === "active" ? "Next: none; no matching event in the next 12 months." : "";
}

/** `26 April 2027: waiting. Slack refused it: the channel is archived (is_archived).` */
function waitingWords({ date, covers, reason }: WaitingSlot): string {
  const days = [...covers, date].map(formatLongDate).join(", ");
  return `${days}: waiting.${reason === null ? "" : ` ${reason}.`}`;
}

/** `the one of 30 November 2026, skipped (empty)` */
function slotWords({ date, state, reason }: SettledSlot): string {
  return `the one of ${formatLongDate(date)}, ${state}${reason === null ? "" : ` (${reason})`}`;
}
