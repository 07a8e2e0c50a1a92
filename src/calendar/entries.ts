import { addDays, getYear, type CivilDate } from "../dates/civil-date.ts";
import { compareTexts } from "../text/compare-texts.ts";
import type { Agendas, AgendaWishes } from "../digest/compose/agenda.ts";
import type { DigestEntry } from "../digest/digest.ts";
import type { CatalogueEvent, Occurrence } from "../event/event.ts";

/** One entry of the calendar. */
export interface CalendarEntry {
  /** Stable: the event's id, and the year where the entry stands for one year alone. */
  readonly id: string;
  /** The next time, and the articles about it. */
  readonly next: DigestEntry;
  /** The day itself for most. */
  readonly lastDay: CivilDate;
  /** Whether it comes round each year from then on, on the same month and day. */
  readonly yearly: boolean;
}

/** What has no plain rule is listed for ten years, milestones for five; who subscribes reads again long before. */
const LISTED_DAYS = 3652;
const LISTED_MILESTONE_DAYS = 1826;

/** How long ago something may have begun that still goes on: editors may write 31 days. */
const UNDER_WAY_DAYS_MAX = 31;

/**
 * The entries of a calendar that is written on the day `today`, by date. What is under way is the next time.
 * An observance, and the anniversaries of a day, are one yearly entry each. Milestones, year tables, anniversaries
 * of 29 February and a first time that is still ahead are an entry for each year: many calendars do not read the
 * rules that would say more (RFC 7529). A calendar of milestones alone has an entry for each.
 */
export function listCalendarEntries(
  agendas: Agendas,
  today: CivilDate,
  wishes: AgendaWishes,
): CalendarEntry[] {
  const { milestonesOnly } = wishes;
  const listedDays = milestonesOnly ? LISTED_MILESTONE_DAYS : LISTED_DAYS;
  const range = { from: addDays(today, -UNDER_WAY_DAYS_MAX), until: addDays(today, listedDays) };
  const chosen = agendas
    .of(range, wishes)
    .entries.filter(({ occurrence }) => occurrence.precision === "day")
    .map((entry) => toEntry(entry, !milestonesOnly && comesRound(entry.occurrence)))
    .filter(({ lastDay }) => lastDay >= today);
  return nextOfEach(chosen);
}

/** A first time that is still ahead does not: it is told in other words than its anniversaries. */
function comesRound({ event, years, ordinal }: Occurrence): boolean {
  if (ordinal !== null) return true;
  return years !== null && years > 0 && !isOfLeapDay(event);
}

function isOfLeapDay({ dates, announce }: CatalogueEvent): boolean {
  const first = dates.find(({ basis }) => basis === announce);
  return first?.month === 2 && first.day === 29;
}

function toEntry(next: DigestEntry, yearly: boolean): CalendarEntry {
  const { event, date } = next.occurrence;
  // No event's id holds a full stop, so that no two entries share one.
  const id = yearly ? event.id : `${event.id}.${getYear(date)}`;
  return { id, next, lastDay: lastDayOf(next.occurrence), yearly };
}

/** An anniversary is one day, however long the event itself lasted. */
function lastDayOf({ date, until, years, ordinal }: Occurrence): CivilDate {
  return ordinal !== null || years === 0 ? until : date;
}

function nextOfEach(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const latestFirst = entries.toSorted((a, b) => inOrder(b, a));
  const next = new Map(latestFirst.map((entry) => [entry.id, entry]));
  return [...next.values()].toSorted(inOrder);
}

function inOrder(a: CalendarEntry, b: CalendarEntry): number {
  return (
    compareTexts(a.next.occurrence.date, b.next.occurrence.date) ||
    compareTexts(a.next.occurrence.event.id, b.next.occurrence.event.id)
  );
}
