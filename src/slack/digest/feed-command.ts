import type { FeedService, OpenedFeed } from "../../digest/feed/feed.ts";
import { isDirect, type Destination } from "../../digest/destination.ts";
import { quote } from "../../text/quote.ts";
import { UserError } from "../../user-error.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import { bold, code, linesBlock, noteBlock, plain, type Line } from "../blocks/rich-text.ts";
import { formatSentence, buildSentenceMessage } from "../blocks/sentence-message.ts";

interface FeedOrder {
  /** What follows `/ip-digest feed`. */
  readonly rest: string;
  /** Whose calendar it is: a channel's, or, where it is a person's direct messages, that person's. */
  readonly to: Destination;
  readonly userId: string;
  readonly feeds: FeedService;
}

/** `feed` gives another address, `feed new` ends those before, `feed revoke` ends all. */
export async function answerFeedCommand({ rest, to, userId, feeds }: FeedOrder): Promise<Message> {
  const words = isDirect(to) ? OWN : CHANNELS;
  switch (rest.toLowerCase()) {
    case "":
      return openedMessage(words, await feeds.open(to, userId));
    case "new":
      return replacedMessage(words, await feeds.revoke(to), await feeds.open(to, userId));
    case "revoke":
      return revokedMessage(words, await feeds.revoke(to));
    default:
      throw new UserError(
        `\`/ip-digest feed\` knows \`new\` and \`revoke\`, not ${quote(rest)}; alone it gives a calendar address.`,
      );
  }
}

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

function openedMessage(words: OwnerWords, { url, others }: OpenedFeed): Message {
  const before = others === 0 ? "" : ` ${earlier(others, words)}.`;
  return addressMessage(words, url, `Ask again for another one.${before}`);
}

function replacedMessage(words: OwnerWords, ended: number, { url }: OpenedFeed): Message {
  const before = ended === 0 ? "" : `${addresses(ended)} ${words.of} ended. `;
  return addressMessage(words, url, `${before}Whoever had one of those needs the new address.`);
}

function revokedMessage({ of, none }: OwnerWords, ended: number): Message {
  if (ended === 0) return buildSentenceMessage(none);
  return buildSentenceMessage(
    `Ended: ${addresses(ended)} ${of}. Calendars that used them get nothing new from now on.`,
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
  return count === 1 ? `1 earlier one ${of} goes on` : `${count} earlier ones ${of} go on`;
}
