import { addDays, findCivilDateAt } from "../../dates/civil-date.ts";
import type { MendedSubscription } from "../ports/ledger.ts";
import { findStartingPoint } from "../schedule/due.ts";
import { findAnnouncedUntil } from "../schedule/slots.ts";
import type { Subscription } from "../subscription.ts";
import { writeMendedNotice } from "./admin-notices.ts";
import { isFuture } from "./clock-check.ts";
import type { Run } from "./run.ts";

/**
 * A clock that was ahead may have left dates in the ledger that never came: digests would be silent until then. Once
 * Slack's clock agrees with ours, what lies ahead of it is set back to the present. Digests that were posted stay posted.
 * Resolves to whether the run may go on.
 */
export async function mendFuture(
  run: Run,
  subscriptions: readonly Subscription[],
): Promise<"right" | "mended" | "wrong"> {
  const { ledger, clock, teamId, log } = run.parts;
  const now = clock.now();
  const lastMs = await ledger.lastWrittenMs(teamId);
  const isWritten = isFuture(lastMs, now);
  const ahead = subscriptions.filter((one) => liesAhead(one, now, isWritten));
  if (!isWritten && ahead.length === 0) return "right";
  const [someone] = subscriptions;
  if (someone === undefined) return "right";
  if (!(await run.mayAct(someone, someone.createdBy))) return "wrong";
  const mended = subscriptions.map((one) => mend(one, ahead.includes(one), now));
  await ledger.mendFuture({ teamId, subscriptions: mended }, run.stamp());
  log.warn("the ledger held times that never came; they are set back", { digests: ahead.length });
  const notice = writeMendedNotice(teamId, someone.createdBy, { since: lastMs, ahead });
  await ledger.putNotice(notice, now);
  return "mended";
}

/** A channel that moved to a zone further west may be a day ahead. */
function liesAhead(one: Subscription, nowMs: number, isWritten: boolean): boolean {
  if (one.state === "stopped") return false;
  const today = findCivilDateAt(nowMs, one.zone);
  return one.settledUntil > (isWritten ? today : addDays(today, 1));
}

function mend(one: Subscription, isAhead: boolean, nowMs: number): MendedSubscription {
  const settledUntil = isAhead ? findStartingPoint(one, nowMs) : one.settledUntil;
  return {
    subscription: one,
    today: findCivilDateAt(nowMs, one.zone),
    settledUntil,
    announcedUntil: isAhead ? findAnnouncedUntil(one, settledUntil) : one.announcedUntil,
  };
}
