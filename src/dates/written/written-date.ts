/** A date as a text writes it; what it leaves out is null. Whether its day exists is not looked at. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Its second day, or the last of its days; null where there is none. */
  readonly until: DayOfYear | null;
  /** Whether it means all days from the one to the other, or the two alone. */
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

/** A year that stands once is that of both ends: 28 December to 3 January 2027 begins in 2026. */
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
