import type { Transition } from "../ports/ledger.ts";
import { writeHeldNotice } from "../run/admin-notices.ts";
import type { Run } from "../run/run.ts";
import type { LookupOutcome } from "../ports/poster.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** Some messages appear late: that one is absent counts from then on. */
const FIRST_READ_AFTER_MS = 120_000;

/** A message that is not there by now will not appear any more. */
const LAST_READ_AFTER_MS = 900_000;

/** After a long absence the second read still comes in a run of its own. */
const BETWEEN_READS_MS = 60_000;

/** A message may carry a time a little before it was sent: clocks differ. */
const READ_MARGIN_MS = 300_000;

const ABSENCES_NEEDED = 2;
const RESENDS_MAX = 1;

/** Settles a slot that may or may not be in Slack by reading the channel. It never posts. */
export async function settleByReading(
  run: Run,
  open: Slot,
  subscription: Subscription | undefined,
): Promise<void> {
  const { ledger, clock, poster, log } = run.parts;
  const sentAtMs = open.sendingAtMs ?? open.updatedAtMs;
  if (clock.now() < (open.actAtMs ?? sentAtMs + FIRST_READ_AFTER_MS)) return;
  const userId = subscription?.createdBy ?? "";
  await run.turnToRead();
  if (!(await run.mayAct(open, userId))) return;
  const slot = await ledger.reclaim(open, run.stamp());
  if (slot === null) return;
  const lookup = await poster.find(slot.key, slot, sentAtMs - READ_MARGIN_MS);
  log.info("digest looked for in the channel", { key: slot.key, ...lookup });
  const { change, effects } = findTransition(lookup, slot, clock.now(), userId);
  await ledger.change(slot, change, run.stamp(), effects);
}

function findTransition(
  lookup: LookupOutcome,
  slot: Slot,
  nowMs: number,
  userId: string,
): Transition {
  const sentAtMs = slot.sendingAtMs ?? slot.updatedAtMs;
  const firstReadMs = sentAtMs + FIRST_READ_AFTER_MS;
  const lastReadMs = sentAtMs + LAST_READ_AFTER_MS;
  const readLater = {
    state: "unknown",
    reason: slot.reason ?? "no answer",
    actAtMs: Math.max(lastReadMs, nowMs + BETWEEN_READS_MS),
  } as const;
  if (lookup.outcome === "found") {
    return { change: { state: "posted", ts: lookup.ts, reason: "found in the channel" } };
  }
  // Too early to prove an absence, but a message that is there now is known even if somebody deletes it soon.
  if (nowMs < firstReadMs) return { change: { ...readLater, actAtMs: firstReadMs } };
  if (lookup.outcome === "unreadable") {
    return nowMs < lastReadMs ? { change: readLater } : held(slot, userId, lookup.cause);
  }
  const absences = slot.absences + 1;
  if (absences < ABSENCES_NEEDED || nowMs < lastReadMs) {
    return { change: { ...readLater, absences } };
  }
  if (slot.resends >= RESENDS_MAX) return held(slot, userId, "Slack did not answer twice");
  const resends = slot.resends + 1;
  return { change: { state: "waiting", reason: "not in the channel", actAtMs: nowMs, resends } };
}

function held(slot: Slot, userId: string, cause: string): Transition {
  return {
    change: { state: "held", reason: cause },
    effects: { notice: writeHeldNotice(slot, userId, cause) },
  };
}
