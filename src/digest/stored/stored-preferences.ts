import * as v from "valibot";
import { WEEK_DAYS } from "../../dates/civil-date.ts";
import { civilDateSchema } from "../../dates/civil-date-schema.ts";
import { EVENT_KINDS, LEAP_RULES } from "../../event/event.ts";
import {
  DEFAULT_PREFERENCES,
  DIGEST_LANGUAGES,
  IMPORTANCES,
  WEEKEND_RULES,
  type DigestPreferences,
} from "../preferences.ts";

/**
 * Preferences as a store keeps them: data with a version, and not what people type. What people type may be renamed, and
 * what is kept stays readable. A change of this form is a new version and a migration.
 */
export const preferencesSchema = v.strictObject({
  weekend: v.optional(v.picklist(WEEKEND_RULES), DEFAULT_PREFERENCES.weekend),
  weekdaysOff: v.optional(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WEEK_DAYS))),
    [...DEFAULT_PREFERENCES.weekdaysOff],
  ),
  datesOff: v.optional(
    v.array(v.strictObject({ from: civilDateSchema, until: civilDateSchema })),
    [],
  ),
  leapDay: v.optional(v.picklist(LEAP_RULES), DEFAULT_PREFERENCES.leapDay),
  kinds: v.optional(v.array(v.picklist(EVENT_KINDS)), []),
  tags: v.optional(v.array(v.string()), []),
  importance: v.optional(v.picklist(IMPORTANCES), DEFAULT_PREFERENCES.importance),
  milestonesOnly: v.optional(v.boolean(), DEFAULT_PREFERENCES.milestonesOnly),
  language: v.optional(v.picklist(DIGEST_LANGUAGES), DEFAULT_PREFERENCES.language),
  emptyDays: v.optional(v.picklist(["quiet", "say-so"]), DEFAULT_PREFERENCES.emptyDays),
});

const storedSchema = v.strictObject({ version: v.literal(1), preferences: preferencesSchema });

/** `{"version":1,"preferences":{"language":"zh"}}`: what differs from the defaults; empty for the defaults alone. */
export function writeStoredPreferences(preferences: DigestPreferences): string {
  const different = omitDefaults(preferences);
  if (Object.keys(different).length === 0) return "";
  return JSON.stringify({ version: 1, preferences: different });
}

/** What differs from the defaults; `preferencesSchema` puts them back. */
export function omitDefaults(preferences: DigestPreferences): Partial<DigestPreferences> {
  return Object.fromEntries(
    Object.entries(preferences).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(Reflect.get(DEFAULT_PREFERENCES, name)),
    ),
  );
}

/** Null for what another version wrote and this one cannot read. */
export function readStoredPreferences(text: string): DigestPreferences | null {
  if (text === "") return DEFAULT_PREFERENCES;
  try {
    const reading = v.safeParse(storedSchema, JSON.parse(text));
    return reading.success ? reading.output.preferences : null;
  } catch {
    return null;
  }
}
