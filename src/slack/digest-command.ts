import type { App, BlockButtonAction, types } from "@slack/bolt";
import type { CivilDate } from "../civil-date.ts";
import { weekdayAndDate } from "../date-words.ts";
import type { DigestDesk } from "../digest/desk.ts";
import type { FeedDesk } from "../digest/feed.ts";
import type { Destination } from "../digest/poster.ts";
import { readOrders } from "../digest/order-text.ts";
import { DEFAULT_PREFERENCES } from "../digest/preferences.ts";
import { DIGEST_KINDS, type DigestKind, type Subscription } from "../digest/subscription.ts";
import { readDayRange } from "../event/day-range.ts";
import { nearestOf } from "../nearest.ts";
import { quote } from "../quote.ts";
import { UserError } from "../user-error.ts";
import type { Client } from "./client.ts";
import { DIGEST_FORM, digestForm, readDigestForm } from "./digest-form.ts";
import { digestMessage } from "./digest-message.ts";
import { feedAnswer } from "./feed-message.ts";
import { digestHelpLines } from "./help-message.ts";
import { AS_WRITTEN, messageOf, type Message } from "./message.ts";
import type { SlackParts } from "./parts.ts";
import type { People } from "./people.ts";
import { button, linesBlock, noteBlock, plain } from "./rich-text.ts";
import { scheduleWords } from "./schedule-words.ts";
import { sentenceMessage, sentenceModal } from "./sentence.ts";
import { statusLines } from "./status-lines.ts";
import { subscribed } from "./subscribing.ts";
import { listed, typedText } from "./text.ts";

/** `/ip-digest [subscribe | status | preview [DATE] | pause | resume | stop | feed]`; alone: status and help. */
export function listenToDigests(
  app: Pick<App, "command" | "action" | "view">,
  { desk, feeds }: Pick<SlackParts, "desk" | "feeds">,
  people: People,
): void {
  app.command("/ip-digest", async ({ ack, command, client, respond }) => {
    await ack();
    const [verb = "", ...words] = typedText(command.text).split(" ");
    const message = await answerTo(verb.toLowerCase(), {
      rest: words.join(" "),
      to: { teamId: command.team_id, channelId: command.channel_id },
      userId: command.user_id,
      desk,
      feeds,
      client,
      people,
    });
    await respond({ ...AS_WRITTEN, ...message, response_type: "ephemeral" });
  });
  app.action<BlockButtonAction>(OPEN_FORM, async ({ ack, action, body, client }) => {
    await ack();
    const zone = await people.zoneOf(client, body.user.id);
    const view = digestForm(action.value ?? "", zone);
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.view(DIGEST_FORM, async ({ ack, body, view, client }) => {
    const reading = readDigestForm(view);
    if ("problems" in reading) {
      await ack({ response_action: "errors", errors: reading.problems });
      return;
    }
    await ack({ response_action: "update", view: sentenceModal("One moment.") });
    const to = { teamId: view.team_id, channelId: view.private_metadata };
    const wish = {
      to,
      userId: body.user.id,
      orders: [{ ...reading.schedule, preferences: DEFAULT_PREFERENCES }],
      desk,
      client,
    };
    const answer = sentenceModal(...(await subscribed(wish)));
    await client.views.update({ view_id: view.id, view: answer });
  });
}

/** The action id of the button that opens the form; its value is the channel. */
const OPEN_FORM = "digest-subscribe";

interface Order {
  /** What follows the verb. */
  readonly rest: string;
  readonly to: Destination;
  readonly userId: string;
  readonly desk: DigestDesk;
  readonly feeds: FeedDesk;
  readonly client: Client;
  readonly people: People;
}

const ANSWERS = {
  subscribe,
  status,
  preview,
  pause: (order) => change("pause", order),
  resume: (order) => change("resume", order),
  stop: (order) => change("stop", order),
  feed: feedAnswer,
  help: status,
} as const satisfies Readonly<Record<string, (order: Order) => Promise<Message>>>;

const VERBS = Object.keys(ANSWERS);

async function answerTo(verb: string, order: Order): Promise<Message> {
  if (verb === "") return status(order);
  return isVerb(verb) ? ANSWERS[verb](order) : unknownVerb(verb);
}

function isVerb(verb: string): verb is keyof typeof ANSWERS {
  return VERBS.includes(verb);
}

function unknownVerb(written: string): Message {
  const near = nearestOf(written, VERBS);
  const hint = near === null ? "" : ` Did you mean \`${near}\`?`;
  const known = listed(VERBS.map((verb) => `\`${verb}\``));
  return sentenceMessage(`/ip-digest cannot ${quote(written)}.${hint} It knows ${known}.`);
}

async function subscribe({ rest, to, userId, desk, client, people }: Order): Promise<Message> {
  const current = (await desk.status(to)).map(({ subscription }) => subscription);
  const defaultZone = await people.zoneOf(client, userId);
  const reading = readOrders(rest, { current, defaultZone, knownTags: desk.tags });
  if ("problem" in reading) throw new UserError(reading.problem);
  return sentenceMessage(
    ...(await subscribed({ to, userId, orders: reading.orders, desk, client })),
  );
}

async function status({ to, desk }: Order): Promise<Message> {
  const digests = await desk.status(to);
  const lines = digests.flatMap((one) => statusLines(one, []));
  const none = [[plain("This channel has no digest yet.")]];
  const blocks: types.KnownBlock[] = [
    linesBlock(lines.length > 0 ? lines : none),
    { type: "actions", elements: [button("Subscribe this channel", OPEN_FORM, to.channelId)] },
    linesBlock(digestHelpLines()),
  ];
  const summary = digests.map(({ subscription }) => subscription.kind).join(", ");
  return messageOf(
    summary === "" ? "This channel has no digest yet." : `Digests of this channel: ${summary}.`,
    blocks,
  );
}

/** `preview`, `preview weekly`, `preview 26 April`, `preview weekly 30 November` */
async function preview({ rest, to, userId, desk, client, people }: Order): Promise<Message> {
  const [first = ""] = rest.split(" ");
  const kind = kindIn(first);
  const written = kind === null ? rest : rest.slice(first.length).trim();
  const date = written === "" ? null : dayIn(written, await people.todayOf(client, userId));
  const [first1] = await desk.preview(to, date, kind);
  if (first1 === undefined) throw new UserError("There is no digest to preview.");
  const { digest, obstacle } = first1;
  if (obstacle === "empty") {
    return sentenceMessage(
      `The ${digest.kind} digest of ${weekdayAndDate(digest.date)} would be empty, so nothing would be posted.`,
    );
  }
  const message = digestMessage(digest);
  const note = noteBlock("A preview, seen only by you.");
  return { text: message.text, blocks: [note, ...message.blocks] };
}

function dayIn(written: string, { today }: { readonly today: CivilDate }): CivilDate {
  const reading = readDayRange(written, today);
  if ("problem" in reading) throw new UserError(reading.problem);
  if (reading.span === "day") return reading.range.from;
  throw new UserError(
    `A preview is for one day, and ${quote(written)} is several. Try \`/ip-digest preview 26 April\`.`,
  );
}

const DONE = { pause: "Paused", resume: "Resumed", stop: "Stopped" } as const;

async function change(verb: keyof typeof DONE, { rest, to, desk }: Order): Promise<Message> {
  const kind = kindIn(rest);
  if (rest !== "" && kind === null) {
    throw new UserError(
      `A digest is ${listed(DIGEST_KINDS, "or")}, not ${quote(rest)}. \`/ip-digest ${verb}\` alone means all of this channel.`,
    );
  }
  const changed = await desk[verb](to, kind);
  return sentenceMessage(...changed.map((one) => `${DONE[verb]}: ${named(one)}.${wayBack(verb)}`));
}

function named(subscription: Subscription): string {
  return `the ${subscription.kind} digest, ${scheduleWords(subscription)}`;
}

function wayBack(verb: keyof typeof DONE): string {
  return verb === "pause" ? " `/ip-digest resume` goes on." : "";
}

function kindIn(word: string): DigestKind | null {
  return DIGEST_KINDS.find((kind) => kind === word.toLowerCase()) ?? null;
}
