import { isClockRight } from "./clock-check.ts";
import type { Stamp, SubscriptionId } from "../ports/ledger.ts";
import type { Destination } from "../destination.ts";
import { workInLanes } from "./in-lanes.ts";
import { createPacer } from "./pacer.ts";
import type { DigestParts } from "./dependencies.ts";

/** One run of the runner: what it found out on the way, and when it has to end. */
export interface Run {
  readonly parts: DigestParts;
  /** Since when (epoch ms) this process has looked into the ledger without a gap. */
  readonly watchedSinceMs: number;
  /** Works on several at once. One that fails is logged and leaves the others alone; too many failures end it. */
  each<T extends SubscriptionId>(
    items: readonly T[],
    work: (item: T) => Promise<void>,
  ): Promise<void>;
  /** Whether this workspace can be acted in: the clock agrees with Slack's, and Slack does not ask to wait. */
  mayAct(to: Destination, userId: string): Promise<boolean>;
  /** Each resolves when it is the turn of this request, so that many at once stay within Slack's limits. */
  turnToPost(): Promise<void>;
  turnToRead(): Promise<void>;
  turnToEdit(): Promise<void>;
  /** Posts nothing more to the workspace in this run. */
  rest(teamId: string): void;
  stamp(): Stamp;
}

/** Six times the poster's time-out: nobody takes a row from a worker that still waits for Slack. */
const LEASE_MS = 120_000;

/** A run ends shortly before the next minute's tick, which goes on from the ledger. */
const PASS_MS_MAX = 57_000;

/**
 * "Several hundred messages per minute" a workspace, and short bursts.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
const POST_PACE_MS = 200;

/** conversations.history is of tier 3: 50 a minute. https://docs.slack.dev/apis/web-api/rate-limits#rate-limit-tiers */
const READ_PACE_MS = 1_200;

/** So is chat.update. */
const EDIT_PACE_MS = 1_200;

export function openRun(parts: DigestParts, watchedSinceMs: number, signal?: AbortSignal): Run {
  const { clock, worker, log } = parts;
  const endMs = clock.now() + PASS_MS_MAX;
  const isOver = (): boolean => (signal?.aborted ?? false) || clock.now() > endMs;
  const resting = new Set<string>();
  const clocks = new Map<string, Promise<boolean>>();
  return {
    parts,
    watchedSinceMs,
    each: (items, work) => workInLanes(items, work, { log, isOver }),
    async mayAct({ teamId }, userId) {
      const answer = clocks.get(teamId) ?? isClockRight(parts, teamId, userId);
      clocks.set(teamId, answer);
      return (await answer) && !resting.has(teamId) && !isOver();
    },
    turnToPost: createPacer(parts.wait, POST_PACE_MS),
    turnToRead: createPacer(parts.wait, READ_PACE_MS),
    turnToEdit: createPacer(parts.wait, EDIT_PACE_MS),
    rest: (teamId) => void resting.add(teamId),
    stamp: () => ({ worker, nowMs: clock.now(), leaseUntilMs: clock.now() + LEASE_MS }),
  };
}
