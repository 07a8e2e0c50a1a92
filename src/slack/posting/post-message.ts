import { setTimeout as wait } from "node:timers/promises";
import { readRateLimitMs } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { AS_WRITTEN, type Message } from "../blocks/message.ts";

/** Where a message goes; without a thread it stands on its own. */
export interface Thread {
  readonly channel: string;
  readonly threadTs: string | null;
}

/** Nobody waits longer than this for an answer. */
const PATIENCE_MS = 30_000;

/**
 * Posts once. Slack asks to slow down before it stores anything, so after a rate limit it is tried again;
 * after anything else it is not, because the message may be there.
 */
export async function postMessage(client: Client, thread: Thread, message: Message): Promise<void> {
  let waited = 0;
  for (;;) {
    try {
      await client.chat.postMessage({
        ...AS_WRITTEN,
        ...message,
        channel: thread.channel,
        ...(thread.threadTs === null ? {} : { thread_ts: thread.threadTs }),
      });
      return;
    } catch (error) {
      const pauseMs = readRateLimitMs(error);
      if (pauseMs === null || waited + pauseMs > PATIENCE_MS) throw error;
      waited += pauseMs;
      await wait(pauseMs);
    }
  }
}
