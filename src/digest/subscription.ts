import type { CivilDate } from "../dates/civil-date.ts";
import type { DigestPreferences } from "./preferences.ts";

export const DIGEST_KINDS = ["daily", "weekly", "monthly"] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** When a channel wants its digest, in its own time. */
export interface DigestSchedule {
  readonly kind: DigestKind;
  /** 1 Monday to 7 Sunday for weekly, 1 to 31 (the last day where a month is shorter) for monthly, null for daily. */
  readonly dayNumber: number | null;
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  /** IANA zone name, e.g. `Asia/Shanghai`. */
  readonly zone: string;
}

/** What a channel asks for: when, and what. */
export interface DigestOrder extends DigestSchedule {
  readonly preferences: DigestPreferences;
}

/** One digest of one channel. A channel has at most one of each kind. */
export interface Subscription extends DigestOrder {
  readonly teamId: string;
  readonly channelId: string;
  readonly state: SubscriptionState;
  /** Why it is suspended, in words that tell how to repair it; null otherwise. */
  readonly stateReason: string | null;
  /** Slack user id of the person who subscribed the channel. */
  readonly createdBy: string;
  readonly createdAtMs: number;
  /** Every slot up to this local civil date is settled or has its row in the ledger; never moves back. */
  readonly settledUntil: CivilDate;
  /** The last day that the slots up to `settledUntil` tell; a moved day off may lie after it. Never moves back. */
  readonly announcedUntil: CivilDate;
}

/** `team/channel/kind`, unique among subscriptions. */
export function identifySubscription({
  teamId,
  channelId,
  kind,
}: Pick<Subscription, "teamId" | "channelId" | "kind">): string {
  return `${teamId}/${channelId}/${kind}`;
}

/** `active` posts; `paused` by a person; `suspended` by a refusal of Slack's; `stopped` is kept for its history. */
export type SubscriptionState = "active" | "paused" | "suspended" | "stopped";
