import { getYear } from "../dates/civil-date.ts";
import {
  EVENT_KINDS,
  type CatalogueEvent,
  type EventDate,
  type EventKind,
} from "../event/event.ts";
import type { Body } from "./body.ts";
import { countBy, type Count } from "./count.ts";
import { SOURCE_QUALITIES, type SourceQuality } from "./source-quality.ts";

/** What the catalogue holds, sorted in several ways, and which events lack something. */
export interface EventCounts {
  readonly count: number;
  /** From the first decade with an event to the last, by the year that its anniversaries count from. */
  readonly decades: readonly DecadeCount[];
  /** An event may be about several bodies. */
  readonly bodies: readonly Count[];
  readonly kinds: readonly Count<EventKind>[];
  /** Null where no list says whose pages the sources are. */
  readonly sources: readonly Count<SourceQuality>[] | null;
  readonly confidences: readonly Count<CatalogueEvent["confidence"]>[];
  readonly importances: readonly Count[];
  /** Of the date that is announced. */
  readonly precisions: readonly Count<Precision>[];
  readonly lacking: readonly Lacking[];
}

export interface DecadeCount {
  /** Its first year, e.g. 1880. */
  readonly decade: number;
  readonly count: number;
  readonly yearsWithout: readonly number[];
}

/** Events, by id, that lack what `what` names. */
interface Lacking {
  readonly what: string;
  readonly events: readonly string[];
}

export type QualityOf = (event: CatalogueEvent) => SourceQuality;

export function countEvents(
  events: readonly CatalogueEvent[],
  bodies: readonly Body[],
  qualityOf: QualityOf | null,
): EventCounts {
  return {
    count: events.length,
    decades: countDecades(events.flatMap((event) => yearOfEvent(event) ?? [])),
    bodies: countBy(
      events,
      bodies.map(({ name }) => name.en),
      (event) => bodies.filter((body) => isAbout(event, body)).map(({ name }) => name.en),
    ),
    kinds: countBy(events, EVENT_KINDS, ({ kind }) => [kind]),
    sources: qualityOf && countBy(events, SOURCE_QUALITIES, (event) => [qualityOf(event)]),
    confidences: countBy(events, CONFIDENCES, ({ confidence }) => [confidence]),
    importances: countBy(events, IMPORTANCES, ({ importance }) => [`${importance}`]),
    precisions: countBy(events, PRECISIONS, (event) => [precisionOf(event)]),
    lacking: LACKS.map(({ what, isLacking }) => ({
      what,
      events: events.filter((event) => isLacking(event, bodies)).map(({ id }) => id),
    })),
  };
}

const CONFIDENCES = ["high", "medium", "low"] as const;
const IMPORTANCES = ["3", "2", "1"] as const;
const PRECISIONS = ["day", "month", "year", "day of every year"] as const;
type Precision = (typeof PRECISIONS)[number];

const LACKS: readonly {
  readonly what: string;
  readonly isLacking: (event: CatalogueEvent, bodies: readonly Body[]) => boolean;
}[] = [
  { what: "a Chinese title", isLacking: ({ title }) => title.zh === null },
  { what: "a summary", isLacking: ({ summary }) => summary === null },
  { what: "a Chinese summary", isLacking: ({ summary }) => summary?.zh === null },
  {
    what: "a native check of the Chinese wording",
    isLacking: ({ note }) => note !== null && NATIVE_CHECK.test(note),
  },
  {
    what: "a source with an address",
    isLacking: ({ sources }) => sources.every(({ url }) => url === null),
  },
  {
    what: "a tag of a body",
    isLacking: (event, bodies) => bodies.length > 0 && !bodies.some((body) => isAbout(event, body)),
  },
];

/** What editors write into `note`; content/README.md names the words. */
const NATIVE_CHECK = /\bneeds a native check\b/;

function isAbout({ tags }: CatalogueEvent, body: Body): boolean {
  return body.tags.some((tag) => tags.includes(tag));
}

/** The year from which its anniversaries are counted; null where a table lists no year. */
function yearOfEvent(event: CatalogueEvent): number | null {
  const { recurrence } = event;
  if (recurrence.rule === "observance") return recurrence.since;
  if (recurrence.rule !== "year-table") return announcedDate(event)?.year ?? null;
  const years = Array.from(recurrence.dates.values(), getYear);
  return years.length === 0 ? null : Math.min(...years);
}

function precisionOf(event: CatalogueEvent): Precision {
  return announcedDate(event)?.precision ?? "day of every year";
}

function announcedDate({ dates, announce }: CatalogueEvent): EventDate | null {
  return dates.find(({ basis }) => basis === announce) ?? null;
}

const YEARS = 10;

function countDecades(years: readonly number[]): DecadeCount[] {
  if (years.length === 0) return [];
  const decades = years.map((year) => year - (year % YEARS));
  const [first, last] = [Math.min(...decades), Math.max(...decades)];
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const known = new Set(years);
  return Array.from({ length: (last - first) / YEARS + 1 }, (_, index) => {
    const decade = first + index * YEARS;
    const own = Array.from({ length: YEARS }, (_year, at) => decade + at);
    return {
      decade,
      count: decades.filter((each) => each === decade).length,
      yearsWithout: own.filter((year) => year >= firstYear && year <= lastYear && !known.has(year)),
    };
  });
}
