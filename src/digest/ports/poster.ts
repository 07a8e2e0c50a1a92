import type { CivilDate } from "../../dates/civil-date.ts";
import type { Destination } from "../destination.ts";
import type { DigestKind } from "../subscription.ts";
import type { Digest } from "../digest.ts";
import type { Notice } from "./notice.ts";
import type { ShownPicture } from "./picture.ts";

/** Identifies one attempt to post one digest; travels in the message's metadata. */
export interface IdempotencyKey {
  /** `team/channel/kind/local civil date`, never reused. */
  readonly key: string;
  /** 1-based. */
  readonly attempt: number;
  /** The dates of earlier slots that the digest tells too. */
  readonly covers?: readonly CivilDate[];
}

/** What a message shows beside the digest. */
export interface DigestExtras {
  readonly picture: ShownPicture | null;
  /** It came so long after its time that it says so. */
  readonly isLate: boolean;
}

/** A message that is corrected. */
export interface PostedMessage extends DigestExtras {
  readonly ts: string;
  /** The digest's local day on which it is corrected. */
  readonly correctedOn: CivilDate;
}

/** Why Slack refused, and what is done about it. */
export interface Refusal {
  /**
   * `suspend` stops the subscription until a person resumes it, `retry` tries again while it is not too late,
   * `give-up` never sends this digest again.
   */
  readonly action: "suspend" | "retry" | "give-up";
  /** A clause without a full stop: "this channel allows only some people to post". */
  readonly cause: string;
  /** What a person can do, in the same manner: "Invite me with `/invite @almanac`". */
  readonly repair: string;
}

/** What is known after exactly one HTTP request. */
export type PostOutcome =
  | { readonly outcome: "posted"; readonly ts: string }
  /** Slack refused by name. */
  | { readonly outcome: "refused"; readonly error: string; readonly refusal: Refusal }
  /** Certainly not sent: a rate limit, or no connection before the body. */
  | { readonly outcome: "not-sent"; readonly cause: string; readonly retryAfterMs: number | null }
  /** Slack may or may not have stored it. */
  | { readonly outcome: "unknown"; readonly cause: string };

/** What the channel's history tells about a posting mark. */
export type LookupOutcome =
  | { readonly outcome: "found"; readonly ts: string }
  | { readonly outcome: "absent" }
  /** The history cannot be read (no scope, archived, rate limited, unreachable). */
  | { readonly outcome: "unreadable"; readonly cause: string };

/** A digest of this bot that a channel shows, as its metadata tells it. */
export interface FoundDigest {
  readonly kind: DigestKind;
  readonly date: CivilDate;
  readonly ts: string;
  /** `EVENT@YEAR`; empty where Slack withheld the metadata. */
  readonly occurrences: readonly string[];
  /** The dates of earlier slots that it tells too. */
  readonly covers: readonly CivilDate[];
}

export type DigestReading =
  | { readonly outcome: "read"; readonly digests: readonly FoundDigest[] }
  /** `isLasting`: Slack refused it by name, and will again. */
  | { readonly outcome: "unreadable"; readonly cause: string; readonly isLasting: boolean };

/** Slack, as the digest sees it. Never rejects: every failure is an outcome. */
export interface Poster {
  /** Sends exactly one request. No retry, a bounded time. */
  post(
    digest: Digest,
    to: Destination,
    mark: IdempotencyKey,
    trimmings?: DigestExtras,
  ): Promise<PostOutcome>;
  /**
   * Makes a posted message say this digest, and that it was corrected. Exactly one request; `posted` means that the
   * message says so now.
   */
  correct(
    digest: Digest,
    to: Destination,
    mark: IdempotencyKey,
    message: PostedMessage,
  ): Promise<PostOutcome>;
  /** Looks for the key in messages of this bot since `sinceMs`. */
  find(key: string, to: Destination, sinceMs: number): Promise<LookupOutcome>;
  /** Reads every digest of this bot in a channel since `sinceMs`. */
  readDigests(to: Destination, sinceMs: number): Promise<DigestReading>;
  /** Slack's own time (epoch ms, from its HTTP Date header), or null when unreachable. */
  slackTimeMs(teamId: string): Promise<number | null>;
  /**
   * Tells the admins (or the subscriber, where no admin is configured) in a direct message. False when it reached nobody.
   * The text does not name the channel that it is about; null where it is about none.
   */
  notifyAdmins(notice: Notice): Promise<boolean>;
}
