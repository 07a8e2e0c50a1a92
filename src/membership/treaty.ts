import type { CivilDate } from "../dates/civil-date.ts";
import type { Bilingual, EventDate, EventSource } from "../event/event.ts";

/** Since when somebody is a member, as precisely as a page says it. The parts that the precision leaves out are null. */
export type Since = Pick<EventDate, "precision" | "year" | "month" | "day">;

/** The names that people search for, besides the title. */
export interface Names {
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/** The sources of a statement about a member. */
export interface Basis {
  /** The date of the list; later changes are not in it. */
  readonly asOf: CivilDate;
  readonly sources: readonly EventSource[];
}

/** A state, territory or organization that a treaty binds. */
export interface TreatyMember extends Basis {
  /** ISO 3166-1 alpha-2, or the code that `countries.yml` gives an organization. */
  readonly code: string;
  /** The day on which the treaty entered into force for it; null where no page says it. */
  readonly since: Since | null;
  /** Of a treaty with several acts, those that bind it, as their sources name them. */
  readonly acts: readonly string[];
  /** What an editor should know, such as pages that differ. Never shown. */
  readonly note: string | null;
}

/** A country or organization that, by a page or a complete list, is not a member. */
export interface NonMember extends Basis {
  readonly code: string;
  readonly note: string | null;
}

/** A treaty, and who is a member of it. */
export interface Treaty extends Basis {
  readonly id: string;
  /** The event of the catalogue that tells of the treaty itself. */
  readonly event: string | null;
  readonly title: Bilingual;
  readonly names: Names;
  readonly members: readonly TreatyMember[];
  readonly nonMembers: readonly NonMember[];
  /** Whether `members` is everybody; only then does absence mean anything. */
  readonly isComplete: boolean;
  /** How many members a source counts; null where none does. */
  readonly count: number | null;
  readonly file: string;
  readonly line: number;
}
