import ICAL from "ical.js";
import { addDays, readCivilDate, type CivilDate } from "../../src/dates/civil-date.ts";

/** An entry as another program's calendar sees it. */
export interface ReadEntry {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
  readonly categories: readonly string[];
  readonly yearly: boolean;
  /** First days, up to and including the day asked for. */
  readonly dates: readonly CivilDate[];
  /** Last day of the first time, included. */
  readonly lastDay: CivilDate;
  readonly days: number;
}

/** Reads a calendar with a library that had no part in writing it, and lets that one work out when entries fall. */
export function readBack(text: string, until: CivilDate): ReadEntry[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const end = toCivilDate(event.endDate);
    const url = component.getFirstPropertyValue("url");
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      url: url === null ? null : String(url),
      categories: component.getFirstProperty("categories")?.getValues().map(String) ?? [],
      yearly: event.isRecurring(),
      dates: datesOf(event, until),
      lastDay: addDays(end, -1),
      days: event.duration.toSeconds() / SECONDS_OF_A_DAY,
    };
  });
}

const SECONDS_OF_A_DAY = 24 * 60 * 60;

function datesOf(event: ICAL.Event, until: CivilDate): CivilDate[] {
  const dates: CivilDate[] = [];
  const times = event.iterator();
  for (let time = times.next(); time; time = times.next()) {
    const date = toCivilDate(time);
    if (date > until) break;
    dates.push(date);
  }
  return dates;
}

function toCivilDate(time: ICAL.Time): CivilDate {
  const reading = readCivilDate(time.toString());
  if ("problem" in reading) throw new Error(`${time.toString()}: ${reading.problem}`);
  return reading.date;
}
