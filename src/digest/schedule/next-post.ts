import { addDays, type CivilDate } from "../../dates/civil-date.ts";
import type { Occurrence } from "../../event/event.ts";
import { occurrenceId } from "../compose/compose-digest.ts";
import { TOLD_DAYS } from "../delivery/send.ts";
import { dueAtMs, nextSlot } from "./due.ts";
import type { DigestParts } from "../delivery/dependencies.ts";
import { slotTelling, tellingsOf } from "./slots.ts";
import type { Subscription } from "../subscription.ts";

/** A digest that is to come. */
export interface NextPosting {
  readonly date: CivilDate;
  readonly dueAtMs: number;
}

/**
 * The next digest that will be posted, as the content stands: days with nothing to tell are passed over where the
 * channel is quiet on them. Null when a year has nothing for it.
 */
export async function nextPosting(
  { ledger, agendas }: Pick<DigestParts, "ledger" | "agendas">,
  subscription: Subscription,
): Promise<NextPosting | null> {
  const next = nextSlot(subscription);
  if (subscription.preferences.emptyDays === "say-so") return next;
  const told = await ledger.toldSince(subscription, addDays(next.date, -TOLD_DAYS), next.date);
  const [first] = tellingsOf(subscription, [next.date]);
  const from = first?.from ?? addDays(subscription.toldUntil, 1);
  const range = { from, until: addDays(from, LOOK_AHEAD_DAYS) };
  const [day] = agendas
    .occurrences(range, subscription.preferences)
    .filter((one) => isToldBy(subscription, one) && !told.has(occurrenceId(one)))
    .map(({ date }) => date)
    .toSorted();
  if (day === undefined) return null;
  if (first !== undefined && day <= first.until) return next;
  const date = slotTelling(subscription, day);
  return { date, dueAtMs: dueAtMs(subscription, date) };
}

/** Every anniversary comes within it. */
const LOOK_AHEAD_DAYS = 366;

/** What is known to the month only is told by months. */
function isToldBy({ kind }: Subscription, { precision }: Occurrence): boolean {
  return kind === "monthly" || precision === "day";
}
