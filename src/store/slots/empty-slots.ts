import type { OtherContent, Stamp } from "../../digest/ports/ledger.ts";
import type { Slot } from "../../digest/slot.ts";
import { readSlotRow } from "./slot-row.ts";
import type { Database } from "../tables.ts";

const LISTED_MAX = 500;

export async function emptyUnderOther(
  db: Database,
  { teamId, content, since }: OtherContent,
): Promise<Slot[]> {
  const rows = await db
    .selectFrom("slot")
    .selectAll()
    .where((row) => row.or([row("told_by", "<", content), row("told_by", ">", content)]))
    .where("team_id", "=", teamId)
    .where("state", "=", "skipped")
    .where("date", ">=", since)
    .orderBy("channel_id")
    .orderBy("kind")
    .orderBy("date")
    .limit(LISTED_MAX)
    .execute();
  return rows.map(readSlotRow);
}

export async function reopen(
  db: Database,
  slot: Slot,
  { days, covers }: Pick<Slot, "days" | "covers">,
  stamp: Stamp,
): Promise<Slot | null> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("slot")
      .set({
        state: "claimed",
        reason: null,
        token: slot.token + 1,
        act_at_ms: stamp.leaseUntilMs,
        covers: JSON.stringify(covers),
        tells: JSON.stringify(days),
        told_by: null,
        worker: stamp.worker,
        updated_at_ms: stamp.nowMs,
      })
      .where("key", "=", slot.key)
      .where("token", "=", slot.token)
      .where("state", "=", "skipped")
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    if (covers.length > 0) {
      await transaction
        .updateTable("slot")
        .set({ reason: `merged into ${slot.date}`, told_by: null, updated_at_ms: stamp.nowMs })
        .where("team_id", "=", slot.teamId)
        .where("channel_id", "=", slot.channelId)
        .where("kind", "=", slot.kind)
        .where("date", "in", covers)
        .where("state", "=", "skipped")
        .execute();
    }
    return readSlotRow(row);
  });
}
