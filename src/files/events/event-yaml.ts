import { stringify } from "yaml";
import type { Bilingual, EventDate, NewEvent } from "../../event/event.ts";

/** Writes an event as a YAML entry for a file in `events/`; `readEvents` reads the same event back. */
export function writeEventYaml(event: NewEvent): string {
  const { summary, names, status, tags, sources, note } = event;
  const fields = {
    id: event.id,
    kind: event.kind,
    title: bilingual(event.title),
    ...(summary === null ? {} : { summary: bilingual(summary) }),
    ...occasion(event),
    ...(event.calendar === "gregorian" ? {} : { calendar: event.calendar }),
    ...(names.length === 0
      ? {}
      : { names: names.map(({ name, ...span }) => ({ name: bilingual(name), ...given(span) })) }),
    ...(status === "confirmed"
      ? {}
      : { status: typeof status === "string" ? status : `merged into ${status.mergedInto}` }),
    confidence: event.confidence,
    importance: event.importance,
    tags,
    sources: sources.map(given),
    ...(note === null ? {} : { note }),
  };
  return stringify([fields], { lineWidth: 0, version: "1.2", schema: "core" });
}

function occasion(event: NewEvent): object {
  const { recurrence, dates, announce, themes } = event;
  if (recurrence.rule === "year-table")
    return { dates_by_year: Object.fromEntries(recurrence.dates) };
  if (recurrence.rule === "observance") {
    const { month, day, since, lastsDays } = recurrence;
    return {
      observance: `${padded(month)}-${padded(day)}`,
      since,
      ...(lastsDays === 1 ? {} : { lasts_days: lastsDays }),
      ...(themes.size === 0
        ? {}
        : {
            themes: Object.fromEntries(
              [...themes].map(([year, theme]) => [year, bilingual(theme)]),
            ),
          }),
    };
  }
  const leap =
    recurrence.rule === "yearly" && recurrence.leap !== null ? { leap: recurrence.leap } : {};
  const recurs = recurrence.rule === "none" ? { recurs: "none" } : leap;
  const [only, second] = dates;
  if (only !== undefined && second === undefined) return { ...dateFields(only), ...recurs };
  return { dates: dates.map(dateFields), announce, ...recurs };
}

function dateFields({ basis, precision, year, month, day, until }: EventDate): object {
  const date = [String(year).padStart(4, "0"), month, day]
    .filter((part) => part !== null)
    .map(padded)
    .join("-");
  return { date, ...(until === null ? {} : { until }), precision, basis };
}

function padded(part: string | number): string {
  return String(part).padStart(2, "0");
}

function bilingual({ en, zh }: Bilingual): object {
  return given({ en, zh });
}

/** Leaves out fields that are null. */
function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
