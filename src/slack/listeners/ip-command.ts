import type { App, BlockButtonAction } from "@slack/bolt";
import { chooseWording } from "../../ask/answer/wording.ts";
import { recogniseSmallTalk } from "../../ask/question/small-talk.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import { detectLanguage } from "../../language.ts";
import { UserError } from "../../user-error.ts";
import {
  ANSWER_ACTIONS,
  buildDirectAnswer,
  buildPrivateAnswer,
  buildSharedAnswer,
  type Asked,
} from "../answer/answer-message.ts";
import { readState, type AnswerState } from "../answer/button-state.ts";
import type { TimeZones } from "../actions/time-zones.ts";
import { buildTodayMessage } from "../digest/today-message.ts";
import { buildSmallTalkMessage } from "./small-talk.ts";
import { AS_WRITTEN, toEphemeral, type Message } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import { shareMessage } from "../actions/share-message.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";
import { readTypedText } from "../blocks/escape.ts";

type Parts = Pick<SlackDependencies, "asking" | "articleCount" | "agendas">;

/** `/ip QUESTION` and the buttons beneath its answers. */
export function listenToQuestions(
  app: Pick<App, "command" | "action">,
  parts: Parts,
  people: TimeZones,
): void {
  app.command("/ip", async ({ ack, command, client, respond }) => {
    await ack();
    const question = readTypedText(command.text);
    const smallTalk = question === "" ? "help" : recogniseSmallTalk(question);
    if (smallTalk !== null) {
      await respond(toEphemeral(buildSmallTalkMessage(smallTalk, question)));
      return;
    }
    const { today } = await people.findToday(client, command.user_id);
    await respond(toEphemeral(answerMessage({ question, today }, buildPrivateAnswer, parts)));
  });
  const turning = [ANSWER_ACTIONS.next, ANSWER_ACTIONS.previous, /^answer-ask-again-/];
  for (const actionId of turning) {
    app.action<BlockButtonAction>(actionId, async ({ ack, action, body, client, respond }) => {
      await ack();
      const { question, offset } = stateIn(action);
      const { today } = await people.findToday(client, body.user.id);
      const isPrivate = body.container["is_ephemeral"] !== false;
      const render = isPrivate ? buildPrivateAnswer : buildDirectAnswer;
      const answer = answerMessage({ question, today }, (asked) => render(asked, offset), parts);
      const message = isPrivate ? toEphemeral(answer) : { ...AS_WRITTEN, ...answer };
      await respond({ ...message, replace_original: true });
    });
  }
  app.action<BlockButtonAction>(
    ANSWER_ACTIONS.share,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const { question, offset } = stateIn(action);
      const { today } = await people.findToday(client, body.user.id);
      const shared = answerMessage(
        { question, today },
        (asked) => buildSharedAnswer(asked, offset, body.user.id),
        parts,
      );
      await shareMessage({ client, channel: body.channel?.id, respond, message: shared });
      const done = buildSentenceMessage(chooseWording(question).sharedDone);
      await respond({ ...toEphemeral(done), replace_original: false });
    },
  );
  app.action(ANSWER_ACTIONS.readOn, ({ ack }) => ack());
  // A button that this version no longer knows. Unacknowledged, Slack would show a warning sign.
  app.action(/^(?!answer-|digest-|year-)/, ({ ack }) => ack());
}

/** A question, and the day on which its asker asks it. */
interface AskedOn {
  readonly question: string;
  readonly today: CivilDate;
  /** What it took from the question before; left out where it stands alone. */
  readonly about?: string;
}

/** What the almanac says, rendered; where somebody asks what days bring, what `/ip-today` says. */
export function answerMessage(
  { question, today, about }: AskedOn,
  render: (asked: Asked) => Message,
  { asking, articleCount, agendas }: Parts,
): Message {
  const answer = asking.ask(question, today);
  if (answer.kind === "days") {
    return buildTodayMessage(agendas.of(answer.range), today, detectLanguage(question));
  }
  const told =
    about === undefined || answer.kind === "not-found"
      ? answer
      : { ...answer, notices: [{ kind: "about", about } as const, ...answer.notices] };
  return render({ question, answer: told, articleCount: articleCount() });
}

function stateIn(action: { readonly value?: string }): AnswerState {
  const state = readState(action.value);
  if (state === null)
    throw new UserError("This button is from an older version. Please ask again with `/ip`.");
  return state;
}
