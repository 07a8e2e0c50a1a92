import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { Clock } from "../../src/clock.ts";
import type { Destination } from "../../src/digest/destination.ts";
import { findPostError } from "../../src/slack/posting/refusals.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { identifyOccurrence } from "../../src/digest/compose/compose-digest.ts";
import type {
  FoundDigest,
  LookupOutcome,
  Poster,
  IdempotencyKey,
  PostOutcome,
} from "../../src/digest/ports/poster.ts";

/** What a channel holds. */
export interface Posted extends IdempotencyKey {
  readonly channelId: string;
  readonly ts: string;
  readonly atMs: number;
  readonly digest: Digest;
  /** The day that it says it was corrected on; null while it stands as it was posted. */
  readonly correctedOn: CivilDate | null;
}

/** How a request ends. `stored` tells whether Slack has the message, whatever the sender learns. */
interface Ending {
  readonly stored: boolean;
  readonly outcome: PostOutcome | "posted";
  /** Runs while the request is under way. */
  readonly meanwhile?: () => Promise<void>;
}

/**
 * The port to Slack with outcomes by order, for the rules that are about the outcomes themselves.
 * The real poster against the fake workspace is tested in faults-on-the-wire.test.ts.
 */
export interface PretendSlack extends Poster {
  readonly messages: Posted[];
  readonly requests: IdempotencyKey[];
  readonly notices: { readonly text: string; readonly to: string; readonly about: string | null }[];
  readonly reads: string[];
  /** How the next requests end; afterwards they are posted. */
  readonly endings: Ending[];
  /** Every edit that was asked for, by its key. */
  readonly edits: string[];
  /** How the next edits end; afterwards they arrive where the message is there. */
  readonly editEndings: Ending[];
  /** What the next reads tell; afterwards what the channel holds. */
  readonly lookups: LookupOutcome[];
  /** The channels that were read from end to end, and why the next of these readings fail. */
  readonly readings: string[];
  readonly unreadable: string[];
  /** Slack's clock against ours; null is out of reach. */
  clockOffsetMs: number | null;
  /** Whether direct messages to admins are refused. */
  reachesNobody: boolean;
}

const NO_MESSAGE: PostOutcome = {
  outcome: "refused",
  error: "message_not_found",
  refusal: { action: "retry", cause: "it is gone", repair: "None" },
};

export const POSTED: Ending = { stored: true, outcome: "posted" };

/** Stored, but nobody learns of it. */
export const REPLY_LOST: Ending = {
  stored: true,
  outcome: { outcome: "unknown", cause: "reset" },
};

/** Never arrived, but nobody learns of that either. */
export const SWALLOWED: Ending = {
  stored: false,
  outcome: { outcome: "unknown", cause: "timeout" },
};

export function notSent(cause: string, retryAfterMs: number | null = null): Ending {
  return { stored: false, outcome: { outcome: "not-sent", cause, retryAfterMs } };
}

/** By the name of the error, as Slack's table has it. */
export function refused(
  error: string,
  to: Destination = { teamId: "T1", channelId: "C1" },
): Ending {
  const refusal = findPostError(error, to);
  if (!("cause" in refusal)) throw new Error(`${error} is no refusal`);
  return { stored: false, outcome: { outcome: "refused", error, refusal } };
}

export function createPretendSlack(clock: Clock): PretendSlack {
  const messages: Posted[] = [];
  const slack: PretendSlack = {
    messages,
    requests: [],
    notices: [],
    reads: [],
    endings: [],
    edits: [],
    editEndings: [],
    lookups: [],
    readings: [],
    unreadable: [],
    clockOffsetMs: 0,
    reachesNobody: false,
    async post(digest, { channelId }, mark) {
      slack.requests.push(mark);
      const ending = slack.endings.shift() ?? POSTED;
      const ts = `${clock.now() / 1_000}.${String(messages.length).padStart(6, "0")}`;
      if (ending.stored) {
        messages.push({ ...mark, channelId, ts, atMs: clock.now(), digest, correctedOn: null });
      }
      await ending.meanwhile?.();
      return ending.outcome === "posted" ? { outcome: "posted", ts } : ending.outcome;
    },
    async correct(digest, { channelId }, mark, { ts, correctedOn }) {
      slack.edits.push(mark.key);
      const ending = slack.editEndings.shift() ?? POSTED;
      const place = messages.findIndex((one) => one.channelId === channelId && one.ts === ts);
      const message = messages[place];
      if (message === undefined) return NO_MESSAGE;
      if (ending.stored) messages[place] = { ...message, digest, correctedOn };
      await ending.meanwhile?.();
      return ending.outcome === "posted" ? { outcome: "posted", ts } : ending.outcome;
    },
    async find(key, { channelId }, sinceMs) {
      slack.reads.push(key);
      const told = slack.lookups.shift();
      if (told) return told;
      const found = messages.find(
        (one) => one.key === key && one.channelId === channelId && one.atMs >= sinceMs,
      );
      return found ? { outcome: "found", ts: found.ts } : { outcome: "absent" };
    },
    async readDigests({ channelId }, sinceMs) {
      slack.readings.push(channelId);
      const cause = slack.unreadable.shift();
      if (cause !== undefined)
        return { outcome: "unreadable", cause, isLasting: cause !== "timeout" };
      const there = messages.filter((one) => one.channelId === channelId && one.atMs >= sinceMs);
      return { outcome: "read", digests: there.map(asFound) };
    },
    async slackTimeMs() {
      return slack.clockOffsetMs === null ? null : clock.now() + slack.clockOffsetMs;
    },
    async notifyAdmins({ userId: to, text, channelId: about }) {
      if (slack.reachesNobody) return false;
      slack.notices.push({ text, to, about });
      return true;
    },
  };
  return slack;
}

function asFound({ key, ts, digest, covers = [] }: Posted): FoundDigest {
  const [kind, date] = key.split("/").slice(-2) as [FoundDigest["kind"], CivilDate];
  const occurrences = digest.entries.map(({ occurrence }) => identifyOccurrence(occurrence));
  return { kind, date, ts, occurrences, covers };
}
