import type { Stamp, SubscriptionId } from "../../digest/ports/ledger.ts";
import type { FoundDigest } from "../../digest/ports/poster.ts";
import { createRow } from "./slot-writes.ts";
import type { Database, SlotRow } from "../tables.ts";

/** Records digests found in a channel. Resolves to how many of them were not known. */
export async function recordFound(
  db: Database,
  of: SubscriptionId,
  found: readonly FoundDigest[],
  stamp: Stamp,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    let count = 0;
    for (const { date, ts, occurrences, covers } of found) {
      const is = { state: "posted", reason: "found in the channel" } as const;
      const row = {
        ...createRow({ subscription: of }, date, stamp, is),
        ts,
        occurrences: JSON.stringify(occurrences),
        covers: JSON.stringify(covers),
      };
      if (await isNews(transaction, row)) count++;
      for (const covered of covers) {
        const merged = { state: "skipped", reason: `merged into ${date}` } as const;
        await isNews(transaction, createRow({ subscription: of }, covered, stamp, merged));
      }
    }
    return count;
  });
}

/** Inserts the row, or replaces one that says that nothing was sent, also one with the same date under an older key. */
async function isNews(db: Database, row: SlotRow): Promise<boolean> {
  const known = await db
    .selectFrom("slot")
    .select(["key", "state", "act_at_ms"])
    .where("team_id", "=", row.team_id)
    .where("channel_id", "=", row.channel_id)
    .where("kind", "=", row.kind)
    .where("date", "=", row.date)
    .execute();
  if (known.length === 0) {
    const inserted = await db
      .insertInto("slot")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning("key")
      .executeTakeFirst();
    return inserted !== undefined;
  }
  const { state, reason, ts, occurrences, covers, worker, updated_at_ms } = row;
  const { numUpdatedRows } = await db
    .updateTable("slot")
    .set((slot) => ({
      state,
      reason,
      ts,
      occurrences,
      covers,
      worker,
      updated_at_ms,
      token: slot("token", "+", 1),
      act_at_ms: null,
    }))
    .where(
      "key",
      "in",
      known.map(({ key }) => key),
    )
    .where((slot) =>
      slot.or([
        slot("state", "=", "waiting"),
        ...(state === "posted" ? [slot("state", "=", "skipped")] : []),
        slot.and([slot("state", "=", "claimed"), slot("act_at_ms", "<=", updated_at_ms)]),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
