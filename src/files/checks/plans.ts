import type { Problem } from "../../article/problem.ts";
import { createCivilDate, countDaysInMonth, type CivilDate } from "../../dates/civil-date.ts";
import type { CatalogueEvent, EventDate } from "../../event/event.ts";

/** Finds planned events whose date is before `today`: readers would still see them as upcoming. */
export function checkPlans(events: readonly CatalogueEvent[], today: CivilDate): Problem[] {
  return events.flatMap((event) => {
    const { id, file, line } = event;
    const planned = plannedDates(event);
    if (planned.length === 0 || planned.some((date) => lastDayOf(date) >= today)) return [];
    const message = `${id} is planned, but its date has passed. Write what happened, with its basis and without status: planned; or status: cancelled.`;
    return [{ file, line, message }];
  });
}

function plannedDates({ status, dates }: CatalogueEvent): readonly EventDate[] {
  if (status === "planned") return dates;
  return status === "confirmed" ? dates.filter(({ basis }) => basis === "planned") : [];
}

/** The last day on which the plan may happen: of a month or a year, its last day. */
function lastDayOf({ year, month, day, until }: EventDate): CivilDate {
  if (until !== null) return until;
  const lastMonth = month ?? 12;
  return createCivilDate(year, lastMonth, day ?? countDaysInMonth(year, lastMonth));
}
