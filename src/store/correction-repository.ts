import type { CivilDate } from "../dates/civil-date.ts";
import type {
  CorrectionRepository,
  OtherContent,
  Stamp,
  SubscriptionId,
} from "../digest/ports/ledger.ts";
import type { Slot } from "../digest/slot.ts";
import { ANNOUNCED_STATES } from "./slots/slot-repository.ts";
import { emptyUnderOther, reopen } from "./slots/empty-slots.ts";
import { readSlotRow, readTexts } from "./slots/slot-row.ts";
import type { Database } from "./tables.ts";

/** Rows of one run; the rest follows in the next. */
const LISTED_MAX = 500;

/** Attempts when several processes register different contents at once and compete for the same position. */
const PLACE_TRIES = 20;

export function createCorrectionRepository(db: Database): CorrectionRepository {
  return {
    serveContent: (content, nowMs, sinceMs) => serveContent(db, content, nowMs, sinceMs),
    emptyUnderOther: (other) => emptyUnderOther(db, other),
    reopen: (slot, as, stamp) => reopen(db, slot, as, stamp),
    postedFromOther: (other) => postedFromOther(db, other),
    announcedBefore: (of, since, before) => announcedBefore(db, of, since, before),
    async confirmFacts({ key, token }, content) {
      await db
        .updateTable("slot")
        .set({ told_by: content })
        .where("key", "=", key)
        .where("token", "=", token)
        .where("told_by", "is not", null)
        .execute();
    },
    beginCorrection: (slot, stamp) => beginCorrection(db, slot, stamp),
    async forgetFacts(before) {
      await db
        .updateTable("slot")
        .set({ told: null, told_by: null })
        .where("told_by", "is not", null)
        .where("date", "<", before)
        .execute();
    },
  };
}

async function serveContent(
  db: Database,
  content: string,
  nowMs: number,
  sinceMs: number,
): Promise<boolean> {
  for (let tries = 0; tries < PLACE_TRIES; tries++) {
    const known = await db
      .updateTable("content")
      .set({ served_at_ms: nowMs })
      .where("version", "=", content)
      .returning("place")
      .executeTakeFirst();
    if (known === undefined) await takePlace(db, content, nowMs);
    else return !(await isServedAfter(db, known.place, sinceMs));
  }
  return false;
}

async function isServedAfter(db: Database, place: number, sinceMs: number): Promise<boolean> {
  const newer = await db
    .selectFrom("content")
    .select("place")
    .where("place", ">", place)
    .where("served_at_ms", ">=", sinceMs)
    .limit(1)
    .executeTakeFirst();
  return newer !== undefined;
}

/** Inserts the next position; does nothing when another process took it first. */
async function takePlace(db: Database, content: string, nowMs: number): Promise<void> {
  const last = await db
    .selectFrom("content")
    .select("place")
    .orderBy("place", "desc")
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto("content")
    .values({ version: content, place: (last?.place ?? 0) + 1, served_at_ms: nowMs })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function postedFromOther(
  db: Database,
  { teamId, content, since, nowMs }: OtherContent,
): Promise<Slot[]> {
  const rows = await db
    .selectFrom("slot")
    .selectAll()
    // Two ranges instead of "not equal", so that the index can be used.
    .where((row) => row.or([row("told_by", "<", content), row("told_by", ">", content)]))
    .where("team_id", "=", teamId)
    .where("state", "=", "posted")
    .where("date", ">=", since)
    .where((row) => row.or([row("act_at_ms", "is", null), row("act_at_ms", "<=", nowMs)]))
    .orderBy("team_id")
    .orderBy("channel_id")
    .orderBy("kind")
    .orderBy("date")
    .limit(LISTED_MAX)
    .execute();
  return rows.map(readSlotRow);
}

async function announcedBefore(
  db: Database,
  { teamId, channelId, kind }: SubscriptionId,
  since: CivilDate,
  before: CivilDate,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("slot")
    .select("occurrences")
    .where("team_id", "=", teamId)
    .where("channel_id", "=", channelId)
    .where("kind", "=", kind)
    .where("state", "in", ANNOUNCED_STATES)
    .where("date", ">=", since)
    .where("date", "<", before)
    .execute();
  return new Set(rows.flatMap(({ occurrences }) => readTexts(occurrences)));
}

async function beginCorrection(
  db: Database,
  { key, token }: Slot,
  { worker, nowMs, leaseUntilMs }: Stamp,
): Promise<Slot | null> {
  const row = await db
    .updateTable("slot")
    .set({
      correction: "sending",
      token: token + 1,
      act_at_ms: leaseUntilMs,
      worker,
      updated_at_ms: nowMs,
    })
    .where("key", "=", key)
    .where("token", "=", token)
    .where("state", "=", "posted")
    .where((slot) => slot.or([slot("act_at_ms", "is", null), slot("act_at_ms", "<=", nowMs)]))
    .returningAll()
    .executeTakeFirst();
  return row ? readSlotRow(row) : null;
}
