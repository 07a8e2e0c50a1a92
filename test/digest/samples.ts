import { addDays } from "../../src/dates/civil-date.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import type { ServedContent } from "../../src/digest/served-content.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import { findAnnouncedUntil } from "../../src/digest/schedule/slots.ts";
import type { DigestOrder, Subscription } from "../../src/digest/subscription.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";

/** Epoch ms of ISO text such as `2027-04-26T09:00Z`. */
export function at(iso: string): number {
  return Date.parse(iso);
}

export const DAILY: DigestOrder = {
  kind: "daily",
  dayNumber: null,
  time: "09:00",
  zone: "UTC",
  preferences: DEFAULT_PREFERENCES,
};

/** An active daily digest of one channel at 09:00 UTC; `changes` make it another. */
export function sampleSubscription(changes: Partial<Subscription> = {}): Subscription {
  const { settledUntil = "2027-04-25" } = changes;
  return {
    ...DAILY,
    teamId: "T1",
    channelId: "C1",
    state: "active",
    stateReason: null,
    createdBy: "U1",
    createdAtMs: at("2027-01-01T00:00Z"),
    settledUntil,
    announcedUntil: findAnnouncedUntil({ ...DAILY, ...changes }, settledUntil),
    ...changes,
  };
}

/** An anniversary of that day, e.g. `1970-04-26`. */
export function anniversary(
  id: string,
  date: string,
  changes: Partial<CatalogueEvent> = {},
): CatalogueEvent {
  return sampleEvent({ id, title: { en: id, zh: null }, dates: [dateOf(date)], ...changes });
}

/** Something to tell on each day of the year: `day-04-26` and so on. */
export const EVERY_DAY = createAgendas(
  Array.from({ length: 366 }, (_, index) => addDays("2000-01-01", index)).map((date) =>
    anniversary(`day-${date.slice(5)}`, date, { importance: 1 }),
  ),
  [],
);

/** A content of which every file could be read. */
export function contentNamed(version: string): () => ServedContent {
  return () => ({ version, isWhole: true });
}
