import { waitForNextTurn } from "../next-turn.ts";
import { sql, type RawBuilder } from "kysely";
import type { CivilDate } from "../dates/civil-date.ts";
import type { SubscriptionRepository, SubscriptionId } from "../digest/ports/ledger.ts";
import {
  readStoredPreferences,
  writeStoredPreferences,
} from "../digest/stored/stored-preferences.ts";
import { DEFAULT_PREFERENCES } from "../digest/preferences.ts";
import { findAnnouncedUntil } from "../digest/schedule/slots.ts";
import type { Subscription, SubscriptionState } from "../digest/subscription.ts";
import { moveDigests } from "./move-digests.ts";
import type { Database, SubscriptionRow } from "./tables.ts";

/** Rows of one read: SQLite reads in the main thread, and thousands at once would delay answers. */
const PAGE_ROWS = 250;

export function createSubscriptionRepository(db: Database): SubscriptionRepository {
  const all = () =>
    db
      .selectFrom("subscription")
      .selectAll()
      .orderBy("created_at_ms")
      .orderBy("channel_id")
      .orderBy("kind");
  return {
    subscriptions: (teamId) => readInPages(db, teamId),
    async teams() {
      const rows = await db
        .selectFrom("subscription")
        .select((row) => ["team_id", row.fn.countAll<number>().as("digests")])
        .where("state", "!=", "stopped")
        .groupBy("team_id")
        .orderBy("team_id")
        .execute();
      return rows.map(({ team_id, digests }) => ({ teamId: team_id, digests }));
    },
    moveDigests: (from, to) => moveDigests(db, from, to),
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

/** Sorted by key, so that each page begins where the one before ended. */
async function readInPages(db: Database, teamId?: string): Promise<Subscription[]> {
  const read: Subscription[] = [];
  for (;;) {
    const rows = await pageAfter(db, teamId, read.at(-1)).execute();
    read.push(...rows.map(fromRow));
    if (rows.length < PAGE_ROWS) return read;
    await waitForNextTurn();
  }
}

function pageAfter(db: Database, teamId: string | undefined, last: SubscriptionId | undefined) {
  const all = db
    .selectFrom("subscription")
    .selectAll()
    .orderBy("team_id")
    .orderBy("channel_id")
    .orderBy("kind")
    .limit(PAGE_ROWS);
  const page = teamId === undefined ? all : all.where("team_id", "=", teamId);
  if (last === undefined) return page;
  return page.where((row) =>
    row(
      row.refTuple("team_id", "channel_id", "kind"),
      ">",
      row.tuple(last.teamId, last.channelId, last.kind),
    ),
  );
}

/** Moves `settledUntil` and `announcedUntil` forward. False when it is that far already, or when the state is no longer the one that was read. */
export async function advanceSettled(
  db: Database,
  { teamId, channelId, kind, state }: Subscription,
  covered: CivilDate,
  announcedUntil: CivilDate,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("subscription")
    .set({ covered, told_until: laterOf("told_until", announcedUntil) })
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
  const { team_id, channel_id, kind, covered, told_until, ...changes } = toRow(subscription);
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("subscription")
      .values({ team_id, channel_id, kind, covered, told_until, ...changes })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await transaction
      .updateTable("subscription")
      .set({
        ...changes,
        covered: laterUnlessStopped("covered", covered),
        told_until: laterUnlessStopped("told_until", told_until),
      })
      .where("team_id", "=", team_id)
      .where("channel_id", "=", channel_id)
      .where("kind", "=", kind)
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row);
  });
}

/** A subscription that starts again after a stop owes nothing from before, even if a wrong clock had moved its dates far ahead. */
function laterUnlessStopped(
  column: "covered" | "told_until",
  date: CivilDate,
): RawBuilder<CivilDate> {
  const kept = sql.ref(column);
  return sql<CivilDate>`case when ${sql.ref("state")} <> 'stopped' and ${kept} > ${date} then ${kept} else ${date} end`;
}

/** Keeps both dates from moving back, whoever writes. */
function laterOf(column: "covered" | "told_until", date: CivilDate): RawBuilder<CivilDate> {
  const kept = sql.ref(column);
  return sql<CivilDate>`case when ${kept} > ${date} then ${kept} else ${date} end`;
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
  const { covered, told_until, ...rest } = row;
  const preferences = readStoredPreferences(row.preferences);
  const order = {
    kind: row.kind,
    dayNumber: row.day_number,
    time: row.time,
    zone: row.zone,
    preferences: preferences ?? DEFAULT_PREFERENCES,
  };
  return {
    ...order,
    teamId: row.team_id,
    channelId: row.channel_id,
    ...stateOf(rest, preferences !== null),
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    settledUntil: covered,
    announcedUntil: told_until ?? findAnnouncedUntil(order, covered),
  };
}

/** Settings that a newer version wrote suspend their own channel, and not the others. */
function stateOf(
  { state, state_reason }: Pick<SubscriptionRow, "state" | "state_reason">,
  isReadable: boolean,
): Pick<Subscription, "state" | "stateReason"> {
  if (isReadable || state === "stopped") return { state, stateReason: state_reason };
  const stateReason =
    "Its settings cannot be read: another version of the almanac wrote them. `/ip-digest subscribe` sets them again.";
  return { state: "suspended", stateReason };
}

function toRow(subscription: Subscription): SubscriptionRow & { readonly told_until: CivilDate } {
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
    covered: subscription.settledUntil,
    preferences: writeStoredPreferences(subscription.preferences),
    told_until: subscription.announcedUntil,
  };
}
