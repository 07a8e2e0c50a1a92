import { daysBetween } from "../../dates/civil-date.ts";
import { deliver, digestFor, isWorthPosting } from "./send.ts";
import { planDue, type DuePlan } from "../schedule/due.ts";
import { skipAll, type Taking } from "../ports/ledger.ts";
import { expiredNotice } from "./admin-notices.ts";
import type { Pass } from "./run.ts";
import type { Slot, Telling } from "../slot.ts";
import { tellingsOf, tellingsOfSlot } from "../schedule/slots.ts";
import type { Subscription } from "../subscription.ts";

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
  const taking = await whatToTake(pass, subscription, plan, unsent);
  if (taking.post !== null) await pass.turnToPost();
  const slot = await pass.parts.ledger.take(taking, pass.stamp());
  if (slot) await deliver(pass, slot, subscription);
}

async function whatToTake(
  { parts }: Pass,
  subscription: Subscription,
  plan: DuePlan,
  unsent: readonly Slot[],
): Promise<Taking> {
  const { covered, post, merged, expired } = plan;
  const tells = tellingsIn(subscription, plan, unsent);
  const taking = { subscription, covered, tells, post, merged, skipped: expired };
  if (subscription.state === "paused") return skipAll(subscription, plan, "paused");
  const [first, ...others] = expired;
  const notice = first === undefined ? null : expiredNotice(subscription, [first, ...others]);
  if (post === null || notice !== null) return { ...taking, reason: "expired", notice };
  const digest = await digestFor(parts, subscription, post, tells);
  if (isWorthPosting(digest, tells, subscription, parts.clock.now())) {
    return { ...taking, reason: "expired", notice };
  }
  return skipAll(subscription, plan, "empty");
}

/** What is due tells its days, and what could not be sent tells those that it was going to tell. */
export function tellingsIn(
  subscription: Subscription,
  { post, merged }: DuePlan,
  unsent: readonly Slot[],
): Telling[] {
  const waiting = unsent.filter(({ date }) => merged.includes(date));
  const due = merged.filter((date) => !waiting.some((slot) => slot.date === date));
  return [
    ...waiting.flatMap((slot) => tellingsOfSlot(subscription, slot)),
    ...tellingsOf(subscription, post === null ? due : [...due, post]),
  ].toSorted((a, b) => daysBetween(b.slot, a.slot));
}
