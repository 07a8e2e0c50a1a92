import type { CivilDate } from "../../dates/civil-date.ts";
import type { Run } from "../run/run.ts";
import { computeDueMs } from "../schedule/due.ts";
import { makeSlotKey, type Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** From then on a digest may be in the channel although the ledger does not know it (a restored backup). */
const LATE_MS = 300_000;

/** A message may carry a time a little before the digest was due or sent: clocks differ. */
export const READ_MARGIN_MS = 300_000;

/** Looks into the channel before a late post. Null when the digest is there; days that are there are not told again. */
export async function lookBeforeSending(
  run: Run,
  slot: Slot,
  subscription: Subscription,
): Promise<Slot | null> {
  const dueMs = computeDueMs(subscription, slot.date);
  if (run.parts.clock.now() - dueMs <= LATE_MS) return slot;
  // It only waited for its turn: thousands at once take longer than that, and reads are slower than posts.
  if (slot.attempt === 0 && dueMs >= run.watchedSinceMs) return slot;
  const own = await tsInChannel(run, slot, subscription, slot.date);
  if (own !== null) {
    const posted = { state: "posted", ts: own, reason: "found in the channel" } as const;
    await run.parts.ledger.change(slot, posted, run.stamp());
    return null;
  }
  const found: { date: CivilDate; key: string; ts: string }[] = [];
  for (const date of slot.covers) {
    const ts = await tsInChannel(run, slot, subscription, date);
    if (ts !== null) found.push({ date, key: makeSlotKey(slot, slot.kind, date), ts });
  }
  if (found.length === 0) return slot;
  const covers = slot.covers.filter((date) => !found.some((one) => one.date === date));
  const change = { state: "claimed", actAtMs: run.stamp().leaseUntilMs, covers } as const;
  return run.parts.ledger.change(slot, change, run.stamp(), { foundPosted: found });
}

async function tsInChannel(
  run: Run,
  slot: Slot,
  subscription: Subscription,
  date: CivilDate,
): Promise<string | null> {
  const key = makeSlotKey(slot, slot.kind, date);
  const { poster, log } = run.parts;
  await run.turnToRead();
  const lookup = await poster.find(key, slot, computeDueMs(subscription, date) - READ_MARGIN_MS);
  // This ledger knows of no attempt that could have arrived, so without the history the post still goes out.
  if (lookup.outcome === "unreadable") {
    log.warn("history unreadable before a late digest", { key, cause: lookup.cause });
  }
  return lookup.outcome === "found" ? lookup.ts : null;
}
