import ICAL from "ical.js";
import {
  addDays,
  createCivilDate,
  getDayOfMonth,
  getMonth,
  readCivilDate,
  type CivilDate,
} from "../../dates/civil-date.ts";
import { EVENT_KINDS } from "../../event/event.ts";
import { quote } from "../../text/quote.ts";
import { readIcsCalendar, readIcsEntry, readPropertyText, type Component } from "./ics-calendar.ts";
import { joinImportedEvents, readImported, type ImportedEvents } from "./imported-event.ts";

/**
 * Reads the entries of a calendar (RFC 5545). An entry that recurs every year is announced each year, any other never: a
 * calendar does not say that its anniversary matters. An entry with a problem is left out. Never throws.
 */
export function readIcsEvents(file: string, text: string): ImportedEvents {
  const calendar = readIcsCalendar(text);
  if ("problem" in calendar) return refused(file, 1, calendar.problem);
  const { name, entries } = calendar;
  if (entries.length === 0) return refused(file, 1, "the calendar has no entry (VEVENT).");
  const taken = new Set<string>();
  const origin = `Calendar ${name || file}`;
  return joinImportedEvents(
    entries.map((written) => {
      const entry = readIcsEntry(written);
      if ("problem" in entry) return refused(file, written.line, entry.problem);
      return readEntry({ file, line: written.line, origin }, entry, taken);
    }),
  );
}

interface Place {
  readonly file: string;
  readonly line: number;
  /** The title under which the calendar is cited as a source. */
  readonly origin: string;
}

function readEntry(
  { file, line, origin }: Place,
  entry: Component,
  taken: Set<string>,
): ImportedEvents {
  const when = spanOf(entry);
  if ("problem" in when) return refused(file, line, when.problem);
  const recurs = recurrenceOf(entry, when.date);
  if ("problem" in recurs) return refused(file, line, recurs.problem);
  const title = readPropertyText(entry, "summary");
  if (title === "") return refused(file, line, "SUMMARY is missing. Write what the entry is.");
  const status = STATUSES.get(readPropertyText(entry, "status").toUpperCase());
  const fields = {
    id: idOf(readPropertyText(entry, "uid"), when.date, taken),
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
    sources: [sourceOf(entry, origin)],
    ...(readPropertyText(entry, "description") === ""
      ? {}
      : { note: readPropertyText(entry, "description") }),
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

function spanOf(entry: Component): Span | { readonly problem: string } {
  const start = entry.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time)) return { problem: "DTSTART is missing. Write the day." };
  const problem = dayProblemOf(entry, "dtstart") ?? dayProblemOf(entry, "dtend");
  if (problem !== null) return { problem };
  if (!start.isDate && start.zone === ICAL.Timezone.utcTimezone) {
    const advice = "Write the day: DTSTART;VALUE=DATE:YYYYMMDD.";
    return {
      problem: `DTSTART is ${quote(String(start))}, a time in UTC; I cannot tell which day that is where it happens. ${advice}`,
    };
  }
  const end = new ICAL.Event(entry).endDate;
  const date = dayOf(start);
  // DTEND is exclusive: an entry that ends at midnight ends on the day before.
  const isMidnight = end.isDate || (end.hour === 0 && end.minute === 0 && end.second === 0);
  const last = isMidnight ? addDays(dayOf(end), -1) : dayOf(end);
  return { date, until: last > date ? last : null };
}

/** ical.js turns 30 February into 2 March, so the day is checked as it was written. */
function dayProblemOf(entry: Component, name: string): string | null {
  const property: unknown = entry.getFirstProperty(name)?.toJSON();
  const [, , , written] = Array.isArray(property) ? property.map(String) : [];
  if (written === undefined) return null;
  const [day = ""] = written.split("T");
  const reading = readCivilDate(day);
  if ("date" in reading) return null;
  const cause = reading.problem.replace("YYYY-MM-DD", "YYYYMMDD");
  return `${name.toUpperCase()} is ${quote(day)}; ${cause}`;
}

function dayOf({ year, month, day }: InstanceType<typeof ICAL.Time>): CivilDate {
  return createCivilDate(year, month, day);
}

function recurrenceOf(
  entry: Component,
  date: CivilDate,
): { readonly yearly: boolean } | { readonly problem: string } {
  if (entry.hasProperty("recurrence-id")) {
    return {
      problem: `the entry is a changed occurrence of another entry (RECURRENCE-ID). Write that year's day ${BY_HAND}`,
    };
  }
  const rules = entry.getAllProperties("rrule").map((rule) => String(rule.getFirstValue()));
  const hasDates = entry.hasProperty("rdate");
  if (rules.length === 0 && !hasDates) return { yearly: false };
  const [rule = "RDATE"] = rules;
  const isYearly = rules.length === 1 && !hasDates && isEachYearOn(rule, date);
  if (isYearly && !entry.hasProperty("exdate")) return { yearly: true };
  const gaps = isYearly ? " without some of its days (EXDATE)" : "";
  return {
    problem: `the entry recurs by ${quote(rule)}${gaps}. I read only FREQ=YEARLY. Write the event ${BY_HAND}`,
  };
}

const BY_HAND = "into a file of events, with dates_by_year.";

/** Whether a recurrence rule means the same day each year, in any of its forms. */
function isEachYearOn(rule: string, date: CivilDate): boolean {
  const [month, day] = [getMonth(date), getDayOfMonth(date)];
  const saysNothingNew = [`BYMONTH=${month}`, `BYMONTHDAY=${day}`, "INTERVAL=1"];
  const parts = rule
    .split(";")
    .filter((part) => !saysNothingNew.includes(part) && !part.startsWith("WKST="));
  return parts.join() === "FREQ=YEARLY";
}

/** The part of a UID such as `world-ip-day@example.org` before the @ if it is a valid id; else one made from the day. */
function idOf(uid: string, date: CivilDate, taken: Set<string>): string {
  const [name = ""] = uid.split("@");
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return name;
  let id = `imported-${date}`;
  for (let count = 2; taken.has(id); count++) id = `imported-${date}-${count}`;
  taken.add(id);
  return id;
}

function kindOf(entry: Component): string {
  const categories = entry
    .getAllProperties("categories")
    .flatMap((each) => each.getValues().map(String));
  return (
    EVENT_KINDS.find((kind) => categories.some((each) => each.toLowerCase() === kind)) ?? "event"
  );
}

/** The calendar is the source, with the entry's address if it has one. */
function sourceOf(entry: Component, origin: string): object {
  const url = readPropertyText(entry, "url");
  return /^https?:\/\//.test(url) ? { title: origin, url } : { title: origin };
}

function refused(file: string, line: number, message: string): ImportedEvents {
  return { events: [], problems: [{ file, line, message }] };
}
