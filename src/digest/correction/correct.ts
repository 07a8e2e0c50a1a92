import { addDays, civilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import { composeDigest, occurrenceId } from "../compose/compose-digest.ts";
import type { Digest } from "../digest.ts";
import type { SubscriptionId } from "../ports/ledger.ts";
import { meaningOfCorrection } from "./correction-outcome.ts";
import { isLate, TOLD_DAYS } from "../delivery/send.ts";
import { hashOf } from "../../sha256.ts";
import { mayBeThePicture, pictureFor } from "../compose/attach-picture.ts";
import type { DigestParts } from "../delivery/dependencies.ts";
import type { Pass } from "../delivery/run.ts";
import type { Slot } from "../slot.ts";
import { tellingsOfSlot } from "../schedule/slots.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";
import { isStillSo, orderOf, readTold, toldText } from "./posted-facts.ts";

/** A digest that was posted longer ago stays as it is. The newest monthly digest is always among the younger ones. */
const CORRECTED_DAYS_MAX = 31;

/** The first date whose digest is corrected. */
export function correctedSince(nowMs: number): CivilDate {
  return addDays(civilDateAt(nowMs, "UTC"), -CORRECTED_DAYS_MAX);
}

/**
 * While a new content is brought out, some replicas still serve the old one. A content that nobody served for this long
 * is gone, so going back to an older one counts after it.
 */
const STILL_SERVED_MS = 10 * 60_000;

/**
 * Mends posted digests whose facts the content tells otherwise now: an edit of the same message, never a new one.
 * Of several contents that are served at once, only the newest corrects, so replicas never undo each other's edits.
 * A content with a broken file corrects nothing.
 */
export async function correctPosted(
  pass: Pass,
  subscriptionOf: (slot: Slot) => Subscription | undefined,
): Promise<void> {
  const { ledger, content, clock } = pass.parts;
  const { version, isWhole } = content();
  if (!isWhole) return;
  const now = clock.now();
  if (!(await ledger.serveContent(version, now, now - STILL_SERVED_MS))) return;
  let settled: number;
  do {
    settled = 0;
    const slots = await ledger.toldFromOther(version, correctedSince(now), now);
    await pass.each(bySubscription(slots), async ({ slots: ofOne }) => {
      const [first] = ofOne;
      const subscription = first && subscriptionOf(first);
      // Ascending, one after the other: what a day no longer tells, a later one may.
      for (const slot of ofOne) {
        if (!(await correct(pass, slot, subscription))) return;
        settled++;
      }
    });
    // Until nothing is left, or until the pass is over.
  } while (settled > 0);
}

interface Group extends SubscriptionId {
  readonly slots: Slot[];
}

function bySubscription(slots: readonly Slot[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const slot of slots) {
    const { teamId, channelId, kind } = slot;
    const key = `${teamId}/${channelId}/${kind}`;
    const group = groups.get(key) ?? { teamId, channelId, kind, slots: [] };
    group.slots.push(slot);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** False when later ones of the same subscription have to wait for this one. */
async function correct(
  pass: Pass,
  slot: Slot,
  subscription: Subscription | undefined,
): Promise<boolean> {
  const { ledger } = pass.parts;
  const { version } = pass.parts.content();
  const told = readTold(slot.told ?? "");
  const order = told && orderOf(told, slot.kind);
  // Whoever stopped it wants no more of it, and where it is suspended nothing can be written.
  const isServed = subscription?.state === "active" || subscription?.state === "paused";
  if (told === null || order === null || !isServed) {
    await ledger.toldTheSame(slot, version);
    return true;
  }
  const digest = await digestNow(pass.parts, order, slot);
  // An edit under way may have arrived, so it is made again, whatever the content says now.
  if (slot.correction !== "sending" && (await isStillSo(told, digest))) {
    await ledger.toldTheSame(slot, version);
    return true;
  }
  return edit(pass, slot, { digest, order, subscription });
}

/** What the digest would say now, in its own order, after the digests before it. */
async function digestNow(
  { ledger, agendas }: DigestParts,
  order: DigestOrder,
  slot: Slot,
): Promise<Digest> {
  const told = await ledger.toldBefore(slot, addDays(slot.date, -TOLD_DAYS), slot.date);
  const tellings = tellingsOfSlot(order, slot);
  const own = tellings.find((telling) => telling.slot === slot.date) ?? null;
  const missed = tellings.filter((telling) => telling !== own);
  return composeDigest(agendas, order, slot.date, { own, missed, told });
}

interface Correction {
  readonly digest: Digest;
  readonly order: DigestOrder;
  readonly subscription: Subscription;
}

async function edit(
  pass: Pass,
  posted: Slot,
  { digest, order, subscription }: Correction,
): Promise<boolean> {
  const { ledger, poster, clock, log, content } = pass.parts;
  const { version } = content();
  if (posted.ts === null || !(await pass.mayAct(posted, subscription.createdBy))) return false;
  await pass.turnToEdit();
  const slot = await ledger.beginCorrection(posted, pass.stamp());
  if (slot === null || slot.ts === null) return false;
  const { key, attempt, ts } = slot;
  const correctedOn = civilDateAt(clock.now(), order.zone);
  const message = { ts, correctedOn, isLate: isLate(posted, order) };
  const picture = await pictureFor(pass.parts, order, digest);
  const mark = { key, attempt };
  const first = await poster.correct(digest, slot, mark, { ...message, picture });
  const outcome =
    picture !== null && mayBeThePicture(first)
      ? await poster.correct(digest, slot, mark, { ...message, picture: null })
      : first;
  log.info("digest corrected", { key, ...outcome });
  if (outcome.outcome === "not-sent" && outcome.retryAfterMs !== null) pass.rest(slot.teamId);
  const text = await toldText(digest, order);
  const facts = {
    told: text,
    toldBy: version,
    contentHash: await hashOf(text),
    occurrences: digest.entries.map(({ occurrence }) => occurrenceId(occurrence)),
  };
  const { change, effects, isSettled } = meaningOfCorrection(
    outcome,
    slot,
    facts,
    subscription.createdBy,
    clock.now(),
  );
  await ledger.change(slot, change, pass.stamp(), effects);
  return isSettled;
}
