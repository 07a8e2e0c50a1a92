import { isClockRight } from "./clock-check.ts";
import type { Stamp, SubscriptionId } from "../ports/ledger.ts";
import type { Destination } from "../destination.ts";
import { workInLanes } from "./in-lanes.ts";
import { createPacer } from "./pacer.ts";
import type { UnbrokenWatch } from "./unbroken-watch.ts";
import type { Subscription } from "../subscription.ts";
import type { Slot } from "../slot.ts";
import type { DigestParts } from "./dependencies.ts";

/** One run of the runner: what it found out on the way, and when it has to end. */
export interface Run {
  readonly parts: DigestParts;
  /** Whether this process knows that the ledger is not behind the channel: it read it, or saw the subscription made. */
  hasRead(subscription: Subscription): boolean;
  noteRead(subscription: Subscription): void;
  /** Works on several at once. One that fails is logged and leaves the others alone; too many failures end it. */
  each<T extends SubscriptionId>(
    items: readonly T[],
    work: (item: T) => Promise<void>,
  ): Promise<void>;
  /** Whether this workspace can be acted in: the clock agrees with Slack's, and Slack does not ask the workspace to wait. */
  mayAct(to: Destination, userId: string): Promise<boolean>;
  /**
   * Whether what this process serves can settle that a day has nothing to tell: every file could be read, and no other
   * process serves a newer content.
   */
  isContentFinal(): Promise<boolean>;
  /** Each resolves when it is the turn of this request, so that many at once stay within Slack's limits. */
  turnToPost(): Promise<void>;
  turnToRead(): Promise<void>;
  turnToEdit(): Promise<void>;
  /** Slack asks to wait with this slot. Several in a row mean that it asks so of the workspace. */
  slowDown(slot: Slot): void;
  /** Slack took or refused a request: it does not ask to wait. */
  goOn(): void;
  /** The slots that Slack asked to wait with and whose time comes before the run ends, by that time. */
  postponed(): readonly Slot[];
  stamp(): Stamp;
}

/** Six times the poster's time-out: nobody takes a row from a worker that still waits for Slack. */
const LEASE_MS = 120_000;

/** One channel has a limit of its own; when Slack asks to wait with so many one after the other, it means them all. */
const SLOWED_MAX = 5;

/** A run ends shortly before the next minute's tick, which goes on from the ledger. */
const RUN_MS_MAX = 57_000;

/**
 * "Several hundred messages per minute" a workspace, and short bursts.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
const POST_PACE_MS = 200;

/** conversations.history is of tier 3: 50 a minute. https://docs.slack.dev/apis/web-api/rate-limits#rate-limit-tiers */
const READ_PACE_MS = 1_200;

/** So is chat.update. */
const EDIT_PACE_MS = 1_200;

/** What the process has found out in its runs before. */
export interface RunMemory {
  readonly watch: Pick<UnbrokenWatch, "hasRead" | "noteRead">;
  /** Since when (epoch ms) this process has looked into the ledger without a gap. */
  readonly watchedSinceMs: number;
}

export function openRun(
  parts: DigestParts,
  { watch, watchedSinceMs }: RunMemory,
  signal?: AbortSignal,
): Run {
  const { clock, worker, log } = parts;
  const endMs = clock.now() + RUN_MS_MAX;
  const isOver = (): boolean => (signal?.aborted ?? false) || clock.now() > endMs;
  const postponed: Slot[] = [];
  let slowedInARow = 0;
  let isFinal: Promise<boolean> | null = null;
  const clocks = new Map<string, Promise<boolean>>();
  return {
    parts,
    hasRead: (one) => watch.hasRead(one) || one.createdAtMs >= watchedSinceMs,
    noteRead: (one) => watch.noteRead(one),
    each: (items, work) => workInLanes(items, work, { log, isOver }),
    async mayAct({ teamId }, userId) {
      const answer = clocks.get(teamId) ?? isClockRight(parts, teamId, userId);
      clocks.set(teamId, answer);
      return (await answer) && slowedInARow < SLOWED_MAX && !isOver();
    },
    isContentFinal: () => (isFinal ??= isContentFinal(parts)),
    turnToPost: createPacer(parts.wait, POST_PACE_MS),
    turnToRead: createPacer(parts.wait, READ_PACE_MS),
    turnToEdit: createPacer(parts.wait, EDIT_PACE_MS),
    slowDown(slot) {
      slowedInARow++;
      postponed.push(slot);
    },
    goOn: () => void (slowedInARow = 0),
    postponed: () => {
      slowedInARow = 0;
      return postponed
        .splice(0)
        .filter(({ actAtMs }) => actAtMs !== null && actAtMs <= endMs)
        .toSorted((a, b) => (a.actAtMs ?? 0) - (b.actAtMs ?? 0));
    },
    stamp: () => ({ worker, nowMs: clock.now(), leaseUntilMs: clock.now() + LEASE_MS }),
  };
}

/**
 * While a new content is brought out, some replicas still serve the old one. A content that nobody served for this long
 * is gone, so going back to an older one counts after it.
 */
const STILL_SERVED_MS = 10 * 60_000;

async function isContentFinal({ content, clock, ledger }: DigestParts): Promise<boolean> {
  const { version, isWhole } = content();
  const now = clock.now();
  return isWhole && ledger.serveContent(version, now, now - STILL_SERVED_MS);
}
