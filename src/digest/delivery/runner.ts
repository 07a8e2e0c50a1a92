import { mendFuture } from "../run/mend-clock.ts";
import { findCorrectedSince, correctPosted } from "../correction/correct.ts";
import type { DigestParts } from "../run/dependencies.ts";
import { openRun, type Run } from "../run/run.ts";
import { settleByReading } from "./reconcile.ts";
import { sendAgain } from "./retry.ts";
import { groupBySubscription, isUnsent, type Slot } from "../slot.ts";
import { identifySubscription, type Subscription } from "../subscription.ts";
import { reopenEmpty } from "./reopen-empty.ts";
import { lookAhead } from "./look-first.ts";
import { claimDue } from "./claim-due.ts";
import { createUnbrokenWatch } from "../run/unbroken-watch.ts";

export interface DigestRunner {
  /**
   * Posts what is due and settles what is open. It may be called at any time, any number of times, by any number of
   * workers on one ledger. Never rejects; a fault is logged, and the next tick goes on from the ledger.
   * An aborted signal ends it after the posts under way.
   */
  tick(signal?: AbortSignal): Promise<void>;
}

export function createDigestRunner(parts: DigestParts): DigestRunner {
  let isTidy = false;
  const watch = createUnbrokenWatch();
  return {
    async tick(signal) {
      try {
        if (!isTidy) await parts.ledger.forgetFacts(findCorrectedSince(parts.clock.now()));
        isTidy = true;
        await performRun(
          openRun(parts, { watch, watchedSinceMs: watch.tick(parts.clock.now()) }, signal),
        );
      } catch (error) {
        watch.breakOff();
        parts.log.error("digest tick failed", { err: error });
      }
    },
  };
}

/** A notice that was taken but not told is told by another worker after this time. */
const NOTICE_LEASE_MS = 60_000;

/** One that reached nobody is tried again after this time, and shown in App Home meanwhile. */
const NOTICE_WAIT_MS = 15 * 60_000;

async function performRun(run: Run): Promise<void> {
  const { ledger, teamId } = run.parts;
  const subscriptions = await ledger.subscriptions(teamId);
  const future = await mendFuture(run, subscriptions);
  if (future === "right") await settleAll(run, subscriptions);
  if (future === "mended") await settleAll(run, await ledger.subscriptions(teamId));
  await tellNotices(run.parts);
}

async function settleAll(run: Run, subscriptions: readonly Subscription[]): Promise<void> {
  const { ledger, teamId } = run.parts;
  const unsent = (await ledger.openSlots(teamId)).filter(isUnsent);
  const unsentOf = groupBySubscription(unsent);
  const byKey = new Map(subscriptions.map((one) => [identifySubscription(one), one]));
  const subscriptionOf = (slot: Slot): Subscription | undefined =>
    byKey.get(identifySubscription(slot));
  await run.each(subscriptions, (one) =>
    claimDue(run, one, unsentOf.get(identifySubscription(one)) ?? []),
  );
  await run.each(unsent, (slot) => sendAgain(run, slot, subscriptionOf(slot)));
  // Last, because reads are slow and lose nothing by waiting for the next run; with what this run left unproven.
  const unproven = (await ledger.openSlots(teamId)).filter((slot) => !isUnsent(slot));
  await run.each(unproven, (slot) => settleByReading(run, slot, subscriptionOf(slot)));
  await correctPosted(run, subscriptionOf);
  await reopenEmpty(run, subscriptionOf);
  await lookAhead(run, subscriptions, (one) => unsentOf.get(identifySubscription(one)) ?? []);
  for (const slot of run.postponed()) {
    await run.parts.wait(Math.max(0, (slot.actAtMs ?? 0) - run.parts.clock.now()));
    await sendAgain(run, slot, subscriptionOf(slot));
  }
}

async function tellNotices({ ledger, teamId, poster, clock, log }: DigestParts): Promise<void> {
  const now = clock.now();
  for (const notice of await ledger.claimNotices(teamId, now, now + NOTICE_LEASE_MS)) {
    if (await poster.notifyAdmins(notice)) await ledger.settleNotice(notice.key);
    else {
      log.warn("an admin notice waits: it reached nobody", { key: notice.key });
      await ledger.postponeNotice(notice.key, now + NOTICE_WAIT_MS);
    }
  }
}
