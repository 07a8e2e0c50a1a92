import type { CivilDate } from "../dates/civil-date.ts";

/** A text in both languages; Chinese is null without a checked wording. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string | null;
}

export const EVENT_KINDS = [
  "accession",
  "cooperation",
  "court",
  "event",
  "holiday",
  "institution",
  "law",
  "observance",
  "policy",
  "publication",
  "treaty",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What happened on a date; part of the sentence that the reader sees. */
export const DATE_BASES = [
  "adopted",
  "computed",
  "decided",
  "deposited",
  "document dated",
  "effective",
  "enacted",
  "established",
  "filed",
  "founded",
  "granted",
  "in force",
  "issued",
  "observance",
  "occurred",
  "opened",
  "page updated",
  "planned",
  "promulgated",
  "provisional",
  "published",
  "ratified",
  "renamed",
  "signed",
  "took office",
] as const;
export type DateBasis = (typeof DATE_BASES)[number];

type Precision = "day" | "month" | "year";

/** One date of an event. The parts that the precision leaves out are null. */
export interface EventDate {
  readonly basis: DateBasis;
  readonly precision: Precision;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Last day of something that lasted several days. */
  readonly until: CivilDate | null;
}

/** When an event recurs. */
export type Recurrence =
  /** Anniversaries of the announced date. Without a leap rule of its own, the reader's choice decides. */
  | { readonly rule: "yearly"; readonly leap: LeapRule | null }
  /** The same month and day each year since the first; `lastsDays` is 1 for a single day. */
  | {
      readonly rule: "observance";
      readonly month: number;
      readonly day: number;
      readonly since: number;
      readonly lastsDays: number;
    }
  /** No rule: the day of each year is listed. */
  | {
      readonly rule: "year-table";
      readonly dates: ReadonlyMap<number, CivilDate>;
      readonly basis: "observance" | "computed";
    }
  /** Known, searchable, never announced. */
  | { readonly rule: "none" };

/** Where an anniversary of 29 February falls in a common year. */
export const LEAP_RULES = ["feb28", "mar1", "skip"] as const;
export type LeapRule = (typeof LEAP_RULES)[number];

/** Used where no rule was chosen. */
export const DEFAULT_LEAP_RULE: LeapRule = "feb28";

/** A name that was valid for a time; both ends are included, null is open. */
export interface NamePeriod {
  readonly name: Bilingual;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
}

export interface EventSource {
  readonly title: string;
  readonly url: string | null;
}

/** An event of the catalogue. */
export interface CatalogueEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly title: Bilingual;
  /** One sentence in our own words; null where the title says all. */
  readonly summary: Bilingual | null;
  /** All known dates, in the editors' order. Empty for observances and year tables. */
  readonly dates: readonly EventDate[];
  /** The basis of the date whose anniversaries are announced; null when `dates` is empty. */
  readonly announce: DateBasis | null;
  readonly recurrence: Recurrence;
  /** World IP Day's themes; a year without one is not announced yet. */
  readonly themes: ReadonlyMap<number, Bilingual>;
  /** The calendar that the announced date is written in; a Julian date is shown as such, never converted. */
  readonly calendar: "gregorian" | "julian";
  /** The names by period of the body it is about, e.g. SIPO until 2018-08-27, CNIPA since. */
  readonly names: readonly NamePeriod[];
  /** A cancelled event is never announced; a merged one is announced as part of another. */
  readonly status: "confirmed" | "planned" | "cancelled" | { readonly mergedInto: string };
  readonly confidence: "high" | "medium" | "low";
  /** 1 (a detail) to 3 (the office itself would mark the day). */
  readonly importance: 1 | 2 | 3;
  readonly tags: readonly string[];
  readonly sources: readonly EventSource[];
  /** What an editor should know: conflicting dates, open questions. Never shown in Slack. */
  readonly note: string | null;
  readonly file: string;
  readonly line: number;
}

/** An event that is not in a file yet. */
export type NewEvent = Omit<CatalogueEvent, "file" | "line">;

/** An event on a day: what a digest lists. */
export interface Occurrence {
  readonly event: CatalogueEvent;
  readonly date: CivilDate;
  /** Last day, for something that lasts several days; equal to `date` otherwise. */
  readonly until: CivilDate;
  /**
   * Full years since it happened: 0 on the day itself ("takes effect today").
   * Null where counting years makes no sense (a year table without a first year).
   */
  readonly years: number | null;
  /** Of an observance, which time it is: 27 for World IP Day in 2027, held since 2001. Null for anything else. */
  readonly ordinal: number | null;
  readonly basis: DateBasis;
  /** Bold and first: the day itself, 1, 5, 10 and every fifth year after; for an observance its first, fifth ... time. */
  readonly milestone: boolean;
  /** The year's theme; null when there is none, or none is announced yet. */
  readonly theme: Bilingual | null;
  /** Day in `findOccurrences`; month or year only in `findMonthOccurrences`. */
  readonly precision: Precision;
  /** The name valid at the event's own date and today's, where they differ. */
  readonly nameThen: Bilingual | null;
  readonly nameToday: Bilingual | null;
}
