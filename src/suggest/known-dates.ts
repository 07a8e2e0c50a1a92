import { createCivilDate, countDaysBetween, getYear, type CivilDate } from "../dates/civil-date.ts";
import type { CatalogueEvent, EventDate } from "../event/event.ts";

/**
 * Whether the catalogue has an event on that day or, for a month or year, one with the same basis: a month is too wide
 * to distinguish events.
 */
export function isKnown(date: EventDate, catalogue: readonly CatalogueEvent[]): boolean {
  return catalogue.some((event) =>
    date.month === null || date.day === null
      ? event.dates.some((known) => isWithin(known, date) && known.basis === date.basis)
      : isOn(event, createCivilDate(date.year, date.month, date.day)),
  );
}

function isWithin(known: EventDate, { year, month }: EventDate): boolean {
  return known.year === year && (month === null || known.month === month);
}

function isOn({ dates, recurrence }: CatalogueEvent, day: CivilDate): boolean {
  if (recurrence.rule === "observance") {
    const { month, day: first, since, lastsDays } = recurrence;
    const after = countDaysBetween(createCivilDate(getYear(day), month, first), day);
    return getYear(day) >= since && after >= 0 && after < lastsDays;
  }
  if (recurrence.rule === "year-table") return recurrence.dates.get(getYear(day)) === day;
  return dates.some((date) => {
    if (date.month === null || date.day === null) return false;
    const known = createCivilDate(date.year, date.month, date.day);
    return known <= day && day <= (date.until ?? known);
  });
}
