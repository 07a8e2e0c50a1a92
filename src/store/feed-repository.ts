import type { FeedRepository } from "../digest/feed/feed.ts";
import type { Database } from "./tables.ts";

export function createFeedRepository(db: Database): FeedRepository {
  return {
    async addFeed({ tokenHash, teamId, channelId, createdBy, createdAtMs }) {
      await db
        .insertInto("feed")
        .values({
          token_hash: tokenHash,
          team_id: teamId,
          channel_id: channelId,
          created_by: createdBy,
          created_at_ms: createdAtMs,
        })
        .execute();
    },
    async countFeeds({ teamId, channelId }) {
      const row = await db
        .selectFrom("feed")
        .select((feed) => feed.fn.countAll<number>().as("count"))
        .where("team_id", "=", teamId)
        .where("channel_id", "=", channelId)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async feedWith(tokenHash) {
      const row = await db
        .selectFrom("feed")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        tokenHash: row.token_hash,
        teamId: row.team_id,
        channelId: row.channel_id,
        createdBy: row.created_by,
        createdAtMs: row.created_at_ms,
      };
    },
    async removeFeeds({ teamId, channelId }) {
      const { numDeletedRows } = await db
        .deleteFrom("feed")
        .where("team_id", "=", teamId)
        .where("channel_id", "=", channelId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
