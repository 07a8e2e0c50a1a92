import type { CivilDate, DayRange } from "../dates/civil-date.ts";
import type { Destination } from "./destination.ts";
import { identifySubscription, type DigestKind } from "./subscription.ts";

/** `claimed` and `waiting` are certainly not in Slack; `sending` and `unknown` may be. */
export const OPEN_STATES = ["claimed", "waiting", "sending", "unknown"] as const;

/** `held`: it could not be proven whether Slack has it, and it is never sent again. */
export const SETTLED_STATES = ["posted", "skipped", "held", "refused"] as const;

export type SettledState = (typeof SETTLED_STATES)[number];

export type SlotState = (typeof OPEN_STATES)[number] | SettledState;

/** A slot is the local civil date on which one digest of one channel is due; this is its row in the ledger. */
export interface Slot<State extends SlotState = SlotState> extends Destination {
  /** `team/channel/kind/date`, never reused. */
  readonly key: string;
  readonly kind: DigestKind;
  readonly date: CivilDate;
  readonly state: State;
  /** Why it is in this state: `empty`, `paused`, `merged into 2027-04-26`, Slack's error. */
  readonly reason: string | null;
  /** Requests made so far. */
  readonly attempt: number;
  /** Requests made again after an unknown outcome was read as absent. */
  readonly resends: number;
  /** Reads of the channel's history that did not find the last attempt. */
  readonly absences: number;
  /** Fencing token: whoever holds an older one can no longer write. */
  readonly token: number;
  /** When the next worker may act: the end of a lease, of a wait or of a pause before a read. Null when settled. */
  readonly actAtMs: number | null;
  /** When the last request was about to leave. */
  readonly sendingAtMs: number | null;
  /** SHA-256 of what the last request said. */
  readonly contentHash: string | null;
  /** What it told: `EVENT@YEAR`. */
  readonly occurrences: readonly string[];
  /** Earlier days that it tells too, ascending. */
  readonly covers: readonly CivilDate[];
  /** The days that it and those slots tell, fixed when it was taken. Empty in rows of an older version. */
  readonly days: readonly SlotDays[];
  /** The facts that it told, as `draft/facts.ts` writes them; null in rows of an older version and once it is never corrected. */
  readonly facts: string | null;
  /** Names the content that they came from, or that they were last compared with. */
  readonly factsVersion: string | null;
  /** Null while it stands as it was posted. */
  readonly correction: CorrectionState | null;
  readonly correctedAtMs: number | null;
  /** The message's Slack timestamp. */
  readonly ts: string | null;
  /** Who wrote the row last. */
  readonly worker: string;
  readonly updatedAtMs: number;
}

/**
 * An edit of a posted message: under way, or not known to have arrived; made; impossible because the message is gone;
 * impossible because Slack refuses it.
 */
export type CorrectionState = "sending" | "done" | "gone" | "refused";

/** The days that one slot tells. */
export interface SlotDays extends DayRange {
  readonly slot: CivilDate;
}

export function makeSlotKey(to: Destination, kind: DigestKind, date: CivilDate): string {
  return `${to.teamId}/${to.channelId}/${kind}/${date}`;
}

/** Nothing of it has reached Slack. */
export function isUnsent(slot: Slot): boolean {
  return slot.state === "claimed" || slot.state === "waiting";
}

/** By `identifySubscription`; each group in the order in which its slots came. */
export function groupBySubscription(slots: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = identifySubscription(slot);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slot]);
    else group.push(slot);
  }
  return groups;
}
