import type { App, BlockButtonAction } from "@slack/bolt";
import { UserError } from "../../user-error.ts";
import { listChannelsOfPerson } from "../actions/channels-of-person.ts";
import type { Client } from "../connection/web-client.ts";
import { openDigestForm } from "./digest-form.ts";
import {
  readDigestValue,
  EDIT_BUTTON,
  buildHomeView,
  PAUSE_BUTTON,
  RESUME_BUTTON,
} from "../views/home-view.ts";
import type { SlackDependencies } from "../dependencies.ts";
import type { TimeZones } from "../actions/time-zones.ts";

/** The app's Home tab, drawn anew each time that somebody opens it or presses one of its buttons. */
export function listenToHome(
  app: Pick<App, "event" | "action">,
  { agendas, digestService, log }: Pick<SlackDependencies, "agendas" | "digestService" | "log">,
  people: TimeZones,
): void {
  const publish = async (client: Client, teamId: string, userId: string): Promise<void> => {
    const [{ today }, channelIds] = await Promise.all([
      people.findToday(client, userId),
      listChannelsOfPerson(client, userId, log),
    ]);
    const digests = await digestService.digestsFor({ teamId, userId }, channelIds);
    const agenda = agendas.of({ from: today, until: today });
    await client.views.publish({ user_id: userId, view: buildHomeView(agenda, today, digests) });
  };
  app.event("app_home_opened", async ({ event, context, client }) => {
    if (event.tab === "home") await publish(client, context.teamId ?? "", event.user);
  });
  for (const [button, verb] of [
    [PAUSE_BUTTON, "pause"],
    [RESUME_BUTTON, "resume"],
  ] as const) {
    app.action<BlockButtonAction>(button, async ({ ack, action, body, client }) => {
      await ack();
      const teamId = body.team?.id ?? "";
      const digest = readDigestValue(action.value ?? "");
      if (digest === null) return;
      try {
        await digestService[verb]({ teamId, channelId: digest.channelId }, digest.kind);
      } catch (error) {
        // Somebody else was faster; the page is drawn again and shows the result.
        if (!(error instanceof UserError)) throw error;
      }
      await publish(client, teamId, body.user.id);
    });
  }
  app.action<BlockButtonAction>(EDIT_BUTTON, async ({ ack, action, body, client }) => {
    await ack();
    const digest = readDigestValue(action.value ?? "");
    if (digest === null) return;
    const to = { teamId: body.team?.id ?? "", channelId: digest.channelId };
    const request = { to, kind: digest.kind, userId: body.user.id, triggerId: body.trigger_id };
    await openDigestForm(request, { digestService, client, people }, { asksWhere: false });
  });
}
