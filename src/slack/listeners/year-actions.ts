import { setTimeout as sleep } from "node:timers/promises";
import type { App, BlockButtonAction, RespondFn } from "@slack/bolt";
import type { ShownPicture } from "../../digest/ports/picture.ts";
import { planYear } from "../../digest/year/plan-year.ts";
import { UserError } from "../../user-error.ts";
import { readRefusal } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { toEphemeral, type Message } from "../blocks/message.ts";
import type { SlackDependencies } from "../dependencies.ts";
import { isNotAMember } from "../connection/slack-error.ts";
import { explainNotShared } from "../actions/share-message.ts";
import { postMessage } from "../posting/post-message.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";
import {
  explainMissingPicture,
  buildPictureMessage,
  SHARE_YEAR,
  buildSharedPictureMessage,
  buildYearMessage,
} from "../digest/year-message.ts";
import { readYear, type ShownYear } from "../digest/year-button-state.ts";

type Parts = Pick<SlackDependencies, "agendas" | "pictures">;

/** The button beneath the list of a year. */
export function listenToYears(app: Pick<App, "action">, parts: Parts): void {
  app.action<BlockButtonAction>(SHARE_YEAR, async ({ ack, action, body, client, respond }) => {
    await ack();
    const year = readYear(action.value);
    if (year === null) {
      throw new UserError(
        "This button is from an older version. Please ask again with `/ip-today`.",
      );
    }
    const picture = await pictureOf(year, parts);
    if (picture === null) throw new UserError(explainMissingPicture(year));
    const message = buildSharedPictureMessage(picture, year, body.user.id);
    await share(client, body.channel?.id ?? "", message);
    await respond({ ...toEphemeral(buildSentenceMessage("Shared.")), replace_original: false });
  });
}

/**
 * The list at once, seen by the asker alone; then the picture as a direct message, because Slack shows no private file
 * in an ephemeral one (see picture-uploader.ts).
 */
export async function showYear(
  year: ShownYear,
  userId: string,
  { client, respond }: { readonly client: Client; readonly respond: RespondFn },
  parts: Parts,
): Promise<void> {
  await respond(toEphemeral(buildYearMessage(parts.agendas.of(year.range), year)));
  const picture = await pictureOf(year, parts);
  if (picture === null) {
    const message = buildSentenceMessage(explainMissingPicture(year));
    await respond({ ...toEphemeral(message), replace_original: false });
    return;
  }
  await sayWithPicture(client, userId, buildPictureMessage(picture));
}

function pictureOf(year: ShownYear, { agendas, pictures }: Parts): Promise<ShownPicture | null> {
  // A person who writes English may have colleagues who read the Chinese titles.
  const language = year.language === "en" ? "both" : year.language;
  return pictures.show(planYear(agendas.of(year.range), year.today, language));
}

async function share(client: Client, channel: string, message: Message): Promise<void> {
  try {
    await sayWithPicture(client, channel, message);
  } catch (error) {
    if (!isNotAMember(error)) throw error;
    throw explainNotShared(error);
  }
}

/** Slack may still be processing the new file. It stored nothing then, so the request is made again. */
const PAUSES_MS = [2_000, 5_000];

async function sayWithPicture(client: Client, channel: string, message: Message): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await postMessage(client, { channel, threadTs: null }, message);
    } catch (error) {
      if (readRefusal(error) !== "invalid_blocks") throw error;
      await sleep(pauseMs, undefined, { ref: false });
    }
  }
  await postMessage(client, { channel, threadTs: null }, message);
}
