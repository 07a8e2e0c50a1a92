import type { CatalogueEvent, DateBasis, EventDate } from "../../src/event/event.ts";

/** An event with nothing special about it; `changes` make it special. */
export function sampleEvent(changes: Partial<CatalogueEvent> = {}): CatalogueEvent {
  const dates = changes.dates ?? [];
  return {
    id: "sample",
    kind: "law",
    title: { en: "Sample", zh: null },
    summary: null,
    dates,
    announce: dates[0]?.basis ?? null,
    recurrence: { rule: "yearly", leap: null },
    themes: new Map(),
    calendar: "gregorian",
    names: [],
    status: "confirmed",
    confidence: "high",
    importance: 2,
    tags: [],
    sources: [{ title: "A source", url: null }],
    note: null,
    file: "content/events/sample.yml",
    line: 1,
    ...changes,
  };
}

/** `1970-04-26`, `2015-12` or `2018`. */
export function dateOf(
  written: string,
  basis: DateBasis = "occurred",
  until: EventDate["until"] = null,
): EventDate {
  const [year, month, day] = written.split("-").map(Number);
  const precision = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  return { basis, precision, year: year ?? 0, month: month ?? null, day: day ?? null, until };
}
