import { clockIsRight } from "./clock-check.ts";
import type { Stamp, SubscriptionId } from "../ports/ledger.ts";
import type { Destination } from "../ports/poster.ts";
import type { DigestParts } from "./dependencies.ts";

/** One run of the runner: what it found out on the way, and when it has to end. */
export interface Pass {
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
  /** Posts nothing more to the workspace in this pass. */
  rest(teamId: string): void;
  stamp(): Stamp;
}

/** Six times the poster's time-out: nobody takes a row from a worker that still waits for Slack. */
const LEASE_MS = 120_000;

/** A pass ends shortly before the next minute's tick, which goes on from the ledger. */
const PASS_MS_MAX = 57_000;

const LANES = 4;

/**
 * Then the process turns to the people who wait for an answer. Work that has nothing to wait for
 * (not due yet, a ledger in a file) would otherwise keep it for all subscriptions in one go.
 */
const ITEMS_BETWEEN_BREATHS = 20;

/** The ledger itself must be broken then. */
const FAILURES_MAX = 10;

/**
 * "Several hundred messages per minute" a workspace, and short bursts.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
const POST_PACE_MS = 200;

/** conversations.history is of tier 3: 50 a minute. https://docs.slack.dev/apis/web-api/rate-limits#rate-limit-tiers */
const READ_PACE_MS = 1_200;

/** So is chat.update. */
const EDIT_PACE_MS = 1_200;

/** Requests that need not wait, of either kind. */
const BURST_REQUESTS = 10;

export function openPass(parts: DigestParts, watchedSinceMs: number, signal?: AbortSignal): Pass {
  const { clock, worker } = parts;
  const endMs = clock.now() + PASS_MS_MAX;
  const isOver = (): boolean => (signal?.aborted ?? false) || clock.now() > endMs;
  const resting = new Set<string>();
  const clocks = new Map<string, Promise<boolean>>();
  return {
    parts,
    watchedSinceMs,
    each: (items, work) => inLanes(parts, items, isOver, work),
    async mayAct({ teamId }, userId) {
      const answer = clocks.get(teamId) ?? clockIsRight(parts, teamId, userId);
      clocks.set(teamId, answer);
      return (await answer) && !resting.has(teamId) && !isOver();
    },
    turnToPost: createTurnstile(parts.wait, POST_PACE_MS),
    turnToRead: createTurnstile(parts.wait, READ_PACE_MS),
    turnToEdit: createTurnstile(parts.wait, EDIT_PACE_MS),
    rest: (teamId) => void resting.add(teamId),
    stamp: () => ({ worker, nowMs: clock.now(), leaseUntilMs: clock.now() + LEASE_MS }),
  };
}

function createTurnstile(wait: DigestParts["wait"], paceMs: number): () => Promise<void> {
  let requests = 0;
  let queue = Promise.resolve();
  return async () => {
    requests++;
    if (requests > BURST_REQUESTS) queue = queue.then(() => wait(paceMs));
    await queue;
  };
}

async function inLanes<T extends SubscriptionId>(
  { log }: DigestParts,
  items: readonly T[],
  isOver: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let failures = 0;
  let begun = 0;
  let breath = Promise.resolve();
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) {
      begun++;
      if (begun % ITEMS_BETWEEN_BREATHS === 0) breath = nextTurn();
      // All lanes wait: the other three would go on with the next sixty.
      await breath;
      if (isOver() || failures >= FAILURES_MAX) return;
      try {
        await work(item);
      } catch (error) {
        failures++;
        const { teamId, channelId, kind } = item;
        log.error("digest failed", { teamId, channelId, kind, err: error });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Not by a timer: those that are due are run one after the other, without a look at the network in between. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
