import { addDays, type CivilDate } from "../../dates/civil-date.ts";
import type { Occurrence } from "../../event/event.ts";
import { identifyOccurrence } from "../compose/compose-digest.ts";
import { findAnnounced, type DraftSources } from "./draft.ts";
import { computeDueMs, findNextSlot } from "../schedule/due.ts";
import { findSlotCovering, listSlotDays } from "../schedule/slots.ts";
import type { Subscription } from "../subscription.ts";

/** A digest that is to come. */
export interface NextPost {
  readonly date: CivilDate;
  readonly dueAtMs: number;
}

/**
 * The next digest that will be posted, as the content stands: days with nothing to tell are passed over where the
 * channel is quiet on them. Null when a year has nothing for it.
 */
export async function findNextPost(
  sources: DraftSources,
  subscription: Subscription,
): Promise<NextPost | null> {
  const next = findNextSlot(subscription);
  if (subscription.preferences.emptyDays === "say-so") return next;
  const announced = await findAnnounced(sources.ledger, subscription, next.date);
  const [first] = listSlotDays(subscription, [next.date]);
  const from = first?.from ?? addDays(subscription.announcedUntil, 1);
  const range = { from, until: addDays(from, LOOK_AHEAD_DAYS) };
  const [day] = sources.agendas
    .occurrences(range, subscription.preferences)
    .filter((one) => isAnnouncedBy(subscription, one) && !announced.has(identifyOccurrence(one)))
    .map(({ date }) => date)
    .toSorted();
  if (day === undefined) return null;
  if (first !== undefined && day <= first.until) return next;
  const date = findSlotCovering(subscription, day);
  return { date, dueAtMs: computeDueMs(subscription, date) };
}

/** Every anniversary comes within it. */
const LOOK_AHEAD_DAYS = 366;

/** What is known to the month only is told by months. */
function isAnnouncedBy({ kind }: Subscription, { precision }: Occurrence): boolean {
  return kind === "monthly" || precision === "day";
}
