import type { JsonObject } from "../json.ts";

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly userId: string;
  /** Whether the app posted it. */
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata: JsonObject | null;
  /** The only person who sees it, or null when everybody in the channel does. */
  readonly onlyFor: string | null;
  /** Null for messages of the app. */
  readonly clientMsgId: string | null;
  readonly unfurlsLinks: boolean;
  /** When it was last edited, or null. */
  readonly editedTs: string | null;
  readonly reactions: readonly string[];
}

export type MessageDraft = Omit<Message, "ts" | "editedTs" | "reactions">;
