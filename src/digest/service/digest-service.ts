import type { CivilDate } from "../../dates/civil-date.ts";
import type { NextPost } from "../draft/next-post.ts";
import type { Destination } from "../destination.ts";
import type { Preview } from "./preview.ts";
import type { SettledState } from "../slot.ts";
import type { DigestKind, DigestOrder, Subscription } from "../subscription.ts";

/** What people can do with a channel's digests. Rejects with UserError, in words for the person. */
export interface DigestService {
  /** Creates or changes the channel's digests of these kinds. Never leads to a second post of one day. */
  subscribe(
    to: Destination,
    orders: readonly DigestOrder[],
    userId: string,
  ): Promise<readonly Subscription[]>;
  /** Every digest of the channel that is not stopped, with its last, next and held slots. */
  status(to: Destination): Promise<readonly DigestStatus[]>;
  /** The digests of every channel that the person subscribed, and of the person alone. */
  subscribedBy(teamId: string, userId: string): Promise<readonly DigestStatus[]>;
  /** Those, and the digests of other channels that the person is in, by channel. */
  digestsFor(
    person: { readonly teamId: string; readonly userId: string },
    channelIds: readonly string[],
  ): Promise<readonly DigestStatus[]>;
  /**
   * Exactly what would be posted for that day; null uses the next one that will be posted. Works without a subscription (daily).
   * Several where the channel has digests of several kinds for that day and no kind is given; at least one.
   */
  preview(
    to: Destination,
    date: CivilDate | null,
    kind: DigestKind | null,
  ): Promise<readonly Preview[]>;
  /** Null means every digest of the channel. Each resolves to the digests that changed; UserError when there is none. */
  pause(to: Destination, kind: DigestKind | null): Promise<readonly Subscription[]>;
  resume(to: Destination, kind: DigestKind | null): Promise<readonly Subscription[]>;
  stop(to: Destination, kind: DigestKind | null): Promise<readonly Subscription[]>;
  /**
   * Takes over the digests that the ledger holds of another workspace: this one before its id changed, or before it was
   * moved. Only for admins of the almanac. Resolves to how many go on here.
   */
  adopt(request: Adoption): Promise<number>;
  /** The ids of other workspaces under which the ledger holds digests of a channel with this id. */
  knownElsewhere(to: Destination): Promise<readonly string[]>;
  /** Lets the digests of a conversation go on in another one, which Slack has put in its place. */
  move(from: Destination, to: Destination): Promise<number>;
  /** Every tag that an event of the catalogue has, ascending. */
  readonly tags: readonly string[];
}

export interface Adoption {
  readonly fromTeamId: string;
  readonly toTeamId: string;
  readonly userId: string;
}

export interface DigestStatus {
  readonly subscription: Subscription;
  readonly last: SettledSlot | null;
  /** Null while paused or suspended, and when there is nothing to tell within a year. */
  readonly next: NextPost | null;
  /** Slots that are due and not posted yet, oldest first; empty while all is well. */
  readonly waiting: readonly WaitingSlot[];
  /** What should have been told to an admin about the channel and could not be. */
  readonly untold: readonly string[];
  /** Slots whose outcome could not be proven. */
  readonly held: readonly SettledSlot[];
}

export interface WaitingSlot {
  readonly date: CivilDate;
  /** Earlier days that it will tell too. */
  readonly covers: readonly CivilDate[];
  /** Why it waits: what Slack said, as far as anything is known. */
  readonly reason: string | null;
}

export interface SettledSlot {
  readonly date: CivilDate;
  readonly state: SettledState;
  /** Why: `empty`, `paused`, `expired`, `merged into 2027-04-26`, Slack's error. */
  readonly reason: string | null;
  readonly atMs: number;
}
