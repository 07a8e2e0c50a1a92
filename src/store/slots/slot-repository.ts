import type { SlotRepository, SubscriptionId } from "../../digest/ports/ledger.ts";
import {
  makeSlotKey,
  OPEN_STATES,
  SETTLED_STATES,
  type SettledState,
  type Slot,
} from "../../digest/slot.ts";
import { readSlotRow } from "./slot-row.ts";
import { changeSlot, reclaimSlot, claimSlots } from "./slot-writes.ts";
import { mendFuture } from "./mend-future.ts";
import { recordFound } from "./record-found.ts";
import type { Database } from "../tables.ts";

const HELD_LISTED_MAX = 10;

/** States of slots whose post may be in the channel. */
export const ANNOUNCED_STATES = ["sending", "unknown", "posted", "held"] as const;

export function createSlotRepository(db: Database): SlotRepository {
  return {
    claim: (claim, stamp) => claimSlots(db, claim, stamp),
    reclaim: (slot, stamp) => reclaimSlot(db, slot, stamp),
    change: (slot, change, stamp, effects) => changeSlot(db, slot, change, stamp, effects),
    recordFound: (of, found, stamp) => recordFound(db, of, found, stamp),
    async openSlots(teamId) {
      const all = db.selectFrom("slot").selectAll().where("state", "in", OPEN_STATES);
      const rows = teamId === undefined ? all : all.where("team_id", "=", teamId);
      return (await rows.orderBy("date").execute()).map(readSlotRow);
    },
    async openSlotsOf(of) {
      const rows = await newest(db, of, OPEN_STATES).execute();
      return rows.map(readSlotRow).toReversed();
    },
    async lastSettled(of) {
      const row = await newest(db, of, SETTLED_STATES).limit(1).executeTakeFirst();
      return row ? asSettled(readSlotRow(row)) : null;
    },
    async heldSlots(of) {
      const rows = await newest(db, of, ["held"]).limit(HELD_LISTED_MAX).execute();
      return rows.map((row) => asSettled(readSlotRow(row)));
    },
    async announcedSince(of, since, except) {
      const rows = await newest(db, of, ANNOUNCED_STATES)
        .where("date", ">=", since)
        // By key: a slot moved from another workspace or channel may have the same date.
        .where("key", "!=", makeSlotKey(of, of.kind, except))
        .execute();
      return new Set(rows.flatMap((row) => readSlotRow(row).occurrences));
    },
    mendFuture: (mended, stamp) => mendFuture(db, mended, stamp),
    async lastWrittenMs(teamId) {
      const row = await db
        .selectFrom("slot")
        .select("updated_at_ms")
        .where("team_id", "=", teamId)
        .orderBy("updated_at_ms", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.updated_at_ms ?? 0;
    },
  };
}

function newest(db: Database, of: SubscriptionId, states: readonly Slot["state"][]) {
  return db
    .selectFrom("slot")
    .selectAll()
    .where("team_id", "=", of.teamId)
    .where("channel_id", "=", of.channelId)
    .where("kind", "=", of.kind)
    .where("state", "in", states)
    .orderBy("date", "desc");
}

function asSettled(slot: Slot): Slot<SettledState> {
  const state = SETTLED_STATES.find((name) => name === slot.state);
  if (state === undefined) throw new Error(`${slot.key} is ${slot.state}, not settled`);
  return { ...slot, state };
}
