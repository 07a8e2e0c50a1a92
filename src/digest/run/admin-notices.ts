import type { CivilDate } from "../../dates/civil-date.ts";
import { formatLongDate } from "../../dates/date-words.ts";
import type { Notice } from "../ports/notice.ts";
import type { Refusal } from "../ports/poster.ts";
import { makeSlotKey, type Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** A digest whose outcome cannot be proven. */
export function writeHeldNotice(slot: Slot, userId: string, cause: string): Notice {
  return aboutSlot(slot, userId, "held", [
    `I could not find out whether the ${slot.kind} digest of ${formatLongDate(slot.date)} arrived: ${cause}.`,
    "I will not send it again; please check the channel.",
  ]);
}

/** A digest that Slack refuses now and may take later. */
export function writeRefusedNotice(slot: Slot, userId: string, { cause, repair }: Refusal): Notice {
  return aboutSlot(slot, userId, "refused", [
    `Slack refused the ${slot.kind} digest of ${daysOf(slot)}: ${cause}.`,
    `I'll keep trying until it is too late to post it. ${repair}.`,
  ]);
}

/** A digest that Slack will never take. */
export function writeGivenUpNotice(slot: Slot, userId: string, error: string): Notice {
  return aboutSlot(slot, userId, "given-up", [
    `Slack refused the ${slot.kind} digest of ${daysOf(slot)}: ${error}.`,
    "I will not send it again; the log has the details.",
  ]);
}

/** A digest that has not reached Slack for a while, although nobody refused it. */
export function writeWaitingNotice(slot: Slot, { createdBy }: Subscription, cause: string): Notice {
  return aboutSlot(slot, createdBy, "waiting", [
    `The ${slot.kind} digest of ${daysOf(slot)} could not be sent yet: ${cause}.`,
    "I'll keep trying until it is too late to post it.",
  ]);
}

/** A posted digest that tells something wrong. */
export function writeUncorrectedNotice(slot: Slot, userId: string, error: string): Notice {
  return aboutSlot(slot, userId, "uncorrected", [
    `The ${slot.kind} digest of ${formatLongDate(slot.date)} no longer matches the content, and Slack does not let me edit it: ${error}.`,
    "It stays as it is; you may want to point that out in the channel.",
  ]);
}

export function writeSuspendedNotice(slot: Slot, userId: string, reason: string): Notice {
  // One notice an attempt: after a repair that did not help, the admins are told again.
  return aboutSlot(slot, userId, `suspended/${slot.attempt}`, [
    `I could not post the ${slot.kind} digest of ${daysOf(slot)} and have suspended it. ${reason}`,
  ]);
}

/** Its day, and those that it tells too. */
function daysOf({ date, covers }: Slot): string {
  if (covers.length === 0) return formatLongDate(date);
  return `${formatLongDate(date)} (with ${covers.map(formatLongDate).join(", ")})`;
}

export function writeExpiredNotice(
  subscription: Subscription,
  dates: readonly [CivilDate, ...CivilDate[]],
): Notice {
  const { teamId, channelId, kind, createdBy } = subscription;
  const [first] = dates;
  const last = dates.at(-1) ?? first;
  const days =
    first === last
      ? `of ${formatLongDate(first)}`
      : `from ${formatLongDate(first)} to ${formatLongDate(last)}`;
  return {
    key: `${makeSlotKey(subscription, kind, last)}/expired`,
    teamId,
    channelId,
    userId: createdBy,
    text: `The ${kind} digest ${days} was not posted in time and is skipped: I was offline too long.`,
  };
}

/** `userId` is anybody who has a digest there. */
export function writeClockNotice(teamId: string, userId: string, fault: ClockFault): Notice {
  return {
    key: `${teamId}/clock/${fault.since}`,
    teamId,
    channelId: null,
    userId,
    text: `${fault.sentence} No digest is posted until the clock is right; then those of the last two days come late, and older ones are named when they are skipped.`,
  };
}

/** What is wrong with this machine's clock. `since` tells one occurrence of the fault from the next. */
export interface ClockFault {
  readonly since: string;
  readonly sentence: string;
}

/** A clock that had been ahead. */
export function writeMendedNotice(
  teamId: string,
  userId: string,
  { since, ahead }: { readonly since: number; readonly ahead: readonly Subscription[] },
): Notice {
  const places = ahead.map(({ channelId, kind }) => `${kind} in ${channelId}`).join(", ");
  return {
    key: `${teamId}/clock/mended/${since}/${ahead.map(({ settledUntil }) => settledUntil).join(",")}`,
    teamId,
    channelId: null,
    userId,
    text: `A clock that was ahead had left dates in the ledger that never came. They are set back to the present${places === "" ? "" : `, and these digests go on from today: ${places}`}. A day that was passed over in the meantime is not posted later.`,
  };
}

function aboutSlot(slot: Slot, userId: string, matter: string, lines: readonly string[]): Notice {
  return {
    key: `${slot.key}/${matter}`,
    teamId: slot.teamId,
    channelId: slot.channelId,
    userId,
    text: lines.join(" "),
  };
}
