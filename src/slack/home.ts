import type { App } from "@slack/bolt";
import { homeView } from "./home-view.ts";
import type { SlackParts } from "./parts.ts";
import type { People } from "./people.ts";

/** The app's Home tab, drawn anew each time that somebody opens it. */
export function listenToHome(
  app: Pick<App, "event">,
  { agendas, desk }: Pick<SlackParts, "agendas" | "desk">,
  people: People,
): void {
  app.event("app_home_opened", async ({ event, context, client }) => {
    if (event.tab !== "home") return;
    const { today } = await people.todayOf(client, event.user);
    const digests = await desk.subscribedBy(context.teamId ?? "", event.user);
    const agenda = agendas.of({ from: today, until: today });
    await client.views.publish({ user_id: event.user, view: homeView(agenda, today, digests) });
  });
}
