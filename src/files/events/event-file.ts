import { EVENT_KINDS, type CatalogueEvent, type NamePeriod } from "../../event/event.ts";
import { readSources } from "../sources.ts";
import { readBilingual } from "./bilingual.ts";
import { readOccasion } from "./event-dates.ts";
import type { Fields } from "../yaml/fields.ts";
import { readList, type ListReading } from "../yaml/yaml-list.ts";

/** Reads a file's list of events. An event with a problem is left out; the others are read. */
export function readEvents(file: string, text: string): ListReading<CatalogueEvent> {
  return readList(file, text, "this event", readEvent);
}

const TITLE = "World Intellectual Property Day";

const CONFIDENCES = ["high", "medium", "low"] as const;
const CALENDARS = ["gregorian", "julian"] as const;
const STATES = ["confirmed", "planned", "cancelled"] as const;

const GENERAL_FIELDS = [
  "id",
  "kind",
  "title",
  "summary",
  "calendar",
  "names",
  "status",
  "confidence",
  "importance",
  "tags",
  "sources",
  "note",
] as const;

function readEvent(fields: Fields): CatalogueEvent | null {
  const id = fields.id("id", "world-ip-day");
  const kind = fields.choice("kind", EVENT_KINDS);
  const occasion = readOccasion(fields, kind, GENERAL_FIELDS);
  const title = readBilingual(fields.record("title", `{ en: ${TITLE} }`), TITLE);
  const summary = readBilingual(fields.optionalRecord("summary"), "It is observed since 2001.");
  const calendar = fields.choice("calendar", CALENDARS, "gregorian");
  const names = fields.records("names").flatMap((period) => readNamePeriod(period) ?? []);
  const status = readStatus(fields);
  const confidence = fields.choice("confidence", CONFIDENCES);
  const importance = readImportance(fields);
  fields.requireEntries("tags", "[china, patent]");
  const tags = fields.ids("tags", "ip-protection").map(({ text }) => text);
  const sources = readSources(fields);
  const note = fields.optionalText("note");
  if (occasion === null || id === null || kind === null || title === null) return null;
  if (calendar === null || status === null || confidence === null || importance === null)
    return null;
  const { file } = fields.source;
  const told = { title, summary, calendar, names, status, confidence, importance, tags, sources };
  return { id, kind, ...told, ...occasion, note, file, line: fields.line };
}

function readNamePeriod(fields: Fields): NamePeriod | null {
  fields.allowOnly(["name", "from", "until"]);
  const name = readBilingual(fields.record("name", "{ en: CNIPA }"), "CNIPA");
  const from = fields.optionalDay("from");
  const until = fields.optionalDay("until");
  if (from !== null && until !== null && until < from) {
    fields.report("until", `is "${until}", which is before from, "${from}".`);
  }
  return name === null ? null : { name, from, until };
}

function readStatus(fields: Fields): CatalogueEvent["status"] | null {
  const text = fields.optionalText("status");
  if (text === null) return "confirmed";
  const target = /^merged into ([a-z0-9-]+)$/.exec(text)?.[1];
  return target === undefined ? fields.choice("status", STATES) : { mergedInto: target };
}

function readImportance(fields: Fields): CatalogueEvent["importance"] | null {
  const word = fields.choice("importance", ["1", "2", "3"] as const);
  if (word === null) return null;
  return word === "1" ? 1 : word === "2" ? 2 : 3;
}
