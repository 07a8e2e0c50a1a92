import { isDirect, type Destination } from "../../digest/destination.ts";
import type { OpenedFeed } from "../../digest/feed/feed.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import { bold, code, linesBlock, noteBlock, plain, type Line } from "../blocks/rich-text.ts";
import { buildSentenceMessage, formatSentence } from "../blocks/sentence-message.ts";

/** How the calendar of a channel is told from that of a person. */
interface OwnerWords {
  readonly title: string;
  readonly holds: string;
  /** After a number of addresses. */
  readonly of: string;
  readonly none: string;
  readonly revoke: string;
}

const CHANNELS: OwnerWords = {
  title: "The calendar address of this channel.",
  holds: "The anniversaries of this channel for your calendar; copy this address:",
  of: "of this channel",
  none: "This channel has no calendar address.",
  revoke: "`/ip-digest feed revoke`",
};

const OWN: OwnerWords = {
  title: "Your own calendar address.",
  holds: "Your own anniversaries for your calendar; copy this address:",
  of: "of yours",
  none: "You have no calendar address.",
  revoke: "`/ip-digest feed revoke me`",
};

function ownerWords(to: Destination): OwnerWords {
  return isDirect(to) ? OWN : CHANNELS;
}

/** A new address, beside those that are in use. */
export function buildOpenedMessage(to: Destination, { url, others }: OpenedFeed): Message {
  const words = ownerWords(to);
  const before = others === 0 ? "" : ` ${earlier(others, words)}.`;
  return addressMessage(words, url, `Ask again for another one.${before}`);
}

/** A new address instead of the `ended` ones. */
export function buildReplacedMessage(to: Destination, ended: number, { url }: OpenedFeed): Message {
  const words = ownerWords(to);
  const before = ended === 0 ? "" : `${addresses(ended)} ${words.of} ended. `;
  return addressMessage(words, url, `${before}Anyone who used one of those needs the new address.`);
}

/** No address any more. */
export function buildRevokedMessage(to: Destination, ended: number): Message {
  const { of, none } = ownerWords(to);
  if (ended === 0) return buildSentenceMessage(none);
  return buildSentenceMessage(
    `Ended: ${addresses(ended)} ${of}. Calendars that used them are no longer updated.`,
  );
}

function addressMessage({ title, holds, of, revoke }: OwnerWords, url: string, note: string) {
  return buildMessage(title, [
    linesBlock([[plain(holds)], [code(url)], ...HOW_TO_SUBSCRIBE]),
    linesBlock([
      formatSentence(
        `Whoever has the address can read the calendar. ${revoke} ends all addresses ${of} at once.`,
      ),
    ]),
    noteBlock(`Only you see this, once: I keep no copy of the address. ${note}`),
  ]);
}

/** Outlook first: it is what offices have. */
const HOW_TO_SUBSCRIBE: readonly Line[] = [
  [bold("Outlook"), plain(": Calendar › Add calendar › Subscribe from web")],
  [bold("Outlook on Windows, classic"), plain(": Calendar › Open Calendar › From Internet")],
  [bold("Google Calendar"), plain(": Other calendars › + › From URL")],
  [bold("Apple Calendar"), plain(": File › New Calendar Subscription")],
];

function addresses(count: number): string {
  return count === 1 ? "1 calendar address" : `${count} calendar addresses`;
}

function earlier(count: number, { of }: OwnerWords): string {
  return count === 1 ? `1 earlier one ${of} still works` : `${count} earlier ones ${of} still work`;
}
