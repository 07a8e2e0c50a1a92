import type { SlotChange, Transition } from "../ports/ledger.ts";
import { writeRefusedNotice, writeSuspendedNotice } from "../run/admin-notices.ts";
import type { Run } from "../run/run.ts";
import type { PostOutcome } from "../ports/poster.ts";
import { suspensionReason } from "./suspension-reason.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** Waits between attempts that certainly did not arrive: 1, 2, 4, 8, 15 minutes. */
const RETRY_MS_MIN = 60_000;
const RETRY_MS_MAX = 900_000;

/** Writes what is known after the request. False when another worker took the slot over meanwhile. */
export async function recordOutcome(
  run: Run,
  slot: Slot,
  subscription: Subscription,
  outcome: PostOutcome,
): Promise<boolean> {
  if (outcome.outcome === "not-sent" && outcome.retryAfterMs !== null) run.rest(slot.teamId);
  const { change, effects } = findTransition(outcome, slot, subscription, run.parts.clock.now());
  return (await run.parts.ledger.change(slot, change, run.stamp(), effects)) !== null;
}

function findTransition(
  outcome: PostOutcome,
  slot: Slot,
  subscription: Subscription,
  nowMs: number,
): Transition {
  if (outcome.outcome === "posted") {
    return { change: { state: "posted", ts: outcome.ts, reason: null } };
  }
  if (outcome.outcome === "unknown") {
    return { change: { state: "unknown", reason: outcome.cause, actAtMs: nowMs } };
  }
  if (outcome.outcome === "not-sent") {
    return { change: waiting(outcome.cause, nowMs + (outcome.retryAfterMs ?? retryMs(slot))) };
  }
  return readRefusal(outcome, slot, subscription, nowMs);
}

function readRefusal(
  { error, curable }: Extract<PostOutcome, { outcome: "refused" }>,
  slot: Slot,
  { createdBy }: Subscription,
  nowMs: number,
): Transition {
  const reason = suspensionReason(error, slot);
  if (reason !== null) {
    // The slot waits for the subscription to be resumed, and is posted then unless it is too late.
    const effects = { suspend: reason, notice: writeSuspendedNotice(slot, createdBy, reason) };
    return { change: waiting(error, nowMs), effects };
  }
  if (curable) return { change: waiting(error, nowMs + retryMs(slot)) };
  return {
    change: { state: "refused", reason: error },
    effects: { notice: writeRefusedNotice(slot, createdBy, error) },
  };
}

function waiting(reason: string, actAtMs: number): SlotChange {
  return { state: "waiting", reason, actAtMs };
}

function retryMs({ attempt }: Slot): number {
  return Math.min(RETRY_MS_MIN * 2 ** (attempt - 1), RETRY_MS_MAX);
}
