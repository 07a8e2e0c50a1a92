import { deliver } from "./send.ts";
import { catchUpUntilMs } from "../schedule/due.ts";
import type { SlotEffects } from "../ports/ledger.ts";
import { expiredNotice } from "./admin-notices.ts";
import type { Pass } from "./run.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** Sends a slot whose earlier attempts certainly did not arrive, while it is wanted and not too late. */
export async function sendAgain(
  pass: Pass,
  unsent: Slot,
  subscription: Subscription | undefined,
): Promise<void> {
  const { ledger, clock } = pass.parts;
  if (clock.now() < (unsent.actAtMs ?? 0)) return;
  const obstacle = obstacleTo(unsent, subscription, clock.now());
  if (obstacle === "suspended" || !(await pass.mayAct(unsent, subscription?.createdBy ?? "")))
    return;
  if (obstacle === null) await pass.turnToPost();
  const slot = await ledger.takeOver(unsent, pass.stamp());
  if (slot === null) return;
  if (obstacle === null && subscription) return deliver(pass, slot, subscription);
  const effects = effectsOf(obstacle, slot, subscription);
  await ledger.change(slot, { state: "skipped", reason: obstacle }, pass.stamp(), effects);
}

type Obstacle = "stopped" | "paused" | "suspended" | "expired";

function obstacleTo(
  slot: Slot,
  subscription: Subscription | undefined,
  nowMs: number,
): Obstacle | null {
  if (subscription === undefined || subscription.state === "stopped") return "stopped";
  if (subscription.state === "paused") return "paused";
  if (nowMs >= catchUpUntilMs(subscription, slot.date)) return "expired";
  return subscription.state === "suspended" ? "suspended" : null;
}

/** Whoever paused, stopped or was told of a suspension knows already. */
function effectsOf(
  obstacle: Obstacle | null,
  slot: Slot,
  subscription: Subscription | undefined,
): SlotEffects {
  if (obstacle !== "expired" || subscription?.state !== "active") return {};
  return { notice: expiredNotice(subscription, [slot.date]) };
}
