import { addDays, findCivilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import { identifyOccurrence } from "../compose/compose-digest.ts";
import type { Digest } from "../digest.ts";
import type { SubscriptionId } from "../ports/ledger.ts";
import { findCorrectionTransition } from "./correction-outcome.ts";
import { draftAgain, isLate } from "../draft/draft.ts";
import { hashText } from "../../sha256.ts";
import { isPictureRefusal, showPicture } from "../draft/attach-picture.ts";
import type { Run } from "../run/run.ts";
import { groupBySubscription, type Slot } from "../slot.ts";
import { listClaimedDays } from "../schedule/slots.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";
import { isStillSo, readOrder, readFacts, writeFacts } from "../draft/facts.ts";

/** A digest that was posted longer ago stays as it is. The newest monthly digest is always among the younger ones. */
const CORRECTED_DAYS_MAX = 31;

/** The first date whose digest is corrected. */
export function findCorrectedSince(nowMs: number): CivilDate {
  return addDays(findCivilDateAt(nowMs, "UTC"), -CORRECTED_DAYS_MAX);
}

/**
 * Mends posted digests whose facts the content tells otherwise now: an edit of the same message, never a new one.
 * Of several contents that are served at once, only the newest corrects, so replicas never undo each other's edits.
 * A content with a broken file corrects nothing.
 */
export async function correctPosted(
  run: Run,
  subscriptionOf: (slot: Slot) => Subscription | undefined,
): Promise<void> {
  const { ledger, content, clock, teamId } = run.parts;
  if (!(await run.isContentFinal())) return;
  const { version } = content();
  const now = clock.now();
  const since = findCorrectedSince(now);
  let settled: number;
  do {
    settled = 0;
    const slots = await ledger.postedFromOther({ teamId, content: version, since, nowMs: now });
    await run.each(bySubscription(slots), async ({ slots: ofOne }) => {
      const [first] = ofOne;
      const subscription = first && subscriptionOf(first);
      // Ascending, one after the other: what a day no longer tells, a later one may.
      for (const slot of ofOne) {
        if (!(await correct(run, slot, subscription))) return;
        settled++;
      }
    });
    // Until nothing is left, or until the run is over.
  } while (settled > 0);
}

interface Group extends SubscriptionId {
  readonly slots: readonly Slot[];
}

function bySubscription(slots: readonly Slot[]): readonly Group[] {
  return [...groupBySubscription(slots).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...first, slots: own }];
  });
}

/** False when later ones of the same subscription have to wait for this one. */
async function correct(
  run: Run,
  slot: Slot,
  subscription: Subscription | undefined,
): Promise<boolean> {
  const { ledger } = run.parts;
  const { version } = run.parts.content();
  const facts = readFacts(slot.facts ?? "");
  const order = facts && readOrder(facts, slot.kind);
  // Whoever stopped it wants no more of it, and where it is suspended nothing can be written.
  const isServed = subscription?.state === "active" || subscription?.state === "paused";
  if (facts === null || order === null || !isServed) {
    await ledger.confirmFacts(slot, version);
    return true;
  }
  const { digest } = await draftAgain(run.parts, order, slot, listClaimedDays(order, slot));
  // An edit under way may have arrived, so it is made again, whatever the content says now.
  if (slot.correction !== "sending" && (await isStillSo(facts, digest))) {
    await ledger.confirmFacts(slot, version);
    return true;
  }
  return edit(run, slot, { digest, order, subscription });
}

interface Correction {
  readonly digest: Digest;
  readonly order: DigestOrder;
  readonly subscription: Subscription;
}

async function edit(
  run: Run,
  posted: Slot,
  { digest, order, subscription }: Correction,
): Promise<boolean> {
  const { ledger, poster, clock, log, content } = run.parts;
  const { version } = content();
  if (posted.ts === null || !(await run.mayAct(posted, subscription.createdBy))) return false;
  await run.turnToEdit();
  const slot = await ledger.beginCorrection(posted, run.stamp());
  if (slot === null || slot.ts === null) return false;
  const { key, attempt, covers, ts } = slot;
  const correctedOn = findCivilDateAt(clock.now(), order.zone);
  const message = { ts, correctedOn, isLate: isLate(posted, order) };
  const picture = await showPicture(run.parts, order, digest);
  const idempotency = { key, attempt, covers };
  const first = await poster.correct(digest, slot, idempotency, { ...message, picture });
  const outcome =
    picture !== null && isPictureRefusal(first)
      ? await poster.correct(digest, slot, idempotency, { ...message, picture: null })
      : first;
  log.info("digest corrected", { key, ...outcome });
  if (outcome.outcome === "not-sent" && outcome.retryAfterMs !== null) run.slowDown(slot);
  const text = await writeFacts(digest, order);
  const facts = {
    facts: text,
    factsVersion: version,
    contentHash: await hashText(text),
    occurrences: digest.entries.map(({ occurrence }) => identifyOccurrence(occurrence)),
  };
  const { change, effects, isSettled } = findCorrectionTransition(
    outcome,
    slot,
    facts,
    subscription.createdBy,
    clock.now(),
  );
  await ledger.change(slot, change, run.stamp(), effects);
  return isSettled;
}
