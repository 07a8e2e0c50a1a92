import type { Notice } from "../digest/ports/notice.ts";
import type { NoticeOutbox } from "../digest/ports/ledger.ts";
import type { Database, NoticeRow } from "./tables.ts";

/** Notices of one run; the rest follows in the next. */
const TAKEN_MAX = 50;

export function createNoticeOutbox(db: Database): NoticeOutbox {
  return {
    putNotice: (notice, nowMs) => putNotice(db, notice, nowMs),
    async claimNotices(teamId, nowMs, leaseUntilMs) {
      const waiting = db
        .selectFrom("notice")
        .select("key")
        .where("team_id", "=", teamId)
        .where("act_at_ms", "<=", nowMs)
        .orderBy("created_at_ms")
        .limit(TAKEN_MAX);
      const rows = await db
        .updateTable("notice")
        .set({ act_at_ms: leaseUntilMs })
        .where("key", "in", waiting)
        // Checked again under the row's lock, so that only one of two workers gets it.
        .where("act_at_ms", "<=", nowMs)
        .returningAll()
        .execute();
      return rows.map(fromRow);
    },
    async postponeNotice(key, untilMs) {
      await db
        .updateTable("notice")
        .set({ act_at_ms: untilMs })
        .where("key", "=", key)
        .where("act_at_ms", "is not", null)
        .execute();
    },
    async waitingNotices({ teamId, channelId }) {
      const rows = await db
        .selectFrom("notice")
        .selectAll()
        .where("team_id", "=", teamId)
        .where("channel_id", "=", channelId)
        .where("act_at_ms", "is not", null)
        .orderBy("created_at_ms")
        .execute();
      return rows.map(fromRow);
    },
    async settleNotice(key) {
      await db.updateTable("notice").set({ act_at_ms: null }).where("key", "=", key).execute();
    },
  };
}

export async function putNotice(db: Database, notice: Notice, nowMs: number): Promise<void> {
  await db
    .insertInto("notice")
    .values({
      key: notice.key,
      team_id: notice.teamId,
      channel_id: notice.channelId,
      user_id: notice.userId,
      text: notice.text,
      created_at_ms: nowMs,
      act_at_ms: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function fromRow(row: NoticeRow): Notice {
  return {
    key: row.key,
    teamId: row.team_id,
    channelId: row.channel_id,
    userId: row.user_id,
    text: row.text,
  };
}
