import type { Receiver } from "@slack/bolt";

/** How Slack's deliveries come in. */
export interface Connection {
  readonly receiver: Receiver;
  /** Resolves to the address that listens, or null where nothing does. Rejects with UserError. */
  open(): Promise<string | null>;
  close(): Promise<void>;
}
