import { expect, test } from "vitest";
import fc from "fast-check";
import { EVENT_KINDS, LEAP_RULES } from "../../src/event/event.ts";
import {
  readStoredPreferences,
  writeStoredPreferences,
} from "../../src/digest/stored/stored-preferences.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../src/digest/preferences.ts";
import { readTypedPreferences } from "../../src/store/schema/typed-preferences.ts";
import { writeTypedPreferences } from "../digest/typed-preferences.ts";

const preferences: fc.Arbitrary<DigestPreferences> = fc.record({
  weekend: fc.constantFrom("as-it-falls", "before", "after"),
  weekdaysOff: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
    .map((days) => days.toSorted((a, b) => a - b)),
  datesOff: fc.constantFrom(
    [],
    [{ from: "2027-02-06", until: "2027-02-12" }],
    [
      { from: "2027-02-06", until: "2027-02-12" },
      { from: "2027-05-01", until: "2027-05-01" },
    ],
  ),
  leapDay: fc.constantFrom(...LEAP_RULES),
  kinds: fc.uniqueArray(fc.constantFrom(...EVENT_KINDS), { maxLength: 3 }),
  tags: fc.uniqueArray(fc.constantFrom("wipo", "trademark", "专利"), { maxLength: 3 }),
  importance: fc.constantFrom(1, 2, 3),
  milestonesOnly: fc.boolean(),
  language: fc.constantFrom("en", "zh", "both"),
  emptyDays: fc.constantFrom("quiet", "say-so"),
});

test("what is kept is read again", () => {
  fc.assert(
    fc.property(preferences, (wished) => {
      expect(readStoredPreferences(writeStoredPreferences(wished))).toEqual(wished);
    }),
  );
});

test("what the version before kept as typed words becomes the same preferences", () => {
  fc.assert(
    fc.property(preferences, (wished) => {
      const kept = JSON.stringify({
        version: 1,
        preferences: readTypedPreferences(writeTypedPreferences(wished)),
      });
      expect(readStoredPreferences(kept)).toEqual(wished);
    }),
  );
});

test("defaults are kept as nothing, so that a version that knows of no version reads them too", () => {
  expect(writeStoredPreferences(DEFAULT_PREFERENCES)).toBe("");
});

test("what is kept are names of this data, not the words of the command", () => {
  expect(
    writeStoredPreferences({ ...DEFAULT_PREFERENCES, weekend: "before", leapDay: "mar1" }),
  ).toBe('{"version":1,"preferences":{"weekend":"before","leapDay":"mar1"}}');
});

test.each([
  "moon:full",
  "{}",
  '{"version":2,"preferences":{}}',
  '{"version":1,"preferences":{"moon":"full"}}',
  '{"version":1,"preferences":{"weekdaysOff":[8]}}',
  '{"version":1,"preferences":{"datesOff":[{"from":"2027-02-30","until":"2027-03-01"}]}}',
])("%s is not read", (text) => {
  expect(readStoredPreferences(text)).toBeNull();
});
