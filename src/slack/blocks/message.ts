import type { types } from "@slack/bolt";
import { FALLBACK_LETTERS_MAX } from "./limits.ts";
import { cutText } from "./cut-text.ts";
import { escapeText } from "./escape.ts";

/** What is sent to Slack, wherever it goes. */
export interface Message {
  /** For notifications and screen readers; escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** A message whose fallback is cut and escaped; `summary` is plain text. */
export function buildMessage(summary: string, blocks: types.KnownBlock[]): Message {
  // Escaping makes a text at most five times longer (`&` -> `&amp;`), so cut again where it did.
  let fallback = escapeText(cutText(summary, FALLBACK_LETTERS_MAX - 1));
  for (let lettersMax = FALLBACK_LETTERS_MAX; fallback.length >= FALLBACK_LETTERS_MAX;) {
    lettersMax = Math.floor(lettersMax / 2);
    fallback = escapeText(cutText(summary, lettersMax));
  }
  return { text: fallback, blocks };
}

/**
 * How every message is sent: nothing is parsed, linked, mentioned or unfurled unless a block says so.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export const AS_WRITTEN = {
  mrkdwn: false,
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** The message as only the person who asked sees it, as an answer to a command or a button. */
export function toEphemeral(message: Message) {
  return { ...AS_WRITTEN, ...message, response_type: "ephemeral" } as const;
}
