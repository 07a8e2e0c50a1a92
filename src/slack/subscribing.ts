import { momentWords } from "../date-words.ts";
import type { DigestDesk } from "../digest/desk.ts";
import type { Destination } from "../digest/poster.ts";
import type { DigestOrder } from "../digest/subscription.ts";
import { refusalIn, type Client } from "./client.ts";
import { scheduleWords } from "./schedule-words.ts";

interface Wish {
  readonly to: Destination;
  readonly userId: string;
  readonly orders: readonly DigestOrder[];
  readonly desk: DigestDesk;
  readonly client: Client;
}

/** Subscribes the channel; resolves to the sentences that tell the person what comes when, and what is missing. */
export async function subscribed({ to, userId, orders, desk, client }: Wish): Promise<string[]> {
  const changed = await desk.subscribe(to, orders, userId);
  const all = await desk.status(to);
  const outside = !(await isMember(client, to.channelId));
  return [
    ...changed.flatMap((one) => [
      `This channel gets the ${one.kind} digest ${scheduleWords(one)}.`,
      ...all
        .filter(({ subscription }) => subscription.kind === one.kind)
        .flatMap(({ next }) =>
          next === null ? [] : [`The first one comes on ${momentWords(next.dueAtMs, one.zone)}.`],
        ),
    ]),
    ...(outside
      ? ["I am not a member of this channel yet: type `/invite @almanac`, or it cannot arrive."]
      : []),
  ];
}

/** Asked of the history, which a bot reads only where it is a member: no further scope is needed. */
async function isMember(client: Client, channel: string): Promise<boolean> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return true;
  } catch (error) {
    // Any other refusal tells nothing about membership, and a wrong warning is worse than none.
    return !OUTSIDE.has(refusalIn(error) ?? "");
  }
}

const OUTSIDE: ReadonlySet<string> = new Set(["not_in_channel", "channel_not_found"]);
