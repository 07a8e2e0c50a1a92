import type { App, BlockButtonAction } from "@slack/bolt";
import type { TimeZones } from "../actions/time-zones.ts";
import { buildPrivateAnswer } from "../answer/answer-message.ts";
import { toEphemeral } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import { DIGEST_ACTIONS } from "../digest/digest-message.ts";
import { openDigestForm } from "./digest-form.ts";
import { answerMessage } from "./ip-command.ts";

/** The buttons beneath a posted digest: an answer for whoever presses, and the form of the conversation it stands in. */
export function listenToDigestButtons(
  app: Pick<App, "action">,
  parts: Pick<SlackDependencies, "asking" | "articleCount" | "agendas" | "digestService">,
  people: TimeZones,
): void {
  app.action<BlockButtonAction>(
    DIGEST_ACTIONS.ask,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const { today } = await people.findToday(client, body.user.id);
      const asked = { question: action.value ?? "", today };
      const message = answerMessage(asked, buildPrivateAnswer, parts);
      await respond({ ...toEphemeral(message), replace_original: false });
    },
  );
  app.action<BlockButtonAction>(DIGEST_ACTIONS.settings, async ({ ack, body, client }) => {
    await ack();
    const to = { teamId: body.team?.id ?? "", channelId: body.channel?.id ?? "" };
    const request = { to, userId: body.user.id, triggerId: body.trigger_id };
    await openDigestForm(request, { digestService: parts.digestService, client, people });
  });
}
