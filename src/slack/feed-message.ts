import type { FeedDesk, OpenedFeed } from "../digest/feed.ts";
import type { Destination } from "../digest/poster.ts";
import { quote } from "../quote.ts";
import { UserError } from "../user-error.ts";
import { messageOf, type Message } from "./message.ts";
import { bold, code, linesBlock, noteBlock, plain, type Line } from "./rich-text.ts";
import { sentenceLine, sentenceMessage } from "./sentence.ts";

interface FeedOrder {
  /** What follows `/ip-digest feed`. */
  readonly rest: string;
  readonly to: Destination;
  readonly userId: string;
  readonly feeds: FeedDesk;
}

/** `feed` gives another address, `feed new` ends those before, `feed revoke` ends all. */
export async function feedAnswer({ rest, to, userId, feeds }: FeedOrder): Promise<Message> {
  switch (rest.toLowerCase()) {
    case "":
      return openedMessage(await feeds.open(to, userId));
    case "new":
      return replacedMessage(await feeds.revoke(to), await feeds.open(to, userId));
    case "revoke":
      return revokedMessage(await feeds.revoke(to));
    default:
      throw new UserError(
        `\`/ip-digest feed\` knows \`new\` and \`revoke\`, not ${quote(rest)}; alone it gives a calendar address.`,
      );
  }
}

function openedMessage({ url, others }: OpenedFeed): Message {
  const before = others === 0 ? "" : ` ${earlier(others)}.`;
  return addressMessage(url, `Ask again for another one.${before}`);
}

function replacedMessage(ended: number, { url }: OpenedFeed): Message {
  const before = ended === 0 ? "" : `${addresses(ended)} of this channel ended. `;
  return addressMessage(url, `${before}Whoever had one of those needs the new address.`);
}

function revokedMessage(ended: number): Message {
  if (ended === 0) return sentenceMessage("This channel has no calendar address.");
  return sentenceMessage(
    `Ended: ${addresses(ended)} of this channel. Calendars that used them get nothing new from now on.`,
  );
}

function addressMessage(url: string, note: string): Message {
  return messageOf("The calendar address of this channel.", [
    linesBlock([
      [plain("The anniversaries of this channel for your calendar; copy this address:")],
      [code(url)],
      ...HOW_TO_SUBSCRIBE,
    ]),
    linesBlock([
      sentenceLine(
        "Whoever has the address can read the calendar. `/ip-digest feed revoke` ends all addresses of this channel at once.",
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

function earlier(count: number): string {
  return count === 1
    ? "1 earlier one of this channel goes on"
    : `${count} earlier ones of this channel go on`;
}
