import type { App } from "@slack/bolt";
import type { SlackDependencies } from "../dependencies.ts";

/**
 * A channel that is shared with another workspace, or becomes private, may get another id; its digests go with it.
 * https://docs.slack.dev/reference/events/channel_id_changed
 */
export function listenToMovedChannels(
  app: Pick<App, "event">,
  { digestService, log }: Pick<SlackDependencies, "digestService" | "log">,
): void {
  app.event("channel_id_changed", async ({ event, context }) => {
    const teamId = context.teamId ?? "";
    const { old_channel_id, new_channel_id } = event;
    const from = { teamId, channelId: old_channel_id };
    const digests = await digestService.move(from, { teamId, channelId: new_channel_id });
    log.info("a channel became another id", { from: old_channel_id, to: new_channel_id, digests });
  });
}
