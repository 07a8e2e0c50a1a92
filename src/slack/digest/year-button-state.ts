import { readCivilDate, type CivilDate, type DayRange } from "../../dates/civil-date.ts";
import type { Language } from "../../language.ts";

/** A year as a person was shown it; it travels in a button, so that the button works after a restart. */
export interface ShownYear {
  readonly range: DayRange;
  /** The person's own day. */
  readonly today: CivilDate;
  readonly language: Language;
}

/** `2026-11-22/2027-11-21/2026-11-22/en` */
export function writeYear({ range, today, language }: ShownYear): string {
  return [range.from, range.until, today, language].join("/");
}

/** Null when the value is not ours, e.g. of another version. */
export function readYear(value: string | undefined): ShownYear | null {
  const [language, ...more] = (value ?? "").split("/").toReversed();
  const [today, until, from, none] = more.map(dateIn);
  if ((language !== "en" && language !== "zh") || none !== undefined) return null;
  if (!today || !until || !from || until < from) return null;
  return { range: { from, until }, today, language };
}

function dateIn(text: string): CivilDate | null {
  const reading = readCivilDate(text);
  return "date" in reading ? reading.date : null;
}
