/** A date as a text writes it; missing parts are null. Whether the day exists is not checked. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Its second day, or the last of its days; null where there is none. */
  readonly until: DayOfYear | null;
  /** Whether it is a range of days or two separate days. */
  readonly isRange: boolean;
  /** `03/04/2026`: month and day may be the other way round. */
  readonly isAmbiguous: boolean;
  /** Indexes of its first and its last token. */
  readonly first: number;
  readonly last: number;
}

export interface DayOfYear {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** Fills in the year of the end that has none: 28 December to 3 January 2027 begins in 2026. */
export function shareYear(
  from: DayOfYear,
  until: DayOfYear,
): { readonly from: DayOfYear; readonly until: DayOfYear } {
  const turns = until.month < from.month ? 1 : 0;
  if (from.year === null && until.year !== null) {
    return { from: { ...from, year: until.year - turns }, until };
  }
  if (from.year !== null && until.year === null) {
    return { from, until: { ...until, year: from.year + turns } };
  }
  return { from, until };
}
