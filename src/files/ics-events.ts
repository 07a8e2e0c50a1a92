import ICAL from "ical.js";
import { addDays, civilDate, type CivilDate } from "../civil-date.ts";
import { EVENT_KINDS } from "../event/event.ts";
import { quote } from "../quote.ts";
import { joined, readImported, type ImportedEvents } from "./imported-event.ts";

/**
 * Reads the entries of a calendar (RFC 5545). An entry that comes back every year is told each year, any other never: a
 * calendar does not say that its anniversary matters. An entry with a problem is left out. Never throws.
 */
export function readIcsEvents(file: string, text: string): ImportedEvents {
  const starts = linesOf(text, /^BEGIN:VEVENT\s*$/i);
  const entries = readEntries(text);
  if ("problem" in entries) return refused(file, 1, entries.problem);
  if (entries.length === 0) return refused(file, 1, "the calendar has no entry (VEVENT).");
  const taken = new Set<string>();
  return joined(entries.map((entry, at) => readEntry(file, starts[at] ?? 1, entry, taken)));
}

type Entry = InstanceType<typeof ICAL.Component>;

function readEntries(text: string): Entry[] | { readonly problem: string } {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    if (calendar.name !== "vcalendar")
      return { problem: `it begins with ${calendar.name}. ${ADVICE}` };
    return calendar.getAllSubcomponents("vevent");
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { problem: `this is not a calendar file (${cause}). ${ADVICE}` };
  }
}

const ADVICE = "It has to begin with BEGIN:VCALENDAR and end with END:VCALENDAR.";

function linesOf(text: string, pattern: RegExp): number[] {
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

function readEntry(file: string, line: number, entry: Entry, taken: Set<string>): ImportedEvents {
  const when = spanOf(entry);
  if ("problem" in when) return refused(file, line, when.problem);
  const recurs = recurrenceOf(entry);
  if ("problem" in recurs) return refused(file, line, recurs.problem);
  const title = textOf(entry, "summary");
  if (title === "") return refused(file, line, "SUMMARY is missing. Write what the entry is.");
  const status = STATUSES.get(textOf(entry, "status").toUpperCase());
  const fields = {
    id: idOf(textOf(entry, "uid"), when.date, taken),
    kind: kindOf(entry),
    title: { en: title },
    date: when.date,
    ...(when.until === null ? {} : { until: when.until }),
    precision: "day",
    basis: status === "planned" ? "planned" : "occurred",
    ...(recurs.yearly ? {} : { recurs: "none" }),
    ...(status === undefined ? {} : { status }),
    confidence: status === "planned" ? "low" : "medium",
    importance: 1,
    tags: ["imported"],
    sources: [sourceOf(entry, file)],
    ...(textOf(entry, "description") === "" ? {} : { note: textOf(entry, "description") }),
  };
  return readImported({ file, line }, fields, (field) => PROPERTY_OF.get(field) ?? field);
}

const STATUSES: ReadonlyMap<string, "planned" | "cancelled"> = new Map([
  ["TENTATIVE", "planned"],
  ["CANCELLED", "cancelled"],
]);

const PROPERTY_OF: ReadonlyMap<string, string> = new Map([
  ["id", "UID"],
  ["date", "DTSTART"],
  ["until", "DTEND"],
  ["title.en", "SUMMARY"],
]);

interface Span {
  readonly date: CivilDate;
  readonly until: CivilDate | null;
}

function spanOf(entry: Entry): Span | { readonly problem: string } {
  const start = entry.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time)) return { problem: "DTSTART is missing. Write the day." };
  if (!start.isDate && start.zone === ICAL.Timezone.utcTimezone) {
    const advice = "Write the day: DTSTART;VALUE=DATE:YYYYMMDD.";
    return {
      problem: `DTSTART is ${quote(String(start))}, a time in UTC; I cannot tell which day that is where it happens. ${advice}`,
    };
  }
  const end = new ICAL.Event(entry).endDate;
  const date = dayOf(start);
  // The end is the first moment after the entry: midnight belongs to the day before.
  const isMidnight = end.isDate || (end.hour === 0 && end.minute === 0 && end.second === 0);
  const last = isMidnight ? addDays(dayOf(end), -1) : dayOf(end);
  return { date, until: last > date ? last : null };
}

function dayOf({ year, month, day }: InstanceType<typeof ICAL.Time>): CivilDate {
  return civilDate(year, month, day);
}

function recurrenceOf(entry: Entry): { readonly yearly: boolean } | { readonly problem: string } {
  const rules = entry.getAllProperties("rrule").map((rule) => String(rule.getFirstValue()));
  if (rules.length === 0 && !entry.hasProperty("rdate")) return { yearly: false };
  const [rule = "RDATE"] = rules;
  const parts = rule
    .split(";")
    .filter((part) => !part.startsWith("BYMONTH") && part !== "INTERVAL=1");
  if (rules.length === 1 && parts.join() === "FREQ=YEARLY" && !entry.hasProperty("rdate"))
    return { yearly: true };
  const advice =
    "I read only FREQ=YEARLY. Write the event into a file of events, with dates_by_year.";
  return { problem: `the entry recurs by ${quote(rule)}. ${advice}` };
}

function textOf(entry: Entry, name: string): string {
  const value = entry.getFirstPropertyValue(name);
  return value === null ? "" : String(value).replaceAll(/\s+/g, " ").trim();
}

/** Of a UID such as `world-ip-day@example.org` what stands before the sign, if it can be an id; else the day, counted. */
function idOf(uid: string, date: CivilDate, taken: Set<string>): string {
  const [name = ""] = uid.split("@");
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return name;
  let id = `imported-${date}`;
  for (let count = 2; taken.has(id); count++) id = `imported-${date}-${count}`;
  taken.add(id);
  return id;
}

function kindOf(entry: Entry): string {
  const categories = entry
    .getAllProperties("categories")
    .flatMap((each) => each.getValues().map(String));
  return (
    EVENT_KINDS.find((kind) => categories.some((each) => each.toLowerCase() === kind)) ?? "event"
  );
}

/** Where the entry has no address, it is known from the calendar itself. */
function sourceOf(entry: Entry, file: string): object {
  const url = textOf(entry, "url");
  const calendar = entry.parent === null ? "" : textOf(entry.parent, "x-wr-calname");
  const title = `Calendar ${calendar || file}`;
  return /^https?:\/\//.test(url) ? { title, url } : { title };
}

function refused(file: string, line: number, message: string): ImportedEvents {
  return { events: [], problems: [{ file, line, message }] };
}
