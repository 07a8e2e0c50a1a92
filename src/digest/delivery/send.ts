import type { Log } from "../../log.ts";
import { hashText } from "../../sha256.ts";
import { identifyOccurrence } from "../compose/compose-digest.ts";
import type { Digest } from "../digest.ts";
import { isPictureRefusal, showPicture } from "../draft/attach-picture.ts";
import { draftDigest, isLate, isWorthPosting, type Draft } from "../draft/draft.ts";
import { writeFacts } from "../draft/facts.ts";
import type { SlotChange } from "../ports/ledger.ts";
import type { ShownPicture } from "../ports/picture.ts";
import type { IdempotencyKey, PostOutcome } from "../ports/poster.ts";
import type { Run } from "../run/run.ts";
import { listClaimedDays } from "../schedule/slots.ts";
import type { Slot } from "../slot.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";
import { recordOutcome } from "./record-outcome.ts";

/** A process that was suspended for longer between the ledger and the socket may have lost its row: it must not send. */
const SEND_START_MS_MAX = 10_000;

/** A claimed slot, its subscription, and what was drafted for it before it was claimed; null where nothing was. */
export interface Sending {
  readonly claimed: Slot;
  readonly subscription: Subscription;
  readonly draft: Draft | null;
}

/** Sends a claimed slot once, and writes down what came of it. */
export async function send(run: Run, { claimed, subscription, draft }: Sending): Promise<void> {
  const slot = claimed;
  const { digest, ...rest } = await draftFor(run, slot, subscription, draft);
  const { ledger, clock, log } = run.parts;
  if (!isWorthPosting({ digest, ...rest }, subscription, clock.now())) {
    await ledger.change(slot, await settleEmpty(run), run.stamp());
    return;
  }
  // Before the row says "sending": a slow picture delays nothing that could be lost.
  const picture = await showPicture(run.parts, subscription, digest);
  const message = { digest, facts: await writeFacts(digest, subscription), order: subscription };
  const sent = await sendWritten(run, slot, message, picture);
  if (sent === null) return;
  if (!(await recordOutcome(run, sent.slot, subscription, sent.outcome))) {
    const { key, attempt } = sent.slot;
    log.warn("another worker took the digest over", { key, attempt });
  }
}

/** Looked at again in a minute where this process cannot tell. */
async function settleEmpty(run: Run): Promise<SlotChange> {
  const { content, clock } = run.parts;
  if (await run.isContentFinal()) {
    return { state: "skipped", reason: "empty", factsVersion: content().version };
  }
  const reason = "nothing to tell, as far as the content can be read";
  return { state: "waiting", reason, actAtMs: clock.now() + 60_000 };
}

/** The draft that is there, unless the claim left out some of its days: another worker holds them, or the channel shows them. */
async function draftFor(
  run: Run,
  slot: Slot,
  subscription: Subscription,
  draft: Draft | null,
): Promise<Draft> {
  const days = listClaimedDays(subscription, slot);
  if (draft !== null && JSON.stringify(draft.days) === JSON.stringify(days)) return draft;
  return draftDigest(run.parts, subscription, slot.date, days);
}

interface Message {
  readonly digest: Digest;
  /** The facts in it, as its row keeps them. */
  readonly facts: string;
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
  run: Run,
  slot: Slot,
  message: Message,
  picture: ShownPicture | null,
): Promise<Sent | null> {
  const sending = await writeBeforeSending(run, slot, message);
  if (sending === null) return null;
  const outcome = await request(run, sending, message, picture);
  const { pictures, log } = run.parts;
  const { key, attempt } = sending;
  logOutcome(log, { key, attempt }, outcome);
  if (picture === null || !isPictureRefusal(outcome)) return { slot: sending, outcome };
  log.warn("digest goes without its picture", { key });
  pictures?.refused(picture);
  return sendWritten(run, sending, message, null);
}

function logOutcome(log: Log, which: IdempotencyKey, outcome: PostOutcome): void {
  if (outcome.outcome === "posted") log.info("digest posted", { ...which, ts: outcome.ts });
  else if (outcome.outcome === "refused") {
    log.warn("Slack refused a digest", { ...which, error: outcome.error });
  } else log.warn("digest not known to be posted", { ...which, ...outcome });
}

async function writeBeforeSending(
  run: Run,
  slot: Slot,
  { digest, facts }: Message,
): Promise<Slot | null> {
  const occurrences = digest.entries.map((entry) => identifyOccurrence(entry.occurrence));
  const contentHash = await hashText(facts);
  const stamp = run.stamp();
  return run.parts.ledger.change(
    slot,
    {
      state: "sending",
      attempt: slot.attempt + 1,
      absences: 0,
      sendingAtMs: stamp.nowMs,
      actAtMs: stamp.leaseUntilMs,
      contentHash,
      facts,
      factsVersion: run.parts.content().version,
      occurrences,
    },
    stamp,
  );
}

async function request(
  { parts }: Run,
  sending: Slot,
  { digest, order }: Message,
  picture: ShownPicture | null,
): Promise<PostOutcome> {
  const { clock, poster } = parts;
  if (clock.now() - (sending.sendingAtMs ?? 0) > SEND_START_MS_MAX) {
    return { outcome: "not-sent", cause: "suspended before sending", retryAfterMs: null };
  }
  const { key, attempt, covers, teamId, channelId } = sending;
  const extras = { picture, isLate: isLate(sending, order) };
  return poster.post(digest, { teamId, channelId }, { key, attempt, covers }, extras);
}
