import { ICalCalendar, ICalEventRepeatingFreq, ICalEventTransparency } from "ical-generator";
import type { ICalEventData } from "ical-generator";
import { addDays, type CivilDate } from "../dates/civil-date.ts";
import type { Agendas, AgendaWishes } from "../digest/compose/agenda.ts";
import type { DigestLanguage } from "../digest/preferences.ts";
import { listCalendarEntries, type CalendarEntry } from "./entries.ts";
import { writeDescription, writeSummary } from "./entry-words.ts";

/** The moment of writing. */
export interface WrittenAt {
  /** The day whose next occurrences are told. */
  readonly today: CivilDate;
  /** Epoch milliseconds; each entry is stamped with it. */
  readonly now: number;
}

/** What a calendar holds, and in which language. */
export interface CalendarChoice extends AgendaWishes {
  readonly language: DigestLanguage;
}

/** Half of an identity that is unique in the world; never to be changed, or calendars would hold everything twice. */
const UID_DOMAIN = "ip-almanac";

/** Seconds after which a calendar that subscribed may ask again (RFC 7986, 5.7). */
const REFRESH_SECONDS = 24 * 60 * 60;

/** The catalogue as a calendar (iCalendar: RFC 5545, RFC 7986) of entries that last whole days. */
export function writeCalendar(
  agendas: Agendas,
  { today, now }: WrittenAt,
  choice: CalendarChoice,
): string {
  const calendar = new ICalCalendar({
    prodId: { company: "ip-almanac", product: "calendar", language: "EN" },
    name: choice.milestonesOnly ? "IP Almanac milestones" : "IP Almanac",
    scale: "GREGORIAN",
    ttl: REFRESH_SECONDS,
    events: listCalendarEntries(agendas, today, choice).map((entry) =>
      eventOf(entry, now, choice.language),
    ),
  });
  // The library leaves out the last line's end.
  return `${calendar.toString()}\r\n`;
}

/** The same calendar with the address under which it is kept up to date (RFC 7986, 5.8). */
export function addSource(calendar: string, url: string): string {
  return calendar.replace(/^REFRESH-INTERVAL/m, `${folded(`SOURCE;VALUE=URI:${url}`)}\r\n$&`);
}

/** A line has at most 75 octets; a space begins its continuation (RFC 5545, 3.1). An address is ASCII. */
function folded(line: string): string {
  return line.replaceAll(/(?<=^.{74}(?:.{73})*)(?=.)/g, "\r\n ");
}

function eventOf(entry: CalendarEntry, now: number, language: DigestLanguage): ICalEventData {
  const { event, date } = entry.next.occurrence;
  const url = event.sources.find((source) => source.url !== null)?.url ?? null;
  return {
    id: `${entry.id}@${UID_DOMAIN}`,
    stamp: new Date(now),
    allDay: true,
    start: date,
    // The first day after it (RFC 5545, 3.6.1).
    end: addDays(entry.lastDay, 1),
    repeating: entry.yearly ? { freq: ICalEventRepeatingFreq.YEARLY } : null,
    summary: printable(writeSummary(entry, language)),
    description: printable(writeDescription(entry, language)),
    url: url === null ? null : asUri(url),
    categories: [...new Set([event.kind, ...event.tags])].map((name) => ({
      name: printable(name),
    })),
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

const REPLACEMENT = "\uFFFD";

/** The library writes line breaks; of other control characters a text holds the tab alone (RFC 5545, 3.3.11). */
function printable(text: string): string {
  return text.replaceAll(/(?![\n\r\t])[\p{Cc}\p{Cs}]/gu, REPLACEMENT);
}

/** An address is not to be escaped (RFC 5545, 3.3.13), but the library escapes these as in a text. */
function asUri(url: string): string {
  return new URL(url).href.replaceAll(",", "%2C").replaceAll(";", "%3B").replaceAll("\\", "%5C");
}
