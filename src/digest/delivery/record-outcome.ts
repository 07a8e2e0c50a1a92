import type { SlotChange, Transition } from "../ports/ledger.ts";
import type { PostOutcome, Refusal } from "../ports/poster.ts";
import {
  writeGivenUpNotice,
  writeRefusedNotice,
  writeSuspendedNotice,
  writeWaitingNotice,
} from "../run/admin-notices.ts";
import type { Run } from "../run/run.ts";
import { computeDueMs } from "../schedule/due.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** Waits between attempts that certainly did not arrive: 1, 2, 4, 8, 15 minutes. */
const RETRY_MS_MIN = 60_000;
const RETRY_MS_MAX = 900_000;

/** Whoever is waited for longer is named to the admins: within the hour, and before the day is over. */
const WAITED_MS_MAX = 30 * 60_000;

/** Writes what is known after the request. False when another worker took the slot over meanwhile. */
export async function recordOutcome(
  run: Run,
  slot: Slot,
  subscription: Subscription,
  outcome: PostOutcome,
): Promise<boolean> {
  const { ledger, clock } = run.parts;
  const { change, effects } = findTransition(outcome, slot, subscription, clock.now());
  const changed = await ledger.change(slot, change, run.stamp(), effects);
  if (outcome.outcome === "not-sent" && outcome.retryAfterMs !== null)
    run.slowDown(changed ?? slot);
  else run.goOn();
  return changed !== null;
}

function findTransition(
  outcome: PostOutcome,
  slot: Slot,
  subscription: Subscription,
  nowMs: number,
): Transition {
  switch (outcome.outcome) {
    case "posted":
      return { change: { state: "posted", ts: outcome.ts, reason: null } };
    case "unknown":
      return { change: { state: "unknown", reason: outcome.cause, actAtMs: nowMs } };
    case "not-sent": {
      const change = waiting(outcome.cause, nowMs + (outcome.retryAfterMs ?? retryMs(slot)));
      if (nowMs - computeDueMs(subscription, slot.date) < WAITED_MS_MAX) return { change };
      return { change, effects: { notice: writeWaitingNotice(slot, subscription, outcome.cause) } };
    }
    case "refused":
      return transitionOfRefusal(outcome, slot, subscription, nowMs);
  }
}

function transitionOfRefusal(
  { error, refusal }: { readonly error: string; readonly refusal: Refusal },
  slot: Slot,
  { createdBy }: Subscription,
  nowMs: number,
): Transition {
  const reason = `Slack refused it: ${refusal.cause} (${error})`;
  switch (refusal.action) {
    case "suspend": {
      // The slot waits for the subscription to be resumed, and is posted then unless it is too late.
      const suspend = describeSuspension(refusal);
      const notice = writeSuspendedNotice(slot, createdBy, suspend);
      return { change: waiting(reason, nowMs), effects: { suspend, notice } };
    }
    case "retry": {
      const notice = writeRefusedNotice(slot, createdBy, refusal);
      return { change: waiting(reason, nowMs + retryMs(slot)), effects: { notice } };
    }
    case "give-up": {
      const notice = writeGivenUpNotice(slot, createdBy, error);
      return { change: { state: "refused", reason }, effects: { notice } };
    }
  }
}

/** Sentences that tell how to repair it. */
function describeSuspension({ cause, repair }: Refusal): string {
  return `${cause.charAt(0).toUpperCase()}${cause.slice(1)}. ${repair}, then \`/ip-digest resume\`.`;
}

function waiting(reason: string, actAtMs: number): SlotChange {
  return { state: "waiting", reason, actAtMs };
}

function retryMs({ attempt }: Slot): number {
  return Math.min(RETRY_MS_MIN * 2 ** (attempt - 1), RETRY_MS_MAX);
}
