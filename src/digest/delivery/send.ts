import { addDays, civilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import { composeDigest, occurrenceId } from "../compose/compose-digest.ts";
import type { Digest } from "../digest.ts";
import { dueAtMs } from "../schedule/due.ts";
import { hashOf } from "../../sha256.ts";
import { mayBeThePicture, pictureFor } from "../compose/attach-picture.ts";
import type { DigestParts } from "./dependencies.ts";
import type { Pass } from "./run.ts";
import type { ShownPicture } from "../ports/picture.ts";
import type { PostOutcome } from "../ports/poster.ts";
import { recordOutcome } from "./record-outcome.ts";
import { slotKey, type Slot, type Telling } from "../slot.ts";
import { tellingsOfSlot } from "../schedule/slots.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";
import { toldText } from "../correction/posted-facts.ts";

/** From then on a digest may be in the channel although the ledger does not know it (a restored backup). */
const LATE_MS = 300_000;

/** From then on the message says that it is late; rate limits and retries alone take minutes. */
const LATE_TOLD_MS = 900_000;

/** A message may carry a time a little before the digest was due or sent: clocks differ. */
export const READ_MARGIN_MS = 300_000;

/** A process that was suspended for longer between the ledger and the socket may have lost its row: it must not send. */
const SEND_START_MS_MAX = 10_000;

/** The longest digest tells a month; an occurrence told longer ago cannot come again. */
export const TOLD_DAYS = 62;

/** Sends a claimed slot once, and writes down what came of it. */
export async function deliver(
  pass: Pass,
  claimed: Slot,
  subscription: Subscription,
): Promise<void> {
  const slot = await withoutWhatIsThere(pass, claimed, subscription);
  if (slot === null) return;
  const tellings = tellingsOfSlot(subscription, slot);
  const digest = await digestFor(pass.parts, subscription, slot.date, tellings);
  const { ledger, clock, log } = pass.parts;
  if (!isWorthPosting(digest, tellings, subscription, clock.now())) {
    await ledger.change(slot, { state: "skipped", reason: "empty" }, pass.stamp());
    return;
  }
  // Before the row says "sending": a slow picture delays nothing that could be lost.
  const picture = await pictureFor(pass.parts, subscription, digest);
  const letter = { digest, told: await toldText(digest, subscription), order: subscription };
  const sent = await sendWritten(pass, slot, letter, picture);
  if (sent === null) return;
  if (!(await recordOutcome(pass, sent.slot, subscription, sent.outcome))) {
    const { key, attempt } = sent.slot;
    log.warn("another worker took the digest over", { key, attempt });
  }
}

/**
 * What the digest of a date says, without what the channel's other digests of the same kind have told. So each kind
 * announces an occurrence once, even when editors move its day: the week's list and the day itself both tell it,
 * and neither does so twice.
 */
export async function digestFor(
  { ledger, agendas }: Pick<DigestParts, "ledger" | "agendas">,
  subscription: Subscription,
  date: CivilDate,
  tellings: readonly Telling[],
): Promise<Digest> {
  const told = await ledger.toldSince(subscription, addDays(date, -TOLD_DAYS), date);
  const own = tellings.find(({ slot }) => slot === date) ?? null;
  const missed = tellings.filter((telling) => telling !== own);
  return composeDigest(agendas, subscription, date, { own, missed, told });
}

/** A digest without entries is posted where the channel asks for it, as long as it is the day to say so. */
export function isWorthPosting(
  { date, entries }: Digest,
  tellings: readonly Telling[],
  { preferences, zone }: DigestOrder,
  nowMs: number,
): boolean {
  if (entries.length > 0) return true;
  const hasDays = tellings.some(({ slot }) => slot === date);
  return preferences.emptyDays === "say-so" && hasDays && civilDateAt(nowMs, zone) === date;
}

/** Looks into the channel before a late post. Null when the digest is there; days that are there are not told again. */
async function withoutWhatIsThere(
  pass: Pass,
  slot: Slot,
  subscription: Subscription,
): Promise<Slot | null> {
  const dueMs = dueAtMs(subscription, slot.date);
  if (pass.parts.clock.now() - dueMs <= LATE_MS) return slot;
  // It only waited for its turn: thousands at once take longer than that, and reads are slower than posts.
  if (slot.attempt === 0 && dueMs >= pass.watchedSinceMs) return slot;
  const own = await tsInChannel(pass, slot, subscription, slot.date);
  if (own !== null) {
    const posted = { state: "posted", ts: own, reason: "found in the channel" } as const;
    await pass.parts.ledger.change(slot, posted, pass.stamp());
    return null;
  }
  const found: { date: CivilDate; key: string; ts: string }[] = [];
  for (const date of slot.covers) {
    const ts = await tsInChannel(pass, slot, subscription, date);
    if (ts !== null) found.push({ date, key: slotKey(slot, slot.kind, date), ts });
  }
  if (found.length === 0) return slot;
  const covers = slot.covers.filter((date) => !found.some((one) => one.date === date));
  const change = { state: "claimed", actAtMs: pass.stamp().leaseUntilMs, covers } as const;
  return pass.parts.ledger.change(slot, change, pass.stamp(), { foundPosted: found });
}

async function tsInChannel(
  pass: Pass,
  slot: Slot,
  subscription: Subscription,
  date: CivilDate,
): Promise<string | null> {
  const key = slotKey(slot, slot.kind, date);
  const { poster, log } = pass.parts;
  await pass.turnToRead();
  const lookup = await poster.find(key, slot, dueAtMs(subscription, date) - READ_MARGIN_MS);
  // This ledger knows of no attempt that could have arrived, so without the history the post still goes out.
  if (lookup.outcome === "unreadable") {
    log.warn("history unreadable before a late digest", { key, cause: lookup.cause });
  }
  return lookup.outcome === "found" ? lookup.ts : null;
}

interface Letter {
  readonly digest: Digest;
  /** The facts in it, as its row keeps them. */
  readonly told: string;
  readonly order: DigestOrder;
}

interface Sent {
  readonly slot: Slot;
  readonly outcome: PostOutcome;
}

/**
 * One request, or a second one without the picture where Slack refused the first because of it: then nothing was
 * stored. Each is written before it is sent. Null when another worker took the slot over.
 */
async function sendWritten(
  pass: Pass,
  slot: Slot,
  letter: Letter,
  picture: ShownPicture | null,
): Promise<Sent | null> {
  const sending = await writeBeforeSending(pass, slot, letter);
  if (sending === null) return null;
  const outcome = await send(pass, sending, letter, picture);
  const { gallery, log } = pass.parts;
  const { key, attempt } = sending;
  log.info("digest sent", { key, attempt, ...outcome });
  if (picture === null || !mayBeThePicture(outcome)) return { slot: sending, outcome };
  log.warn("digest goes without its picture", { key });
  gallery?.refused(picture);
  return sendWritten(pass, sending, letter, null);
}

async function writeBeforeSending(
  pass: Pass,
  slot: Slot,
  { digest, told }: Letter,
): Promise<Slot | null> {
  const occurrences = digest.entries.map((entry) => occurrenceId(entry.occurrence));
  const contentHash = await hashOf(told);
  const stamp = pass.stamp();
  return pass.parts.ledger.change(
    slot,
    {
      state: "sending",
      attempt: slot.attempt + 1,
      absences: 0,
      sendingAtMs: stamp.nowMs,
      actAtMs: stamp.leaseUntilMs,
      contentHash,
      told,
      toldBy: pass.parts.content().version,
      occurrences,
    },
    stamp,
  );
}

async function send(
  { parts }: Pass,
  sending: Slot,
  { digest, order }: Letter,
  picture: ShownPicture | null,
): Promise<PostOutcome> {
  const { clock, poster } = parts;
  if (clock.now() - (sending.sendingAtMs ?? 0) > SEND_START_MS_MAX) {
    return { outcome: "not-sent", cause: "suspended before sending", retryAfterMs: null };
  }
  const { key, attempt, teamId, channelId } = sending;
  const trimmings = { picture, isLate: isLate(sending, order) };
  return poster.post(digest, { teamId, channelId }, { key, attempt }, trimmings);
}

/** By what is written, so that a correction of the message says the same. */
export function isLate({ date, sendingAtMs }: Slot, order: DigestOrder): boolean {
  return sendingAtMs !== null && sendingAtMs - dueAtMs(order, date) > LATE_TOLD_MS;
}
