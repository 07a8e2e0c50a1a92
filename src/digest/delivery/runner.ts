import { clockWentBack } from "./clock-check.ts";
import { correctedSince, correctPosted } from "../correction/correct.ts";
import type { DigestParts } from "./dependencies.ts";
import { openPass, type Pass } from "./run.ts";
import { settleByReading } from "./reconcile.ts";
import { sendAgain } from "./retry.ts";
import { isUnsent, type Slot } from "../slot.ts";
import type { Subscription } from "../subscription.ts";
import { takeDue } from "./claim-due.ts";
import { createVigil } from "./unbroken-watch.ts";

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
  const vigil = createVigil();
  return {
    async tick(signal) {
      try {
        if (!isTidy) await parts.ledger.forgetTold(correctedSince(parts.clock.now()));
        isTidy = true;
        await runPass(openPass(parts, vigil.goOn(parts.clock.now()), signal));
      } catch (error) {
        vigil.breakOff();
        parts.log.error("digest tick failed", { err: error });
      }
    },
  };
}

/** A notice that was taken but not told is told by another worker after this time. */
const NOTICE_LEASE_MS = 60_000;

async function runPass(pass: Pass): Promise<void> {
  const { ledger } = pass.parts;
  const subscriptions = await ledger.subscriptions();
  if (!(await clockWentBack(pass.parts, subscriptions))) await settleAll(pass, subscriptions);
  await tellNotices(pass.parts);
}

async function settleAll(pass: Pass, subscriptions: readonly Subscription[]): Promise<void> {
  const { ledger } = pass.parts;
  const unsent = (await ledger.openSlots()).filter(isUnsent);
  const unsentOf = grouped(unsent);
  const byKey = new Map(subscriptions.map((one) => [subscriptionKey(one), one]));
  const subscriptionOf = (slot: Slot): Subscription | undefined => byKey.get(subscriptionKey(slot));
  await pass.each(subscriptions, (one) =>
    takeDue(pass, one, unsentOf.get(subscriptionKey(one)) ?? []),
  );
  await pass.each(unsent, (slot) => sendAgain(pass, slot, subscriptionOf(slot)));
  // Last, because reads are slow and lose nothing by waiting for the next pass; with what this pass left unproven.
  const unproven = (await ledger.openSlots()).filter((slot) => !isUnsent(slot));
  await pass.each(unproven, (slot) => settleByReading(pass, slot, subscriptionOf(slot)));
  await correctPosted(pass, subscriptionOf);
}

function grouped(slots: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = subscriptionKey(slot);
    groups.set(key, [...(groups.get(key) ?? []), slot]);
  }
  return groups;
}

function subscriptionKey({ teamId, channelId, kind }: Slot | Subscription): string {
  return `${teamId}/${channelId}/${kind}`;
}

async function tellNotices({ ledger, poster, clock }: DigestParts): Promise<void> {
  const now = clock.now();
  for (const notice of await ledger.takeNotices(now, now + NOTICE_LEASE_MS)) {
    await poster.notifyAdmins(notice.teamId, notice.userId, notice.text, notice.channelId);
    await ledger.noticeTold(notice.key);
  }
}
