import { listWords } from "../../text/english-lists.ts";
import type { App, types } from "@slack/bolt";
import type { DigestService } from "../../digest/service/digest-service.ts";
import type { FeedService } from "../../digest/feed/feed.ts";
import { readOrders } from "../../digest/text/parse-order.ts";
import { isDirect, type Destination } from "../../digest/destination.ts";
import { DIGEST_KINDS, type DigestKind, type Subscription } from "../../digest/subscription.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { UserError } from "../../user-error.ts";
import type { Client } from "../connection/web-client.ts";
import { listenToDigestForm, OPEN_FORM, openDigestForm } from "./digest-form.ts";
import { readPreviewDay, buildPreviewMessage } from "../digest/preview-message.ts";
import { findDirectMessages, openDirectMessages } from "../actions/direct-channel.ts";
import { answerFeedCommand } from "./feed-command.ts";
import { listDigestHelp } from "../views/help.ts";
import { toEphemeral, buildMessage, type Message } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import type { TimeZones } from "../actions/time-zones.ts";
import { button, linesBlock, plain, type Line } from "../blocks/rich-text.ts";
import { wordOrder } from "../wording/schedule.ts";
import { formatSentence, buildSentenceMessage } from "../blocks/sentence-message.ts";
import { listStatusLines } from "../digest/status-lines.ts";
import { subscribe } from "../actions/subscribe.ts";
import { readTypedText } from "../blocks/escape.ts";

/** `/ip-digest [subscribe | status | preview [DATE] | pause | resume | stop | feed | adopt TEAM | help]`; alone it opens the form. */
export function listenToDigests(
  app: Pick<App, "command" | "action" | "view">,
  { digestService, feeds }: Pick<SlackDependencies, "digestService" | "feeds">,
  people: TimeZones,
): void {
  app.command("/ip-digest", async ({ ack, command, client, respond }) => {
    await ack();
    const [verb = "", ...words] = readTypedText(command.text).split(" ");
    const here = { teamId: command.team_id, channelId: command.channel_id };
    const messages = await answersTo(verb.toLowerCase(), {
      rest: words.filter((word) => !isMe(word)).join(" "),
      forMe: words.some(isMe),
      to: here,
      userId: command.user_id,
      triggerId: command.trigger_id,
      digestService,
      feeds,
      client,
      people,
    });
    for (const message of messages) {
      await respond(toEphemeral(message));
    }
  });
  listenToDigestForm(app, { digestService }, people);
}

interface Order {
  /** What follows the verb, without `me`. */
  readonly rest: string;
  /** About the person's own digests, which come by direct message. */
  readonly forMe: boolean;
  /** What it is about: the conversation in which it was typed, or the person's direct messages. */
  readonly to: Destination;
  readonly userId: string;
  readonly triggerId: string;
  readonly digestService: DigestService;
  readonly feeds: FeedService;
  readonly client: Client;
  readonly people: TimeZones;
}

type Answer = (order: Order) => Promise<readonly Message[]>;

const ANSWERS = {
  subscribe: answerSubscribe,
  status: aboutDirect(status),
  preview: aboutDirect(preview),
  pause: aboutDirect((order) => change("pause", order)),
  resume: aboutDirect(resume),
  stop: aboutDirect((order) => change("stop", order)),
  feed: aboutDirect(
    async (order) => [await answerFeedCommand(order)],
    " In our direct messages `/ip-digest feed` works without one.",
  ),
  adopt,
  help: status,
} as const satisfies Readonly<Record<string, Answer>>;

/** What an unknown word may have meant; taking over a moved workspace is for admins, whom the log tells of it. */
const VERBS = Object.keys(ANSWERS).filter((verb) => verb !== "adopt");

async function answersTo(verb: string, order: Order): Promise<readonly Message[]> {
  if (verb === "") return answerSubscribe(order);
  return isVerb(verb) ? ANSWERS[verb](order) : [unknownVerb(verb)];
}

function isVerb(verb: string): verb is keyof typeof ANSWERS {
  return Object.hasOwn(ANSWERS, verb);
}

function isMe(word: string): boolean {
  return word.toLowerCase() === "me";
}

/** With `me` the answer is about the person's direct messages, wherever it was typed. */
function aboutDirect(answer: Answer, otherwise = ""): Answer {
  return async (order) => {
    if (!order.forMe) return answer(order);
    const direct = await findDirectMessages(order.digestService, order.to.teamId, order.userId);
    if (direct !== null) return answer({ ...order, to: direct });
    throw new UserError(
      `You have no digest by direct message. \`/ip-digest subscribe me daily 09:00\` starts one.${otherwise}`,
    );
  };
}

function unknownVerb(written: string): Message {
  const near = findNearest(written, VERBS);
  const hint = near === null ? "" : ` Did you mean \`${near}\`?`;
  const known = listWords(VERBS.map((verb) => `\`${verb}\``));
  return buildSentenceMessage(
    `\`/ip-digest\` has no command ${quote(written)}.${hint} Use ${known}.`,
  );
}

/** Alone it opens the form. */
async function answerSubscribe(order: Order): Promise<readonly Message[]> {
  const { rest, forMe, to, userId, triggerId, digestService, client, people } = order;
  if (rest === "") {
    const changes = forMe ? ({ to: "me" } as const) : {};
    await openDigestForm({ to, userId, triggerId }, { digestService, client, people }, changes);
    return [];
  }
  const about = forMe ? await findDirectMessages(digestService, to.teamId, userId) : to;
  const current = about === null ? [] : await digestService.status(about);
  const reading = readOrders(rest, {
    current: current.map(({ subscription }) => subscription),
    defaultZone: await people.findZone(client, userId),
    knownTags: digestService.tags,
  });
  if ("problem" in reading) throw new UserError(reading.problem);
  const { orders } = reading;
  const wish = { from: to, forMe, userId, orders, replaces: [], digestService, client };
  return [buildSentenceMessage(...(await subscribe(wish)))];
}

/** `adopt T0OLD` */
async function adopt({ rest, to, userId, digestService }: Order): Promise<readonly Message[]> {
  const request = { fromTeamId: rest.toUpperCase(), toTeamId: to.teamId, userId };
  const count = await digestService.adopt(request);
  return [buildSentenceMessage(`Digests moved to this workspace: ${count}.`)];
}

async function status({ to, digestService }: Order): Promise<readonly Message[]> {
  const digests = await digestService.status(to);
  const isNone = digests.length === 0;
  const elsewhere = isNone ? await digestService.knownElsewhere(to) : [];
  const [none, label, whose] = isDirect(to)
    ? ["You have no digest here yet.", "Get a digest here", "Your digests"]
    : ["This channel has no digest yet.", "Subscribe this channel", "Digests of this channel"];
  const form = button(isNone ? label : "Change the digest", OPEN_FORM, to.channelId);
  const blocks: types.KnownBlock[] = [
    linesBlock(
      isNone
        ? [[plain(none)], ...elsewhere.map(sayElsewhere)]
        : digests.flatMap((one) => listStatusLines(one, [])),
    ),
    { type: "actions", elements: [form] },
    linesBlock(listDigestHelp()),
  ];
  const kinds = digests.map(({ subscription }) => subscription.kind).join(", ");
  return [buildMessage(isNone ? none : `${whose}: ${kinds}.`, blocks)];
}

function sayElsewhere(teamId: string): Line {
  return formatSentence(
    `The store knows a channel with this id in the workspace \`${teamId}\`. If that was this one, an admin can type \`/ip-digest adopt ${teamId}\`.`,
  );
}

/** `preview`, `preview weekly`, `preview 26 April`, `preview weekly 30 November` */
async function preview(order: Order): Promise<readonly Message[]> {
  const { rest, to, userId, digestService, client, people } = order;
  const [first = ""] = rest.split(" ");
  const kind = kindIn(first);
  const written = kind === null ? rest : rest.slice(first.length).trim();
  const { today } = await people.findToday(client, userId);
  const date = written === "" ? null : readPreviewDay(written, today);
  return (await digestService.preview(to, date, kind)).map(buildPreviewMessage);
}

/** Where direct messages failed, Slack may have replaced the conversation by a new one, which is looked up first. */
async function resume(order: Order): Promise<readonly Message[]> {
  const { to, digestService, client, userId } = order;
  const known = isDirect(to) ? await findDirectMessages(digestService, to.teamId, userId) : null;
  if (known?.state !== "suspended") return change("resume", order);
  const here = await openDirectMessages(digestService, client, to.teamId, userId);
  return change("resume", { ...order, to: here });
}

const DONE = { pause: "Paused", resume: "Resumed", stop: "Stopped" } as const;

async function change(
  verb: keyof typeof DONE,
  { rest, to, digestService }: Order,
): Promise<readonly Message[]> {
  const kind = kindIn(rest);
  if (rest !== "" && kind === null) {
    throw new UserError(
      `A digest is ${listWords(DIGEST_KINDS, "or")}, not ${quote(rest)}. \`/ip-digest ${verb}\` alone means every digest of this channel.`,
    );
  }
  const changed = await digestService[verb](to, kind);
  const wayBack = verb === "pause" ? " `/ip-digest resume` starts it again." : "";
  return [buildSentenceMessage(...changed.map((one) => `${DONE[verb]}: ${named(one)}.${wayBack}`))];
}

function named(subscription: Subscription): string {
  return `the ${subscription.kind} digest, ${wordOrder(subscription)}`;
}

function kindIn(word: string): DigestKind | null {
  return DIGEST_KINDS.find((kind) => kind === word.toLowerCase()) ?? null;
}
