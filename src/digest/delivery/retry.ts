import { lookFirst } from "./look-first.ts";
import { send } from "./send.ts";
import { computeCatchUpEndMs } from "../schedule/due.ts";
import type { SlotEffects } from "../ports/ledger.ts";
import { writeExpiredNotice } from "../run/admin-notices.ts";
import type { Run } from "../run/run.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** Sends a slot whose earlier attempts certainly did not arrive, while it is wanted and not too late. */
export async function sendAgain(
  run: Run,
  unsent: Slot,
  subscription: Subscription | undefined,
): Promise<void> {
  const { ledger, clock } = run.parts;
  if (clock.now() < (unsent.actAtMs ?? 0)) return;
  const obstacle = obstacleTo(unsent, subscription, clock.now());
  if (obstacle === "suspended" || !(await run.mayAct(unsent, subscription?.createdBy ?? "")))
    return;
  if (obstacle === null && subscription) {
    await reclaimAndSend(run, unsent, subscription);
    return;
  }
  const slot = await ledger.reclaim(unsent, run.stamp());
  if (slot === null) return;
  const effects = effectsOf(obstacle, slot, subscription);
  await ledger.change(slot, { state: "skipped", reason: obstacle }, run.stamp(), effects);
}

async function reclaimAndSend(run: Run, unsent: Slot, subscription: Subscription): Promise<void> {
  if (!(await lookFirst(run, subscription, [unsent]))) return;
  await run.turnToPost();
  const claimed = await run.parts.ledger.reclaim(unsent, run.stamp());
  if (claimed) await send(run, { claimed, subscription, draft: null });
}

type Obstacle = "stopped" | "paused" | "suspended" | "expired";

function obstacleTo(
  slot: Slot,
  subscription: Subscription | undefined,
  nowMs: number,
): Obstacle | null {
  if (subscription === undefined || subscription.state === "stopped") return "stopped";
  if (subscription.state === "paused") return "paused";
  // It waits to be resumed: then it is told with the newest, or its loss is.
  if (subscription.state === "suspended") return "suspended";
  return nowMs >= computeCatchUpEndMs(subscription, slot.date) ? "expired" : null;
}

/** Whoever paused, stopped or was told of a suspension knows already. */
function effectsOf(
  obstacle: Obstacle | null,
  slot: Slot,
  subscription: Subscription | undefined,
): SlotEffects {
  if (obstacle !== "expired" || subscription?.state !== "active") return {};
  return { notice: writeExpiredNotice(subscription, [slot.date]) };
}
