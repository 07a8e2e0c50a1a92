import { civilDateAt } from "../../dates/civil-date.ts";
import { writeClockNotice, type ClockFault } from "./admin-notices.ts";
import type { DigestParts } from "./dependencies.ts";
import type { Subscription } from "../subscription.ts";

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
  if (Math.abs(slackMs - now) <= DIFFERENCE_MS_MAX) return true;
  await report(parts, teamId, userId, {
    kind: "differs",
    since: civilDateAt(slackMs, "UTC"),
    sentence: `My clock says ${utc(now)}, but Slack's says ${utc(slackMs)}.`,
  });
  return false;
}

/** True, with a notice, when the ledger was written in what is now the future. */
export async function hasClockGoneBack(
  parts: DigestParts,
  subscriptions: readonly Subscription[],
): Promise<boolean> {
  const lastMs = await parts.ledger.lastWrittenMs(parts.teamId);
  const now = parts.clock.now();
  if (lastMs - now <= WENT_BACK_MS_MAX) return false;
  const fault: ClockFault = {
    kind: "went-back",
    since: utc(lastMs),
    sentence: `My clock went back: it says ${utc(now)}, but the last digest was written at ${utc(lastMs)}.`,
  };
  const userId = subscriptions[0]?.createdBy ?? "";
  await report(parts, parts.teamId, userId, fault);
  return true;
}

async function report(
  { ledger, clock, log }: DigestParts,
  teamId: string,
  userId: string,
  fault: ClockFault,
): Promise<void> {
  log.error("digests wait: the clock is wrong", { teamId, fault: fault.kind });
  await ledger.putNotice(writeClockNotice(teamId, userId, fault), clock.now());
}

/** `2027-04-26 09:00 UTC` */
function utc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
