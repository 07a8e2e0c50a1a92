import type { Log } from "../../log.ts";
import { describeCause } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";

/** https://docs.slack.dev/reference/methods/users.conversations: under 1,000 a page. */
const PAGE_CHANNELS = 999;

/** Nobody reads a Home tab with the digests of more channels than this. */
const PAGES_MAX = 3;

/** The channels that a person is in, of the private ones only those of the bot. None where Slack does not tell. */
export async function listChannelsOfPerson(
  client: Client,
  userId: string,
  log: Log,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor = "";
  try {
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await client.users.conversations({
        user: userId,
        types: "public_channel,private_channel",
        exclude_archived: true,
        limit: PAGE_CHANNELS,
        cursor,
      });
      for (const { id } of answer.channels ?? []) if (id !== undefined) ids.push(id);
      cursor = answer.response_metadata?.next_cursor ?? "";
      if (cursor === "") break;
    }
  } catch (error) {
    // A workspace that installed the app before it asked for these scopes still gets its page.
    log.warn("channels of a person not read", { user: userId, cause: describeCause(error) });
  }
  return ids;
}
