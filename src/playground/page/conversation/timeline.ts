import { keepSame } from "../session/keep-same.ts";
import type { MessageView } from "../protocol.ts";
import { dayKey, millisecondsOf } from "../dom/time.ts";

/** A channel's messages, replies included, by time. */
export type Timeline = readonly MessageView[];

/** Adds a message, or replaces the one with its timestamp. A reply counts at once where it answers. */
export function withMessage(timeline: Timeline, message: MessageView): Timeline {
  const others = timeline.filter(({ ts }) => ts !== message.ts);
  return [...others.map((other) => withReply(other, message)), message].toSorted(byTime);
}

function withReply(root: MessageView, reply: MessageView): MessageView {
  const answers = reply.threadTs === root.ts && !reply.ephemeral;
  if (!answers || (root.lastReplyTs ?? root.ts) >= reply.ts) return root;
  return { ...root, replyCount: root.replyCount + 1, lastReplyTs: reply.ts };
}

export function withoutMessage(timeline: Timeline, ts: string): Timeline {
  return timeline.filter((message) => message.ts !== ts);
}

/**
 * What the server has now, in place of what was known of the channel, or of one thread of it.
 * Messages that only this person sees are kept, for the server may not remember them.
 */
export function withFetched(
  timeline: Timeline,
  fetched: Timeline,
  thread: string | null,
): Timeline {
  const known = new Map(timeline.map((message) => [message.ts, message]));
  const fresh = new Set(fetched.map(({ ts }) => ts));
  const kept = timeline.filter((message) => {
    const replaced = thread === null ? isTopLevel(message) : isInThread(message, thread);
    return !fresh.has(message.ts) && (message.ephemeral || !replaced);
  });
  const news = fetched.map((message) => keepSame(known.get(message.ts) ?? message, message));
  return [...kept, ...news].toSorted(byTime);
}

export function topLevel(timeline: Timeline): Timeline {
  return timeline.filter(isTopLevel);
}

/** The message that began the thread, if it is known, and its replies. */
export function threadOf(timeline: Timeline, thread: string): Timeline {
  return timeline.filter((message) => isInThread(message, thread));
}

function isTopLevel({ ts, threadTs }: MessageView): boolean {
  return threadTs === null || threadTs === ts;
}

function isInThread({ ts, threadTs }: MessageView, thread: string): boolean {
  return ts === thread || threadTs === thread;
}

/** Timestamps have the same number of digits for the next two centuries, so they sort as numbers and as text. */
function byTime(one: MessageView, other: MessageView): number {
  return one.ts < other.ts ? -1 : one.ts > other.ts ? 1 : 0;
}

export interface Day {
  /** `YYYY-MM-DD` in the person's zone. */
  readonly key: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly message: MessageView;
  /** Follows a message of the same person closely, so the name need not be repeated. */
  readonly continues: boolean;
}

const CONTINUES_WITHIN_MS = 5 * 60_000;

export function groupByDay(messages: Timeline, zone: string): readonly Day[] {
  const days: { key: string; entries: Entry[] }[] = [];
  for (const [index, message] of messages.entries()) {
    const key = dayKey(millisecondsOf(message.ts), zone);
    const last = days.at(-1);
    const before = messages[index - 1];
    if (last?.key === key && before)
      last.entries.push({ message, continues: continues(before, message) });
    else days.push({ key, entries: [{ message, continues: false }] });
  }
  return days;
}

function continues(before: MessageView, message: MessageView): boolean {
  return (
    before.userId === message.userId &&
    before.ephemeral === message.ephemeral &&
    millisecondsOf(message.ts) - millisecondsOf(before.ts) < CONTINUES_WITHIN_MS
  );
}
