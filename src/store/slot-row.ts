import { readCivilDate, type CivilDate } from "../civil-date.ts";
import type { Slot } from "../digest/slot.ts";
import type { SlotRow } from "./tables.ts";

export function fromSlotRow(row: SlotRow): Slot {
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
    occurrences: textsIn(row.occurrences),
    covers: datesIn(row.covers),
    ts: row.ts,
    worker: row.worker,
    updatedAtMs: row.updated_at_ms,
  };
}

export function datesIn(json: string): CivilDate[] {
  return textsIn(json).flatMap((text) => {
    const reading = readCivilDate(text);
    return "date" in reading ? [reading.date] : [];
  });
}

function textsIn(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}
