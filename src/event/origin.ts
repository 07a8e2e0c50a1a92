import { createCivilDate, getYear, type CivilDate } from "../dates/civil-date.ts";
import type { EventDate, Occurrence } from "./event.ts";

/** The date whose anniversary it is; null on the day itself and where no date began it. */
export function findFirstDate({ event, basis, years }: Occurrence): EventDate | null {
  if (years === 0) return null;
  return event.dates.find((date) => date.basis === basis) ?? null;
}

/** The event's other dates, such as that of the document, in the editors' order. */
export function findOtherDates({ event, basis }: Occurrence): EventDate[] {
  return event.dates.filter((date) => date.basis !== basis);
}

/** Whether it goes on for several days from this one. An anniversary is one day, however long the event lasted. */
export function isHappening({ date, until, years, ordinal, precision }: Occurrence): boolean {
  return until !== date && precision === "day" && (ordinal !== null || years === 0);
}

/** Whether a date is still to come: all of it, where only its month or year is known. */
export function isAhead({ year, month, day }: EventDate, today: CivilDate): boolean {
  return createCivilDate(year, month ?? 1, day ?? 1) > today;
}

/** Whether it has a theme each year, and that of this year is not known yet. */
export function isThemeAwaited({ event, theme, date }: Occurrence): boolean {
  if (theme !== null || event.themes.size === 0) return false;
  return getYear(date) > Math.max(...event.themes.keys());
}
