/** A date in a row of tokens, before its range or second day is read. */
export interface DateRun {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** The last day, where the text gives two days of one month: 4月20-26日. */
  readonly lastDay?: number;
  readonly isAmbiguous?: boolean;
  /** Indexes of its first and its last token. */
  readonly first: number;
  readonly last: number;
}

export type DayRun = DateRun & { readonly day: number };

export function hasDay(run: DateRun): run is DayRun {
  return run.day !== null;
}
