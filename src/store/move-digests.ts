import type { DigestPlace } from "../digest/ports/ledger.ts";
import type { Database, SubscriptionRow } from "./tables.ts";

/** The tables, besides the subscriptions, that hold a destination's digests. */
const ABOUT_PLACES = ["slot", "notice", "feed"] as const;

type Target = { readonly team_id: string; readonly channel_id?: string };

export async function moveDigests(
  db: Database,
  from: DigestPlace,
  to: DigestPlace,
): Promise<number> {
  const { teamId, channelId } = from;
  const target: Target = {
    team_id: to.teamId,
    ...(to.channelId !== undefined && { channel_id: to.channelId }),
  };
  return db.transaction().execute(async (transaction) => {
    const all = transaction.selectFrom("subscription").selectAll().where("team_id", "=", teamId);
    const own = channelId === undefined ? all : all.where("channel_id", "=", channelId);
    let moved = 0;
    for (const row of await own.execute()) {
      if ((await moveSubscription(transaction, row, target)) && row.state !== "stopped") moved++;
    }
    for (const table of ABOUT_PLACES) {
      const rows = transaction.updateTable(table).set(target).where("team_id", "=", teamId);
      await (channelId === undefined ? rows : rows.where("channel_id", "=", channelId)).execute();
    }
    return moved;
  });
}

/** Moves it, or ends it where the target has a subscription of that kind that is not stopped. */
async function moveSubscription(
  db: Database,
  { team_id, channel_id, kind }: SubscriptionRow,
  target: Target,
): Promise<boolean> {
  const own = db
    .updateTable("subscription")
    .where("team_id", "=", team_id)
    .where("channel_id", "=", channel_id)
    .where("kind", "=", kind);
  await db
    .deleteFrom("subscription")
    .where("team_id", "=", target.team_id)
    .where("channel_id", "=", target.channel_id ?? channel_id)
    .where("kind", "=", kind)
    .where("state", "=", "stopped")
    .execute();
  const there = await db
    .selectFrom("subscription")
    .select("state")
    .where("team_id", "=", target.team_id)
    .where("channel_id", "=", target.channel_id ?? channel_id)
    .where("kind", "=", kind)
    .executeTakeFirst();
  if (there === undefined) await own.set(target).execute();
  else await own.set({ state: "stopped", state_reason: null }).execute();
  return there === undefined;
}
