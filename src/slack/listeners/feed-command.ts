import type { Destination } from "../../digest/destination.ts";
import type { FeedService } from "../../digest/feed/feed.ts";
import { quote } from "../../text/quote.ts";
import { UserError } from "../../user-error.ts";
import type { Message } from "../blocks/message.ts";
import {
  buildOpenedMessage,
  buildReplacedMessage,
  buildRevokedMessage,
} from "../digest/feed-message.ts";

interface FeedCommand {
  /** What follows `/ip-digest feed`. */
  readonly rest: string;
  /** Whose calendar it is: a channel's, or, where it is a person's direct messages, that person's. */
  readonly to: Destination;
  readonly userId: string;
  readonly feeds: FeedService;
}

/** `feed` gives another address, `feed new` ends those before, `feed revoke` ends all. */
export async function answerFeedCommand({
  rest,
  to,
  userId,
  feeds,
}: FeedCommand): Promise<Message> {
  switch (rest.toLowerCase()) {
    case "":
      return buildOpenedMessage(to, await feeds.open(to, userId));
    case "new":
      return buildReplacedMessage(to, await feeds.revoke(to), await feeds.open(to, userId));
    case "revoke":
      return buildRevokedMessage(to, await feeds.revoke(to));
    default:
      throw new UserError(
        `\`/ip-digest feed\` knows \`new\` and \`revoke\`, not ${quote(rest)}; alone it gives a calendar address.`,
      );
  }
}
