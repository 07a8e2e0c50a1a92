import { findCivilDateAt } from "../../dates/civil-date.ts";
import { writeClockNotice, type ClockFault } from "./admin-notices.ts";
import type { DigestParts } from "./dependencies.ts";

/** Apart from Slack's clock by more than this, days and outcomes cannot be told for sure. */
const DIFFERENCE_MS_MAX = 120_000;

/** Clocks that are set right go back by seconds; more than this is a fault. */
const WENT_BACK_MS_MAX = 3_600_000;

/** Asks Slack for its time. False, with a notice, when the clocks differ; false, for now, when Slack is out of reach. */
export async function isClockRight(
  parts: DigestParts,
  teamId: string,
  userId: string,
): Promise<boolean> {
  const slackMs = await parts.poster.slackTimeMs(teamId);
  if (slackMs === null) {
    parts.log.warn("digests wait: Slack is out of reach", { teamId });
    return false;
  }
  const now = parts.clock.now();
  if (agreesWithSlack(slackMs, now)) return true;
  await report(parts, teamId, userId, {
    since: findCivilDateAt(slackMs, "UTC"),
    sentence: describeDifference(slackMs, now),
  });
  return false;
}

/** A time that this clock has not come to yet, by more than clocks are set right by. */
export function isFuture(writtenMs: number, nowMs: number): boolean {
  return writtenMs - nowMs > WENT_BACK_MS_MAX;
}

/** Apart from Slack's clock by more than that, no date can be told for sure. */
export function agreesWithSlack(slackMs: number, nowMs: number): boolean {
  return Math.abs(slackMs - nowMs) <= DIFFERENCE_MS_MAX;
}

/** `My clock says 2027-04-26 09:00 UTC, but Slack's says 2027-04-26 08:40 UTC.` */
export function describeDifference(slackMs: number, nowMs: number): string {
  return `My clock says ${utc(nowMs)}, but Slack's says ${utc(slackMs)}.`;
}

async function report(
  { ledger, clock, log }: DigestParts,
  teamId: string,
  userId: string,
  fault: ClockFault,
): Promise<void> {
  log.error("digests wait: the clock is wrong", { teamId, cause: fault.sentence });
  await ledger.putNotice(writeClockNotice(teamId, userId, fault), clock.now());
}

/** `2027-04-26 09:00 UTC` */
function utc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
