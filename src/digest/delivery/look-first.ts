import { addDays, findCivilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import type { Run } from "../run/run.ts";
import { computeDueMs, findNextSlot } from "../schedule/due.ts";
import type { Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";

/** What is older is not told any more, whatever the ledger says. */
const READ_DAYS_MAX = 10;

/** A channel that cannot be read just now is waited for as long after the digest's time. */
const WAIT_MS_MAX = 15 * 60_000;

const DAY_MS = 86_400_000;

/**
 * The first act of a process for a subscription: it reads the channel from the day before on that the ledger takes for
 * the last settled one, and takes over what the ledger does not know. Whatever put the ledger back, and whatever the
 * schedule was meanwhile, a digest that the channel shows is not posted again. False while the channel cannot be read
 * and that may pass: the digest waits for it a little.
 */
export async function lookFirst(
  run: Run,
  subscription: Subscription,
  unsent: readonly Slot[],
): Promise<boolean> {
  if (run.hasRead(subscription)) return true;
  const { poster, ledger, log } = run.parts;
  const { teamId, channelId, kind } = subscription;
  await run.turnToRead();
  const dates = [subscription.settledUntil, ...unsent.map(({ date }) => date)];
  const reading = await poster.readDigests(subscription, findReadSinceMs(run, subscription, dates));
  if (reading.outcome === "unreadable") {
    // This ledger knows of no attempt that could have arrived, so without the history the post still goes out.
    log.warn("channel unreadable before its first digest", {
      teamId,
      channelId,
      kind,
      cause: reading.cause,
    });
    return reading.isLasting || run.parts.clock.now() >= waitUntilMs(subscription, unsent);
  }
  const own = reading.digests.filter((one) => one.kind === kind);
  const count = await ledger.recordFound(subscription, own, run.stamp());
  if (count > 0) log.warn("the ledger was behind the channel", { teamId, channelId, kind, count });
  run.noteRead(subscription);
  return true;
}

/** Reads ahead while nothing else is to be done, those first that are due first. */
export async function lookAhead(
  run: Run,
  subscriptions: readonly Subscription[],
  unsentOf: (one: Subscription) => readonly Slot[],
): Promise<void> {
  const unread = subscriptions
    .filter((one) => one.state === "active" && !run.hasRead(one))
    .map((one) => ({ one, dueMs: findNextSlot(one).dueAtMs }))
    .toSorted((a, b) => a.dueMs - b.dueMs);
  await run.each(
    unread.map(({ one }) => one),
    async (one) => {
      if (await run.mayAct(one, one.createdBy)) await lookFirst(run, one, unsentOf(one));
    },
  );
}

function waitUntilMs(subscription: Subscription, unsent: readonly Slot[]): number {
  const dates = unsent.map(({ date }) => computeDueMs(subscription, date));
  return Math.min(findNextSlot(subscription).dueAtMs, ...dates) + WAIT_MS_MAX;
}

function findReadSinceMs(
  { parts: { clock } }: Run,
  subscription: Subscription,
  dates: readonly CivilDate[],
): number {
  const earliest = addDays(findCivilDateAt(clock.now(), subscription.zone), -READ_DAYS_MAX);
  const first = dates.toSorted()[0] ?? earliest;
  const from = first < earliest ? earliest : first;
  return computeDueMs({ ...subscription, time: "00:00" }, from) - DAY_MS;
}
