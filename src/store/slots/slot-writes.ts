import type { CivilDate } from "../../dates/civil-date.ts";
import type {
  SlotChange,
  SlotEffects,
  Stamp,
  Claim,
  SubscriptionId,
} from "../../digest/ports/ledger.ts";
import { makeSlotKey, type Slot, type SlotDays } from "../../digest/slot.ts";
import { findAnnouncedUntil } from "../../digest/schedule/slots.ts";
import { putNotice } from "../notice-outbox.ts";
import { readDates, readSlotRow } from "./slot-row.ts";
import { advanceSettled, suspend } from "../subscription-repository.ts";
import type { Database, SlotRow } from "../tables.ts";

export async function claimSlots(db: Database, claim: Claim, stamp: Stamp): Promise<Slot | null> {
  const { subscription, settledUntil, post, skipped, reason, notice } = claim;
  const announcedUntil = findAnnouncedUntil(subscription, settledUntil);
  return db.transaction().execute(async (transaction) => {
    // First, because it locks the subscription's row: only one of several workers goes on.
    if (!(await advanceSettled(transaction, subscription, settledUntil, announcedUntil)))
      return null;
    for (const date of skipped) {
      await settleUnsent(transaction, {
        ...createRow(claim, date, stamp, { state: "skipped", reason }),
        told_by: claim.factsVersion ?? null,
      });
    }
    if (notice) await putNotice(transaction, notice, stamp.nowMs);
    if (post === null) return null;
    const covers = await mergeDays(transaction, claim, stamp);
    const row = await transaction
      .insertInto("slot")
      .values({
        ...createRow(claim, post, stamp, { state: "claimed", reason: null }),
        act_at_ms: stamp.leaseUntilMs,
        covers: JSON.stringify(covers),
        tells: JSON.stringify(daysOf(claim, [...covers, post])),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    return row ? readSlotRow(row) : null;
  });
}

export async function reclaimSlot(db: Database, slot: Slot, stamp: Stamp): Promise<Slot | null> {
  const row = await db
    .updateTable("slot")
    .set({
      state: slot.state === "waiting" ? "claimed" : slot.state,
      token: slot.token + 1,
      act_at_ms: stamp.leaseUntilMs,
      worker: stamp.worker,
      updated_at_ms: stamp.nowMs,
    })
    .where("key", "=", slot.key)
    .where("token", "=", slot.token)
    .where("state", "=", slot.state)
    .where("act_at_ms", "<=", stamp.nowMs)
    .returningAll()
    .executeTakeFirst();
  return row ? readSlotRow(row) : null;
}

export async function changeSlot(
  db: Database,
  slot: Slot,
  change: SlotChange,
  stamp: Stamp,
  effects: SlotEffects = {},
): Promise<Slot | null> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("slot")
      .set({ ...columnsOf(change), worker: stamp.worker, updated_at_ms: stamp.nowMs })
      .where("key", "=", slot.key)
      .where("token", "=", slot.token)
      .where("act_at_ms", "is not", null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    if (effects.suspend !== undefined) await suspend(transaction, slot, effects.suspend);
    if (effects.notice) await putNotice(transaction, effects.notice, stamp.nowMs);
    return readSlotRow(row);
  });
}

/** Days that another worker holds are posted by that worker. */
function daysOf({ days }: Claim, slots: readonly CivilDate[]): readonly SlotDays[] {
  return days.filter(({ slot }) => slots.includes(slot));
}

/** Settles the older days that the claim merges into its post; resolves to these days and those that they covered. */
async function mergeDays(db: Database, claim: Claim, stamp: Stamp): Promise<CivilDate[]> {
  const { post, merged } = claim;
  const reason = `merged into ${post}`;
  const covers: CivilDate[] = [];
  for (const date of merged) {
    const row = createRow(claim, date, stamp, { state: "skipped", reason });
    covers.push(...(await settleUnsent(db, row)));
  }
  return covers.toSorted();
}

/**
 * Inserts a settled row, or settles the one that is there while it is certainly unsent and nobody works on it.
 * Resolves to the days that this row was going to announce; none when another worker holds it.
 */
async function settleUnsent(db: Database, row: SlotRow): Promise<CivilDate[]> {
  const inserted = await db
    .insertInto("slot")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (inserted) return [row.date];
  const settled = await db
    .updateTable("slot")
    .set((slot) => ({
      state: row.state,
      reason: row.reason,
      token: slot("token", "+", 1),
      act_at_ms: null,
      told_by: row.told_by,
      worker: row.worker,
      updated_at_ms: row.updated_at_ms,
    }))
    .where("key", "=", row.key)
    .where((slot) =>
      slot.or([
        slot("state", "=", "waiting"),
        slot.and([slot("state", "=", "claimed"), slot("act_at_ms", "<=", row.updated_at_ms)]),
      ]),
    )
    .returning("covers")
    .executeTakeFirst();
  return settled ? [...readDates(settled.covers), row.date] : [];
}

export function createRow(
  { subscription }: { readonly subscription: SubscriptionId },
  date: CivilDate,
  stamp: Stamp,
  is: Pick<SlotRow, "state" | "reason">,
): SlotRow {
  return {
    key: makeSlotKey(subscription, subscription.kind, date),
    team_id: subscription.teamId,
    channel_id: subscription.channelId,
    kind: subscription.kind,
    date,
    ...is,
    attempt: 0,
    resends: 0,
    absences: 0,
    token: 1,
    act_at_ms: null,
    sending_at_ms: null,
    content_hash: null,
    occurrences: "[]",
    covers: "[]",
    tells: "[]",
    ts: null,
    told: null,
    told_by: null,
    correction: null,
    corrected_at_ms: null,
    worker: stamp.worker,
    updated_at_ms: stamp.nowMs,
  };
}

/** Missing fields stay unchanged, except the time to act, which a settled row does not have. */
function columnsOf(change: SlotChange): Partial<SlotRow> {
  const { actAtMs = null, occurrences, covers } = change;
  return withoutUndefined({
    state: change.state,
    act_at_ms: actAtMs,
    reason: change.reason,
    attempt: change.attempt,
    resends: change.resends,
    absences: change.absences,
    sending_at_ms: change.sendingAtMs,
    content_hash: change.contentHash,
    occurrences: occurrences && JSON.stringify(occurrences),
    covers: covers && JSON.stringify(covers),
    ts: change.ts,
    told: change.facts,
    told_by: change.factsVersion,
    correction: change.correction,
    corrected_at_ms: change.correctedAtMs,
  });
}

function withoutUndefined<T extends object>(
  columns: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of the same object, less some
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
