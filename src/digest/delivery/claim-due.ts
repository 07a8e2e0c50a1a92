import { draftDigest, isWorthPosting, type Draft } from "../draft/draft.ts";
import type { Claim } from "../ports/ledger.ts";
import { writeExpiredNotice } from "../run/admin-notices.ts";
import type { Run } from "../run/run.ts";
import { listDueDays } from "../schedule/due-days.ts";
import { planDue, type DuePlan } from "../schedule/due.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";
import { lookFirst } from "./look-first.ts";
import { send } from "./send.ts";
import { skipDue } from "./skip-due.ts";

/** Posts the newest day that is due, together with the days missed before it and those that could not be sent. */
export async function claimDue(
  run: Run,
  subscription: Subscription,
  unsent: readonly Slot[],
): Promise<void> {
  if (subscription.state !== "active" && subscription.state !== "paused") return;
  const plan = planDue(
    subscription,
    run.parts.clock.now(),
    unsent.map(({ date }) => date),
  );
  if (plan === null || !(await run.mayAct(subscription, subscription.createdBy))) return;
  if (!(await lookFirst(run, subscription, unsent))) return;
  const planned = await planClaim(run, subscription, plan, unsent);
  // Nothing is due for sure: the day stays open until somebody can tell.
  if (planned === null) return;
  const { claim, draft } = planned;
  if (claim.post !== null) await run.turnToPost();
  const claimed = await run.parts.ledger.claim(claim, run.stamp());
  if (claimed) await send(run, { claimed, subscription, draft });
}

interface ClaimPlan {
  readonly claim: Claim;
  readonly draft: Draft | null;
}

async function planClaim(
  run: Run,
  subscription: Subscription,
  plan: DuePlan,
  unsent: readonly Slot[],
): Promise<ClaimPlan | null> {
  const { parts } = run;
  if (subscription.state === "paused") {
    return { claim: skipDue(subscription, plan, "paused"), draft: null };
  }
  const { settledUntil, post, merged, expired } = plan;
  const days = listDueDays(subscription, plan, unsent);
  const [first, ...others] = expired;
  const notice = first === undefined ? null : writeExpiredNotice(subscription, [first, ...others]);
  const due = { subscription, settledUntil, days, post, merged };
  const claim = { ...due, skipped: expired, reason: "expired", notice };
  if (post === null) return { claim, draft: null };
  const draft = await draftDigest(parts, subscription, post, days);
  if (notice !== null || isWorthPosting(draft, subscription, parts.clock.now())) {
    return { claim, draft };
  }
  if (!(await run.isContentFinal())) return null;
  const empty = skipDue(subscription, plan, "empty");
  return { claim: { ...empty, factsVersion: parts.content().version }, draft: null };
}
