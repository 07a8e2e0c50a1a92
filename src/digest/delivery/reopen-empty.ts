import { addDays, findCivilDateAt } from "../../dates/civil-date.ts";
import { draftDigest, isWorthPosting } from "../draft/draft.ts";
import type { Run } from "../run/run.ts";
import { computeCatchUpEndMs } from "../schedule/due.ts";
import { listSlotDays } from "../schedule/slots.ts";
import type { Subscription } from "../subscription.ts";
import { groupBySubscription, type Slot } from "../slot.ts";
import { lookFirst } from "./look-first.ts";
import { send } from "./send.ts";

/** No catch-up is longer. */
const LOOK_BACK_DAYS = 9;

/**
 * Empty is not final: until its catch-up ends, a day that had nothing to tell is told when a newer content has something
 * for it. One post a subscription, with the newest of those days.
 */
export async function reopenEmpty(
  run: Run,
  subscriptionOf: (slot: Slot) => Subscription | undefined,
): Promise<void> {
  const { ledger, clock, content, teamId } = run.parts;
  if (!(await run.isContentFinal())) return;
  const nowMs = clock.now();
  const since = addDays(findCivilDateAt(nowMs, "UTC"), -LOOK_BACK_DAYS);
  const { version } = content();
  const slots = await ledger.emptyUnderOther({ teamId, content: version, since, nowMs });
  const groups = groupBySubscription(slots);
  const all = [...groups.values()].flatMap((own) => {
    const [first] = own;
    const subscription = first && subscriptionOf(first);
    return subscription === undefined ? [] : [{ ...subscription, subscription, own }];
  });
  await run.each(all, ({ subscription, own }) => reopen(run, subscription, own));
}

async function reopen(run: Run, subscription: Subscription, own: readonly Slot[]): Promise<void> {
  const { ledger, content } = run.parts;
  const full: Slot[] = [];
  for (const slot of own) {
    if (await hasContentNow(run, subscription, slot)) full.push(slot);
    else await ledger.confirmFacts(slot, content().version);
  }
  const newest = full.at(-1);
  if (newest === undefined || !(await run.mayAct(subscription, subscription.createdBy))) return;
  if (!(await lookFirst(run, subscription, full))) return;
  await run.turnToPost();
  const dates = full.map(({ date }) => date);
  const days = listSlotDays(subscription, dates);
  const claimed = await ledger.reopen(newest, { days, covers: dates.slice(0, -1) }, run.stamp());
  if (claimed) await send(run, { claimed, subscription, draft: null });
}

async function hasContentNow(run: Run, subscription: Subscription, slot: Slot): Promise<boolean> {
  const nowMs = run.parts.clock.now();
  if (subscription.state !== "active" || nowMs >= computeCatchUpEndMs(subscription, slot.date)) {
    return false;
  }
  const days = listSlotDays(subscription, [slot.date]);
  const draft = await draftDigest(run.parts, subscription, slot.date, days);
  return isWorthPosting(draft, subscription, nowMs);
}
