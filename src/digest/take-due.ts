import type { CivilDate } from "../civil-date.ts";
import { deliver, digestFor } from "./deliver.ts";
import { planDue, type DuePlan } from "./due.ts";
import { skipAll, type Taking } from "./ledger.ts";
import { expiredNotice } from "./notices.ts";
import type { Pass } from "./pass.ts";
import type { Slot } from "./slot.ts";
import type { Subscription } from "./subscription.ts";

/** Posts the newest day that is due, together with the days missed before it and those that could not be sent. */
export async function takeDue(
  pass: Pass,
  subscription: Subscription,
  unsent: readonly Slot[],
): Promise<void> {
  if (subscription.state !== "active" && subscription.state !== "paused") return;
  const plan = planDue(
    subscription,
    pass.parts.clock.now(),
    unsent.map(({ date }) => date),
  );
  if (plan === null || !(await pass.mayAct(subscription, subscription.createdBy))) return;
  const taking = await whatToTake(pass, subscription, plan, coveredBy(unsent));
  if (taking.post !== null) await pass.turnToPost();
  const slot = await pass.parts.ledger.take(taking, pass.stamp());
  if (slot) await deliver(pass, slot, subscription);
}

/** The days that unsent digests were going to tell too. */
function coveredBy(unsent: readonly Slot[]): CivilDate[] {
  return unsent.flatMap(({ covers }) => covers);
}

async function whatToTake(
  pass: Pass,
  subscription: Subscription,
  plan: DuePlan,
  inherited: readonly CivilDate[],
): Promise<Taking> {
  const { covered, post, merged, expired } = plan;
  const taking = { subscription, covered, post, merged, skipped: expired, reason: "expired" };
  if (subscription.state === "paused") return skipAll(subscription, plan, "paused");
  const [first, ...others] = expired;
  const notice = first === undefined ? null : expiredNotice(subscription, [first, ...others]);
  if (post === null || notice !== null) return { ...taking, notice };
  const digest = await digestFor(pass.parts, subscription, post, [...inherited, ...merged]);
  if (digest.entries.length > 0) return { ...taking, notice };
  return skipAll(subscription, plan, "empty");
}
