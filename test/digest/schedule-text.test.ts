import fc from "fast-check";
import { expect, test } from "vitest";
import { readSchedule, scheduleProblem } from "../../src/digest/schedule-text.ts";
import { DIGEST_KINDS, type DigestSchedule } from "../../src/digest/subscription.ts";

test.each<[string, DigestSchedule]>([
  ["daily", { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Tokyo" }],
  ["Daily 9:30", { kind: "daily", dayNumber: null, time: "09:30", zone: "Asia/Tokyo" }],
  [
    "daily 09:00 Asia/Shanghai",
    { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Shanghai" },
  ],
  ["daily asia/shanghai", { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Shanghai" }],
  [
    "daily 00:00 America/New York",
    { kind: "daily", dayNumber: null, time: "00:00", zone: "America/New_York" },
  ],
  ["daily 12am", { kind: "daily", dayNumber: null, time: "00:00", zone: "Asia/Tokyo" }],
  ["daily 12:05pm", { kind: "daily", dayNumber: null, time: "12:05", zone: "Asia/Tokyo" }],
  ["weekly 5pm", { kind: "weekly", dayNumber: 1, time: "17:00", zone: "Asia/Tokyo" }],
  [
    "weekly monday 09:00 Europe/Zurich",
    { kind: "weekly", dayNumber: 1, time: "09:00", zone: "Europe/Zurich" },
  ],
  ["weekly sun", { kind: "weekly", dayNumber: 7, time: "09:00", zone: "Asia/Tokyo" }],
  [
    "monthly 1 09:00 America/New_York",
    { kind: "monthly", dayNumber: 1, time: "09:00", zone: "America/New_York" },
  ],
  ["monthly 31st", { kind: "monthly", dayNumber: 31, time: "09:00", zone: "Asia/Tokyo" }],
  ["monthly last 8:00", { kind: "monthly", dayNumber: 31, time: "08:00", zone: "Asia/Tokyo" }],
  ["monthly", { kind: "monthly", dayNumber: 1, time: "09:00", zone: "Asia/Tokyo" }],
  ["daily 09:00", { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Tokyo" }],
])("reads %j", (text, schedule) => {
  expect(readSchedule(text, "Asia/Tokyo")).toEqual({ schedule });
});

test.each([
  [
    "",
    "How often? Write for example `daily 09:00 Asia/Shanghai`, `weekly monday 09:00 Europe/Zurich` or `monthly 1 09:00 America/New_York`.",
  ],
  [
    "hourly",
    'A digest is daily, weekly or monthly, not "hourly". Write for example `daily 09:00 Asia/Shanghai`, `weekly monday 09:00 Europe/Zurich` or `monthly 1 09:00 America/New_York`.',
  ],
  [
    "daily 25:00",
    '"25:00" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.',
  ],
  [
    "daily 9:60",
    '"9:60" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.',
  ],
  ["daily 9", '"9" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.'],
  [
    "daily 13pm",
    '"13pm" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.',
  ],
  ["weekly mondey 09:00", '"mondey" is not a day of the week. Did you mean monday?'],
  [
    "weekly x 09:00",
    '"x" is not a day of the week. Write monday to sunday, for example `weekly monday 09:00`.',
  ],
  [
    "monthly 32 09:00",
    '"32" is not a day of the month. Write 1 to 31 or `last`, for example `monthly 1 09:00`; shorter months take their last day.',
  ],
  ["daily 09:00 Beijing", 'I know no time zone "Beijing". Did you mean Asia/Shanghai?'],
  [
    "daily 09:00 CST",
    '"CST" is not the name of a time zone: China and the middle of America both write it. Write Asia/Shanghai or America/Chicago.',
  ],
])("says what is wrong with %j", (text, problem) => {
  expect(readSchedule(text, "Asia/Tokyo")).toEqual({ problem });
});

test("never throws, and reads what it wrote itself", () => {
  fc.assert(
    fc.property(fc.constantFrom("", ...DIGEST_KINDS), fc.string(), (kind, rest) => {
      const reading = readSchedule(`${kind} ${rest}`, "Asia/Tokyo");
      const problem = "schedule" in reading ? scheduleProblem(reading.schedule) : reading.problem;
      expect(problem ?? "none.").toMatch("schedule" in reading ? /^none\.$/ : /[.?]$/);
    }),
  );
});

test("refuses a schedule that was put together wrongly", () => {
  const schedule = { kind: "weekly", dayNumber: 8, time: "09:00", zone: "UTC" } as const;
  expect(scheduleProblem(schedule)).toMatch(/^"8" is not a day of the week/);
  expect(scheduleProblem({ ...schedule, dayNumber: 7 })).toBeNull();
  expect(scheduleProblem({ ...schedule, dayNumber: 7, time: "9" })).toMatch(/not a time of day/);
});
