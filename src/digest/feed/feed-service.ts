import type { Clock } from "../../clock.ts";
import { UserError } from "../../user-error.ts";
import { formatFeedPath, TOKEN_BYTES, type FeedRepository, type FeedService } from "./feed.ts";
import { hashText, hashHex } from "../../sha256.ts";
import type { SubscriptionRepository } from "../ports/ledger.ts";
import { isDirect, type Destination } from "../destination.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../preferences.ts";
import { DIGEST_KINDS, type Subscription } from "../subscription.ts";

interface FeedParts {
  readonly feeds: FeedRepository;
  readonly subscriptions: Pick<SubscriptionRepository, "subscriptionsIn">;
  /** Where calendar programs reach the almanac, without a slash at the end; null where they cannot. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** One for each member of a large team; more are a mistake or mischief. */
const FEEDS_MAX = 100;

export function createFeedService(parts: FeedParts): FeedService {
  const { feeds, subscriptions, publicUrl, clock, randomBytes } = parts;
  return {
    async open(of, userId) {
      if (publicUrl === null) throw new UserError(UNREACHABLE);
      const others = await feeds.countFeeds(of);
      if (others >= FEEDS_MAX) throw new UserError(tooMany(of));
      const token = hashHex(randomBytes(TOKEN_BYTES));
      const { teamId, channelId } = of;
      const createdAtMs = clock.now();
      const tokenHash = await hashText(token);
      await feeds.addFeed({ teamId, channelId, tokenHash, createdBy: userId, createdAtMs });
      return { url: `${publicUrl}${formatFeedPath(token)}`, others };
    },
    revoke: (of) => feeds.removeFeeds(of),
    async wishesBehind(token) {
      const feed = await feeds.feedWith(await hashText(token));
      return feed === null ? null : wishesOf(await subscriptions.subscriptionsIn(feed));
    },
  };
}

const UNREACHABLE =
  "I have no address that a calendar could read yet. Whoever runs the almanac can give it one: HTTP mode and `PUBLIC_URL` in its configuration.";

function tooMany(of: Destination): string {
  const [who, me] = isDirect(of) ? ["You have", " me"] : ["This channel has", ""];
  return `${who} ${FEEDS_MAX} calendar addresses. \`/ip-digest feed new${me}\` ends them all and gives a fresh one.`;
}

function wishesOf(all: readonly Subscription[]): DigestPreferences {
  const kept = all.filter(({ state }) => state !== "stopped");
  const most = DIGEST_KINDS.map((kind) => kept.find((one) => one.kind === kind)).find(Boolean);
  return most?.preferences ?? DEFAULT_PREFERENCES;
}
