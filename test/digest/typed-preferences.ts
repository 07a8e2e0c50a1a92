import { WEEKDAY_NAMES, type DayRange } from "../../src/dates/civil-date.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../src/digest/preferences.ts";
import { omitDefaults } from "../../src/digest/stored/stored-preferences.ts";

/** Preferences as people type them, which is how older versions kept them too: what differs from the defaults. */
export function writeTypedPreferences(wished: DigestPreferences): string {
  const words: Readonly<Record<keyof DigestPreferences, string>> = {
    weekend: `weekend:${wished.weekend}`,
    weekdaysOff: `off:${daysOff(wished)}`,
    datesOff: `off:${daysOff(wished)}`,
    leapDay: `leap:${wished.leapDay}`,
    kinds: `kinds:${wished.kinds.join()}`,
    tags: `tags:${wished.tags.join()}`,
    importance: `importance:${wished.importance}`,
    milestonesOnly: "milestones",
    language: `language:${wished.language}`,
    emptyDays: "empty:say",
  };
  const different = Object.keys(omitDefaults(wished)) as (keyof DigestPreferences)[];
  return [...new Set(different.map((name) => words[name]))].join(" ");
}

function daysOff({ weekdaysOff, datesOff }: DigestPreferences): string {
  const isUsual = String(weekdaysOff) === String(DEFAULT_PREFERENCES.weekdaysOff);
  const weekdays = weekdaysOff.map((day) => WEEKDAY_NAMES[day - 1]?.slice(0, 3).toLowerCase());
  const named = weekdays.length === 0 ? ["none"] : weekdays;
  return [...(isUsual ? [] : named), ...datesOff.map(writeSpan)].join();
}

function writeSpan({ from, until }: DayRange): string {
  return from === until ? from : `${from}..${until}`;
}
