import type { DayRange } from "../civil-date.ts";
import type { DigestEntry } from "./digest.ts";

/** What `/ip-today` lists, without any markup. */
export interface Agenda {
  readonly range: DayRange;
  /** Milestones first, then by date, then by importance. */
  readonly entries: readonly DigestEntry[];
  /** The next notable days after the range. */
  readonly ahead: readonly DigestEntry[];
}

/** Tells what the catalogue holds for any days; bound to the content. */
export interface Agendas {
  of(range: DayRange): Agenda;
}
