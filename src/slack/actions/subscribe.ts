import { formatMoment } from "../../dates/date-words.ts";
import type { DigestService } from "../../digest/service/digest-service.ts";
import { isDirect, type Destination } from "../../digest/destination.ts";
import type { DigestKind, DigestOrder, Subscription } from "../../digest/subscription.ts";
import { UserError } from "../../user-error.ts";
import { isNotAMember } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { openDirectMessages } from "./direct-channel.ts";
import { wordPreferences } from "../wording/preferences.ts";
import { wordOrder } from "../wording/schedule.ts";

export interface SubscribeRequest {
  /** Where it was asked. */
  readonly from: Destination;
  /** To the person alone, by direct message, instead of there. */
  readonly forMe: boolean;
  readonly userId: string;
  readonly orders: readonly DigestOrder[];
  /** Digests that end unless they are among the orders. */
  readonly replaces: readonly DigestKind[];
  readonly digestService: DigestService;
  readonly client: Client;
}

/** Subscribes; resolves to the sentences that tell the person what comes when, and what is missing. */
export async function subscribe(request: SubscribeRequest): Promise<string[]> {
  const { from, forMe, userId, orders, digestService, client } = request;
  const isMissing = !forMe && !(await isMember(client, from.channelId));
  if (isMissing && isDirect(from)) throw new UserError(BETWEEN_PEOPLE);
  const to = forMe ? await openDirectMessages(digestService, client, from.teamId, userId) : from;
  const before = await digestService.status(to);
  const changed = await digestService.subscribe(to, orders, userId);
  const ended = await endReplaced(request, to);
  const after = await digestService.status(to);
  const earlier = (one: Subscription) =>
    before.map(({ subscription }) => subscription).find(isSameKind(one)) ?? null;
  const others = after.filter(({ subscription }) => !changed.some(isSameKind(subscription)));
  return [
    ...changed.flatMap((one) => {
      const next = after.find(({ subscription }) => isSameKind(one)(subscription))?.next ?? null;
      return whatComes(one, next?.dueAtMs ?? null, earlier(one));
    }),
    ...ended.map(({ kind }) => `The ${kind} digest ends.`),
    ...others.map(({ subscription }) => whatGoesOn(subscription)),
    ...(isMissing
      ? [
          "I'm not a member of this channel yet. Type `/invite @almanac`, or I can't post the digest.",
        ]
      : []),
  ];
}

const BETWEEN_PEOPLE =
  "I cannot post into a conversation between people. `/ip-digest subscribe me` sends the digest to you alone.";

function whatComes(
  one: Subscription,
  nextMs: number | null,
  earlier: Subscription | null,
): string[] {
  const options = wordPreferences(one);
  return [
    `${whoGets(one)} the ${one.kind} digest ${wordOrder(one)}.`,
    ...(options.length === 0 ? [] : [`Options: ${options.join("; ")}.`]),
    ...(earlier?.state === "paused" ? ["It was paused and is active again."] : []),
    nextMs === null
      ? "Nothing to post: no matching event in the next 12 months."
      : `The ${earlier === null ? "first" : "next"} one comes on ${formatMoment(nextMs, one.zone)}.`,
  ];
}

function whatGoesOn(one: Subscription): string {
  return `The ${one.kind} digest stays, ${wordOrder(one)}; \`/ip-digest stop ${one.kind}\` ends it.`;
}

function whoGets(to: Destination): string {
  return isDirect(to) ? "By direct message you get" : "This channel gets";
}

async function endReplaced(
  { digestService, orders, replaces, forMe }: SubscribeRequest,
  to: Destination,
): Promise<readonly Subscription[]> {
  // The form showed the channel's digests, not the person's own.
  if (forMe) return [];
  const ending = replaces.filter((kind) => !orders.some((order) => order.kind === kind));
  const there = (await digestService.status(to)).map(({ subscription }) => subscription.kind);
  const ended = await Promise.all(
    ending.filter((kind) => there.includes(kind)).map((kind) => digestService.stop(to, kind)),
  );
  return ended.flat();
}

function isSameKind({ kind }: Subscription): (other: Subscription) => boolean {
  return (other) => other.kind === kind;
}

/** A bot can read a channel's history only as a member, so trying that needs no further scope. */
async function isMember(client: Client, channel: string): Promise<boolean> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return true;
  } catch (error) {
    // Any other refusal says nothing about membership, and a wrong warning is worse than none.
    return !isNotAMember(error);
  }
}
