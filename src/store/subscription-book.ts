import { sql } from "kysely";
import type { CivilDate } from "../civil-date.ts";
import type { SubscriptionBook, SubscriptionId } from "../digest/ledger.ts";
import { DEFAULT_PREFERENCES } from "../digest/preferences.ts";
import type { Subscription, SubscriptionState } from "../digest/subscription.ts";
import type { Database, SubscriptionRow } from "./tables.ts";

export function subscriptionBook(db: Database): SubscriptionBook {
  const all = () => db.selectFrom("subscription").selectAll().orderBy("created_at_ms");
  return {
    async subscriptions() {
      return (await all().execute()).map(fromRow);
    },
    async subscriptionsIn({ teamId, channelId }) {
      const rows = all().where("team_id", "=", teamId).where("channel_id", "=", channelId);
      return (await rows.execute()).map(fromRow);
    },
    async subscriptionsBy(teamId, userId) {
      const rows = all().where("team_id", "=", teamId).where("created_by", "=", userId);
      return (await rows.where("state", "!=", "stopped").execute()).map(fromRow);
    },
    saveSubscription: (subscription) => save(db, subscription),
    changeState: (subscription, state, reason) => changeState(db, subscription, state, reason),
  };
}

/** Moves `covered` forward. False when it is that far already, or when the state is no longer the one that was read. */
export async function advanceCovered(
  db: Database,
  { teamId, channelId, kind, state }: Subscription,
  covered: CivilDate,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("subscription")
    .set({ covered })
    .where("team_id", "=", teamId)
    .where("channel_id", "=", channelId)
    .where("kind", "=", kind)
    .where("state", "=", state)
    .where("covered", "<", covered)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Does nothing unless it is active. */
export async function suspend(
  db: Database,
  { teamId, channelId, kind }: SubscriptionId,
  reason: string,
): Promise<void> {
  await db
    .updateTable("subscription")
    .set({ state: "suspended", state_reason: reason })
    .where("team_id", "=", teamId)
    .where("channel_id", "=", channelId)
    .where("kind", "=", kind)
    .where("state", "=", "active")
    .execute();
}

async function save(db: Database, subscription: Subscription): Promise<Subscription> {
  const { team_id, channel_id, kind, covered, ...changes } = toRow(subscription);
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("subscription")
      .values({ team_id, channel_id, kind, covered, ...changes })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const later = sql<CivilDate>`case when covered < ${covered} then ${covered} else covered end`;
    const row = await transaction
      .updateTable("subscription")
      .set({ ...changes, covered: later })
      .where("team_id", "=", team_id)
      .where("channel_id", "=", channel_id)
      .where("kind", "=", kind)
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row);
  });
}

async function changeState(
  db: Database,
  from: Subscription,
  state: SubscriptionState,
  reason: string | null,
): Promise<Subscription | null> {
  const row = await db
    .updateTable("subscription")
    .set({ state, state_reason: reason })
    .where("team_id", "=", from.teamId)
    .where("channel_id", "=", from.channelId)
    .where("kind", "=", from.kind)
    .where("state", "=", from.state)
    .returningAll()
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

function fromRow(row: SubscriptionRow): Subscription {
  return {
    teamId: row.team_id,
    channelId: row.channel_id,
    kind: row.kind,
    dayNumber: row.day_number,
    time: row.time,
    zone: row.zone,
    preferences: DEFAULT_PREFERENCES,
    state: row.state,
    stateReason: row.state_reason,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    covered: row.covered,
  };
}

function toRow(subscription: Subscription): SubscriptionRow {
  return {
    team_id: subscription.teamId,
    channel_id: subscription.channelId,
    kind: subscription.kind,
    day_number: subscription.dayNumber,
    time: subscription.time,
    zone: subscription.zone,
    state: subscription.state,
    state_reason: subscription.stateReason,
    created_by: subscription.createdBy,
    created_at_ms: subscription.createdAtMs,
    covered: subscription.covered,
  };
}
