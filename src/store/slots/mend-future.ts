import type { MendedLedger, MendedSubscription, Stamp } from "../../digest/ports/ledger.ts";
import type { Database } from "../tables.ts";

export async function mendFuture(
  db: Database,
  { teamId, subscriptions }: MendedLedger,
  { nowMs }: Stamp,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const mended of subscriptions) await mendSubscription(transaction, mended, nowMs);
    const slots = () => transaction.updateTable("slot").where("team_id", "=", teamId);
    await slots()
      .set({ act_at_ms: nowMs })
      .where("act_at_ms", ">", nowMs + DAY_MS)
      .execute();
    await slots().set({ updated_at_ms: nowMs }).where("updated_at_ms", ">", nowMs).execute();
  });
}

/** Longer than any wait between attempts. */
const DAY_MS = 86_400_000;

async function mendSubscription(
  db: Database,
  { subscription, today, settledUntil, announcedUntil }: MendedSubscription,
  nowMs: number,
): Promise<void> {
  const { teamId, channelId, kind, createdAtMs } = subscription;
  await db
    .updateTable("subscription")
    .set({
      covered: settledUntil,
      told_until: announcedUntil,
      created_at_ms: Math.min(createdAtMs, nowMs),
    })
    .where("team_id", "=", teamId)
    .where("channel_id", "=", channelId)
    .where("kind", "=", kind)
    .where("covered", "=", subscription.settledUntil)
    .execute();
  // Slots of future days that were written too early and never reached Slack.
  await db
    .deleteFrom("slot")
    .where("team_id", "=", teamId)
    .where("channel_id", "=", channelId)
    .where("kind", "=", kind)
    .where("date", ">", today)
    .where("state", "in", ["skipped", "waiting", "claimed"])
    .where("updated_at_ms", ">", nowMs)
    .execute();
}
