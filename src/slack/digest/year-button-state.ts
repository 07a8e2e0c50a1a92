import * as v from "valibot";
import type { CivilDate, DayRange } from "../../dates/civil-date.ts";
import { civilDateSchema } from "../../dates/civil-date-schema.ts";
import { LANGUAGES, type Language } from "../../language.ts";

/** A year as a person was shown it; it travels in a button, so that the button works after a restart. */
export interface ShownYear {
  readonly range: DayRange;
  /** The person's own day. */
  readonly today: CivilDate;
  readonly language: Language;
}

/** `{"version":1,"from":"2026-11-22","until":"2027-11-21","today":"2026-11-22","language":"en"}` */
export function writeYear({ range: { from, until }, today, language }: ShownYear): string {
  return JSON.stringify({ version: 1, from, until, today, language });
}

/** Null when the value is not ours, or of a version that this one cannot read. */
export function readYear(value: string | undefined): ShownYear | null {
  const reading = v.safeParse(valueSchema, value);
  if (!reading.success) return null;
  const { from, until, today, language } = reading.output;
  return { range: { from, until }, today, language };
}

const languageSchema = v.picklist(LANGUAGES);

const firstVersion = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    version: v.literal(1),
    from: civilDateSchema,
    until: civilDateSchema,
    today: civilDateSchema,
    language: languageSchema,
  }),
);

/** In the buttons of older messages: `2026-11-22/2027-11-21/2026-11-22/en`. */
const unversioned = v.pipe(
  v.string(),
  v.transform((text) => text.split("/")),
  v.strictTuple([civilDateSchema, civilDateSchema, civilDateSchema, languageSchema]),
  v.transform(([from, until, today, language]) => ({ from, until, today, language })),
);

const valueSchema = v.pipe(
  v.union([firstVersion, unversioned]),
  v.check(({ from, until }) => from <= until),
);
