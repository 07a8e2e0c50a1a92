import type { CivilDate } from "../../dates/civil-date.ts";
import type { Destination } from "../destination.ts";
import type { Notice } from "./notice.ts";
import type { FoundDigest } from "./poster.ts";
import type { CorrectionState, SettledState, Slot, SlotState, SlotDays } from "../slot.ts";
import type { DigestKind, Subscription, SubscriptionState } from "../subscription.ts";

/**
 * The durable memory of the digests. Every method that writes is one transaction, on disk when it resolves;
 * each rejects when the store cannot write, and then nothing was written.
 * Any number of workers may share one ledger.
 */
export interface Ledger
  extends SubscriptionRepository, SlotRepository, CorrectionRepository, NoticeOutbox {}

export interface SubscriptionRepository {
  /** All of a workspace, or of each; the stopped ones too. */
  subscriptions(teamId?: string): Promise<readonly Subscription[]>;
  /** All of a channel, the stopped ones too. */
  subscriptionsIn(to: Destination): Promise<readonly Subscription[]>;
  /** All that a person made and that are not stopped. */
  subscriptionsBy(teamId: string, userId: string): Promise<readonly Subscription[]>;
  /** How many digests that are not stopped each workspace has in this ledger. */
  teams(): Promise<readonly TeamDigests[]>;
  /**
   * Gives what belongs to one place to another: subscriptions, slots, notices and feeds. The keys of slots stay as they
   * are. A digest of a kind that the other place has already ends. Resolves to how many go on there.
   */
  moveDigests(from: DigestPlace, to: DigestPlace): Promise<number>;
  /**
   * Creates or replaces the channel's digest of that kind, but never moves `settledUntil` back, except where the digest
   * had been stopped: that starts anew.
   */
  saveSubscription(subscription: Subscription): Promise<Subscription>;
  /** Changes the state unless it changed since it was read; resolves to null then. */
  changeState(
    subscription: Subscription,
    state: SubscriptionState,
    reason: string | null,
  ): Promise<Subscription | null>;
}

export interface SlotRepository {
  /**
   * Claims days of a subscription for this worker: moves `settledUntil` and `announcedUntil` forward, inserts the claimed row of the day to post
   * and the rows that are settled without a post. Resolves to the claimed row. Resolves to null when there is no day
   * to post, and, with nothing written, when another worker was first or the subscription changed its state.
   */
  claim(claim: Claim, stamp: Stamp): Promise<Slot | null>;
  /** Every row of a workspace, or of each, that is not settled, oldest first, whenever it may be acted upon. */
  openSlots(teamId?: string): Promise<readonly Slot[]>;
  /** Takes an open row whose time has come with a new fencing token; null when another worker was first. */
  reclaim(slot: Slot, stamp: Stamp): Promise<Slot | null>;
  /** Writes under the slot's fencing token; null, and nothing written, when another worker took the slot over. */
  change(slot: Slot, change: SlotChange, stamp: Stamp, effects?: SlotEffects): Promise<Slot | null>;
  /**
   * Takes over digests that the channel shows and that the ledger did not know as posted, with the slots that they
   * cover. Resolves to how many there were.
   */
  recordFound(of: SubscriptionId, found: readonly FoundDigest[], stamp: Stamp): Promise<number>;
  /** The newest settled row of a subscription. */
  lastSettled(of: SubscriptionId): Promise<Slot<SettledState> | null>;
  /** The rows of a subscription that are not settled, oldest first. */
  openSlotsOf(of: SubscriptionId): Promise<readonly Slot[]>;
  /** The newest held rows of a subscription, newest first; at most 10. */
  heldSlots(of: SubscriptionId): Promise<readonly Slot<SettledState>[]>;
  /**
   * What slots of this kind since that date told, or may have told, leaving out the slot of one date. Other kinds do
   * not count: what the week's list announced is still told on its day.
   */
  announcedSince(
    of: SubscriptionId,
    since: CivilDate,
    except: CivilDate,
  ): Promise<ReadonlySet<string>>;
  /** Sets back what lies ahead of the present, and forgets what was settled ahead of its day without a post. */
  mendFuture(mended: MendedLedger, stamp: Stamp): Promise<void>;
  /** When a workspace's slot was last written by any worker (its clock's epoch ms); 0 where there is none. */
  lastWrittenMs(teamId: string): Promise<number>;
}

/** What lets posted digests be corrected. */
export interface CorrectionRepository {
  /**
   * Notes that this content is served now. Resolves to whether it is the newest of those that were served since
   * `sinceMs`: contents are as old as the first time that one was served.
   */
  serveContent(content: string, nowMs: number, sinceMs: number): Promise<boolean>;
  /**
   * A workspace's posted rows since that date that tell, or were last compared with, another content, and that nobody acts on at the
   * moment: by channel, kind and date, at most 500.
   */
  postedFromOther(other: OtherContent): Promise<readonly Slot[]>;
  /** A workspace's days since that date that another content had nothing for, by channel, kind and date. */
  emptyUnderOther(other: OtherContent): Promise<readonly Slot[]>;
  /** Claims a day that was settled as empty, with others of that sort that are told with it. Null when another worker was first. */
  reopen(slot: Slot, as: Pick<Slot, "days" | "covers">, stamp: Stamp): Promise<Slot | null>;
  /** What slots of the kind told, or may have told, from one date up to the day before the other. */
  announcedBefore(
    of: SubscriptionId,
    since: CivilDate,
    before: CivilDate,
  ): Promise<ReadonlySet<string>>;
  /** Notes that the row needs no edit under this content, unless somebody changed it meanwhile. */
  confirmFacts(slot: Slot, content: string): Promise<void>;
  /** Takes a posted row for an edit, with a new fencing token; `change` ends it. Null when another worker was first. */
  beginCorrection(slot: Slot, stamp: Stamp): Promise<Slot | null>;
  /** Forgets the facts of digests before that date, which are never corrected. */
  forgetFacts(before: CivilDate): Promise<void>;
}

/** Notices to the admins, written together with what they are about and delivered at least once. */
export interface NoticeOutbox {
  /** Puts a notice into the outbox; a key that was used before does nothing. */
  putNotice(notice: Notice, nowMs: number): Promise<void>;
  /** Claims the workspace's notices that were not told yet until `leaseUntilMs`. */
  claimNotices(teamId: string, nowMs: number, leaseUntilMs: number): Promise<readonly Notice[]>;
  settleNotice(key: string): Promise<void>;
  /** Nobody could be told: it waits until then. */
  postponeNotice(key: string, untilMs: number): Promise<void>;
  /** The notices about a channel that nobody could be told yet, oldest first. */
  waitingNotices(about: Destination): Promise<readonly Notice[]>;
}

export interface OtherContent {
  readonly teamId: string;
  /** The content that is served now. */
  readonly content: string;
  readonly since: CivilDate;
  readonly nowMs: number;
}

export interface MendedLedger {
  readonly teamId: string;
  readonly subscriptions: readonly MendedSubscription[];
}

export interface MendedSubscription {
  /** As it was read. */
  readonly subscription: Subscription;
  /** In its zone. */
  readonly today: CivilDate;
  readonly settledUntil: CivilDate;
  readonly announcedUntil: CivilDate;
}

interface TeamDigests {
  readonly teamId: string;
  readonly digests: number;
}

/** A channel, or a whole workspace where none is named. */
export interface DigestPlace {
  readonly teamId: string;
  readonly channelId?: string;
}

export interface SubscriptionId extends Destination {
  readonly kind: DigestKind;
}

/** Who writes, when, and until when nobody else acts on what is open. */
export interface Stamp {
  readonly worker: string;
  readonly nowMs: number;
  readonly leaseUntilMs: number;
}

export interface Claim {
  /** As it was read. */
  readonly subscription: Subscription;
  /** What `settledUntil` becomes. */
  readonly settledUntil: CivilDate;
  /** What the post and the days merged into it tell; the claimed row keeps it, so that it tells the same whenever it is sent. */
  readonly days: readonly SlotDays[];
  /** The day to post, or null when everything is settled without a post. */
  readonly post: CivilDate | null;
  /** Older days that the post tells too; those that another worker holds are left out of the claimed row's `covers`. */
  readonly merged: readonly CivilDate[];
  /** Days settled as skipped. Like the merged ones, they may be unsent rows that exist already. */
  readonly skipped: readonly CivilDate[];
  /** Why: `empty`, `paused`, `expired`. */
  readonly reason: string;
  readonly notice: Notice | null;
  /** The content by which the skipped days are empty; left out where that is not why. */
  readonly factsVersion?: string;
}

export interface SlotChange {
  readonly state: SlotState;
  readonly reason?: string | null;
  readonly attempt?: number;
  readonly resends?: number;
  readonly absences?: number;
  /** Null, the default, for settled states. */
  readonly actAtMs?: number | null;
  readonly sendingAtMs?: number;
  readonly contentHash?: string;
  readonly occurrences?: readonly string[];
  readonly covers?: readonly CivilDate[];
  readonly ts?: string;
  readonly facts?: string | null;
  readonly factsVersion?: string | null;
  readonly correction?: CorrectionState | null;
  readonly correctedAtMs?: number;
}

/** What is written together with a slot's change, or not at all. */
export interface SlotEffects {
  /** Suspends the slot's subscription for this reason. */
  readonly suspend?: string;
  readonly notice?: Notice;
}

/** What becomes of a slot, and what goes with it. */
export interface Transition {
  readonly change: SlotChange;
  readonly effects?: SlotEffects;
}
