import { countDaysBetween } from "../../dates/civil-date.ts";
import type { Slot, SlotDays } from "../slot.ts";
import type { Subscription } from "../subscription.ts";
import type { DuePlan } from "./due.ts";
import { listClaimedDays, listSlotDays } from "./slots.ts";

/** What is due tells its days, and what could not be sent tells those that it was going to tell. */
export function listDueDays(
  subscription: Subscription,
  { post, merged }: DuePlan,
  unsent: readonly Slot[],
): SlotDays[] {
  const waiting = unsent.filter(({ date }) => merged.includes(date));
  const due = merged.filter((date) => !waiting.some((slot) => slot.date === date));
  return [
    ...waiting.flatMap((slot) => listClaimedDays(subscription, slot)),
    ...listSlotDays(subscription, post === null ? due : [...due, post]),
  ].toSorted((a, b) => countDaysBetween(b.slot, a.slot));
}
