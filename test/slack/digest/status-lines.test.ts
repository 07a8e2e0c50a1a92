import { expect, test } from "vitest";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import { DEFAULT_PREFERENCES } from "../../../src/digest/preferences.ts";
import type { DigestStatus, SettledSlot } from "../../../src/digest/service/digest-service.ts";
import { readWords } from "../../../src/slack/blocks/rich-text.ts";
import { listStatusLines } from "../../../src/slack/digest/status-lines.ts";

const status: DigestStatus = {
  subscription: {
    teamId: "T1",
    channelId: "C1",
    kind: "daily",
    dayNumber: null,
    time: "09:00",
    zone: "Asia/Shanghai",
    preferences: DEFAULT_PREFERENCES,
    state: "active",
    stateReason: null,
    createdBy: "U1",
    createdAtMs: 0,
    settledUntil: "2026-11-30",
    announcedUntil: "2026-11-30",
  },
  last: null,
  next: null,
  waiting: [],
  untold: [],
  held: [],
};

/** As the ledger hands them out: newest first. */
function heldSlots(count: number): SettledSlot[] {
  return Array.from({ length: count }, (_, index) => ({
    date: `2026-11-${String(30 - index)}` as CivilDate,
    state: "held" as const,
    reason: null,
    atMs: 0,
  }));
}

test("of many held days the newest five are shown, yesterday's first", () => {
  const lines = listStatusLines({ ...status, held: heldSlots(8) }, []).map(readWords);
  const days = lines.flatMap((line) => /^Held: .*? (\d+) November/.exec(line)?.[1] ?? []);
  expect(days).toEqual(["30", "29", "28", "27", "26"]);
});
