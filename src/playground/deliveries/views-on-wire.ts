import type { Identity } from "../workspace/identity.ts";
import { asText, type JsonObject } from "../json.ts";
import type { View } from "../workspace/views.ts";

/** A view as Slack writes it in answers of views methods and in interactions. */
export function writeView(view: View, { team, bot }: Identity): JsonObject {
  const { sent } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: sent["blocks"],
    private_metadata: asText(sent["private_metadata"]),
    callback_id: asText(sent["callback_id"]),
    state: { values: view.state },
    hash: view.hash,
    title: sent["title"] ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: sent["clear_on_close"] === true,
    notify_on_close: sent["notify_on_close"] === true,
    close: sent["close"] ?? null,
    submit: sent["submit"] ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: bot.appId,
    external_id: asText(sent["external_id"]),
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  };
}
