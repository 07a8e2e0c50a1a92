import { readCivilDate, type CivilDate } from "../../dates/civil-date.ts";
import type { Slot, SlotDays } from "../../digest/slot.ts";
import type { SlotRow } from "../tables.ts";

export function readSlotRow(row: SlotRow): Slot {
  return {
    key: row.key,
    teamId: row.team_id,
    channelId: row.channel_id,
    kind: row.kind,
    date: row.date,
    state: row.state,
    reason: row.reason,
    attempt: row.attempt,
    resends: row.resends,
    absences: row.absences,
    token: row.token,
    actAtMs: row.act_at_ms,
    sendingAtMs: row.sending_at_ms,
    contentHash: row.content_hash,
    occurrences: readTexts(row.occurrences),
    covers: readDates(row.covers),
    days: readSlotDays(row.tells),
    ts: row.ts,
    facts: row.told,
    factsVersion: row.told_by,
    correction: row.correction,
    correctedAtMs: row.corrected_at_ms,
    worker: row.worker,
    updatedAtMs: row.updated_at_ms,
  };
}

export function readDates(json: string): CivilDate[] {
  return readTexts(json).flatMap((text) => {
    const reading = readCivilDate(text);
    return "date" in reading ? [reading.date] : [];
  });
}

function readSlotDays(json: string): SlotDays[] {
  return listIn(json).flatMap((item) => {
    const [slot, from, until] = ["slot", "from", "until"].map((key) => dateIn(item, key));
    return slot && from && until ? [{ slot, from, until }] : [];
  });
}

function dateIn(item: unknown, key: string): CivilDate | null {
  if (typeof item !== "object" || item === null) return null;
  const text: unknown = Reflect.get(item, key);
  const reading = readCivilDate(typeof text === "string" ? text : "");
  return "date" in reading ? reading.date : null;
}

export function readTexts(json: string): string[] {
  return listIn(json).filter((item) => typeof item === "string");
}

function listIn(json: string): readonly unknown[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list : [];
}
