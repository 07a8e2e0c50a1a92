import type { Transition } from "../ports/ledger.ts";
import { writeUncorrectedNotice } from "../run/admin-notices.ts";
import type { PostOutcome } from "../ports/poster.ts";
import type { Slot } from "../slot.ts";

/** What a slot tells after it was corrected. */
export interface CorrectedFacts {
  readonly facts: string;
  readonly factsVersion: string;
  readonly contentHash: string;
  readonly occurrences: readonly string[];
}

export interface CorrectionTransition extends Transition {
  /** Nothing more is to be done about it under this content. */
  readonly isSettled: boolean;
}

/** An edit may be made again: the same words twice are the same message. */
const AGAIN_AFTER_MS = 60_000;

/** What the ledger learns from an edit. A message that is gone is never posted anew. */
export function findCorrectionTransition(
  outcome: PostOutcome,
  slot: Slot,
  facts: CorrectedFacts,
  userId: string,
  nowMs: number,
): CorrectionTransition {
  if (outcome.outcome === "posted") {
    const corrected = { correction: "done", correctedAtMs: nowMs, reason: "corrected" } as const;
    return { change: { state: "posted", ...facts, ...corrected }, isSettled: true };
  }
  if (outcome.outcome !== "refused") {
    const waitMs = (outcome.outcome === "not-sent" ? outcome.retryAfterMs : null) ?? AGAIN_AFTER_MS;
    return { change: { state: "posted", actAtMs: nowMs + waitMs }, isSettled: false };
  }
  const { error } = outcome;
  if (GONE.has(error)) {
    return {
      change: { state: "posted", correction: "gone", reason: "deleted in Slack", ...NEVER_AGAIN },
      isSettled: true,
    };
  }
  if (!CLOSED.has(error) && outcome.refusal.action !== "give-up") {
    // Not this time; whenever the content changes again, it is looked at again.
    return {
      change: {
        state: "posted",
        correction: slot.correctedAtMs === null ? null : "done",
        factsVersion: facts.factsVersion,
      },
      isSettled: true,
    };
  }
  return {
    change: {
      state: "posted",
      correction: "refused",
      reason: `not corrected: ${error}`,
      ...NEVER_AGAIN,
    },
    effects: { notice: writeUncorrectedNotice(slot, userId, error) },
    isSettled: true,
  };
}

const NEVER_AGAIN = { facts: null, factsVersion: null } as const;

/** https://docs.slack.dev/reference/methods/chat.update#errors */
const GONE: ReadonlySet<string> = new Set(["message_not_found"]);

/** The workspace lets nobody, or not this bot, edit it any more. */
const CLOSED: ReadonlySet<string> = new Set([
  "block_mismatch",
  "cant_update_message",
  "edit_window_closed",
  "update_failed",
]);
