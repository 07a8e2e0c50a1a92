import type { App } from "@slack/bolt";
import { chooseWording } from "../../ask/answer/wording.ts";
import type { FollowUp } from "../../ask/follow-up/resolve-follow-up.ts";
import { recogniseSmallTalk } from "../../ask/question/small-talk.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import { readDayRange } from "../../event/day-range.ts";
import { detectLanguage } from "../../language.ts";
import { buildDirectAnswer, buildThreadAnswer } from "../answer/answer-message.ts";
import { answerMessage } from "./ip-command.ts";
import { readEarlierQuestions } from "./earlier-questions.ts";
import { buildSmallTalkMessage } from "./small-talk.ts";
import { describeCause } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { readIncomingMessage, type IncomingMessage } from "./incoming-message.ts";
import { buildHelpMessage } from "../views/help.ts";
import type { Message } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import type { TimeZones } from "../actions/time-zones.ts";
import { postMessage } from "../posting/post-message.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";
import { cutText } from "../blocks/cut-text.ts";
import { readTypedText, removeMentions } from "../blocks/escape.ts";
import { buildTodayMessage } from "../digest/today-message.ts";

type Parts = Pick<
  SlackDependencies,
  "asking" | "followUps" | "articleCount" | "agendas" | "receipts" | "clock" | "log"
>;

/** Mentions in channels and threads, and direct messages. Each is answered once, however often it is delivered. */
export function listenToMentions(app: Pick<App, "event">, parts: Parts, people: TimeZones): void {
  for (const eventName of ["app_mention", "message"] as const) {
    app.event(eventName, async ({ event, body, context, client }) => {
      const botUserId = context.botUserId ?? "";
      const said = readIncomingMessage(botUserId, body.team_id, event);
      if (said === null || !(await isNew(said, body.event_id, parts))) return;
      await postMessage(
        client,
        said.thread,
        await answerTo(said, botUserId, client, parts, people),
      );
    });
  }
}

/** By the delivery, and by the message: one mention may come as `message` and as `app_mention`. */
async function isNew(
  said: IncomingMessage,
  eventId: string | undefined,
  parts: Parts,
): Promise<boolean> {
  const keys = [...(eventId === undefined ? [] : [`event/${eventId}`]), said.key];
  for (const key of keys) {
    if (await isTaken(key, parts)) return false;
  }
  return true;
}

/** Without the store a question is rather answered twice than never. */
async function isTaken(key: string, { receipts, clock, log }: Parts): Promise<boolean> {
  try {
    return !(await receipts.take(key, clock.now()));
  } catch (error) {
    log.error("receipt not kept", { cause: describeCause(error) });
    return false;
  }
}

async function answerTo(
  said: IncomingMessage,
  botUserId: string,
  client: Client,
  parts: Parts,
  people: TimeZones,
): Promise<Message> {
  const typed = readTypedText(removeMentions(said.text, botUserId));
  const smallTalk = recogniseSmallTalk(typed);
  if (smallTalk !== null) return buildSmallTalkMessage(smallTalk, typed);
  const { today } = await people.findToday(client, said.userId);
  if (typed === "") return answerToThread({ said, today }, botUserId, client, parts);
  const days = aboutDays(typed, today, parts);
  if (days !== null) return days;
  const followUp = await resolveFollowUp(typed, { said, botUserId, client }, parts);
  if (followUp.kind !== "unclear") return aboutQuestion(followUp, { said, today }, parts);
  const [before, after] = chooseWording(typed).unclear;
  return buildSentenceMessage(
    `${before}${cutText(followUp.reference, REFERENCE_LETTERS_MAX)}${after}`,
  );
}

/** The whole of a short question may be what is unclear. */
const REFERENCE_LETTERS_MAX = 80;

interface Conversation {
  readonly said: IncomingMessage;
  readonly botUserId: string;
  readonly client: Client;
}

/** The conversation is read only where the question cannot stand for itself. */
async function resolveFollowUp(
  typed: string,
  { said, botUserId, client }: Conversation,
  { followUps, log }: Parts,
): Promise<FollowUp> {
  const alone = followUps.resolve(typed, []);
  if (alone.kind === "alone") return alone;
  const earlier = await readEarlierQuestions(said, botUserId, { client, log });
  return followUps.resolve(typed, earlier);
}

/** A mention alone asks what the thread's first message asks; outside a thread it asks for help. */
async function answerToThread(
  { said, today }: SaidOn,
  botUserId: string,
  client: Client,
  parts: Parts,
): Promise<Message> {
  if (said.rootTs === null) return buildHelpMessage();
  try {
    const { messages } = await client.conversations.replies({
      channel: said.thread.channel,
      ts: said.rootTs,
      limit: 1,
    });
    const first = messages?.[0];
    // A thread beneath the bot's own message has no question of a person's.
    if (first === undefined || first.user === botUserId) return buildHelpMessage();
    const question = readTypedText(removeMentions(first.text ?? "", botUserId));
    return question === ""
      ? buildHelpMessage()
      : aboutQuestion({ question }, { said, today }, parts);
  } catch (error) {
    parts.log.warn("thread not readable", {
      channel: said.thread.channel,
      cause: describeCause(error),
    });
    return buildSentenceMessage(
      "I cannot read this thread's first message. Invite me with `/invite @almanac`, or write your question after my name.",
    );
  }
}

/** `today`, `tomorrow`, `next 30 days`, `26 April`; null for anything that is no date. A bare year is a question. */
function aboutDays(typed: string, today: CivilDate, { agendas }: Parts): Message | null {
  const reading = readDayRange(typed, today);
  if ("problem" in reading || reading.span === "year") return null;
  return buildTodayMessage(agendas.of(reading.range), today, detectLanguage(typed));
}

/** What somebody said, and on which day. */
interface SaidOn {
  readonly said: IncomingMessage;
  readonly today: CivilDate;
}

function aboutQuestion(
  { question, about }: { readonly question: string; readonly about?: string },
  { said, today }: SaidOn,
  parts: Parts,
): Message {
  const render = said.isDirect ? buildDirectAnswer : buildThreadAnswer;
  const asked = about === undefined ? { question, today } : { question, today, about };
  return answerMessage(asked, (each) => render(each), parts);
}
