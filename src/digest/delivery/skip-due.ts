import type { Claim } from "../ports/ledger.ts";
import type { DuePlan } from "../schedule/due.ts";
import type { Subscription } from "../subscription.ts";

/** Settles everything that is due without a post. */
export function skipDue(
  subscription: Subscription,
  { settledUntil, post, merged, expired }: DuePlan,
  reason: string,
): Claim {
  const skipped = [...expired, ...merged, ...(post === null ? [] : [post])];
  const nothing = { days: [], post: null, merged: [], notice: null };
  return { subscription, settledUntil, ...nothing, skipped, reason };
}
