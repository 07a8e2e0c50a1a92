import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  createCivilDate,
  findCivilDateAt,
  getDayOfMonth,
  countDaysBetween,
  countDaysInMonth,
  getMonth,
  readCivilDate,
  getWeekday,
  getYear,
} from "../../src/dates/civil-date.ts";

test.each([
  ["2020-13-02", "month 13 does not exist. Write YYYY-MM-DD."],
  ["2020-00-02", "month 0 does not exist. Write YYYY-MM-DD."],
  ["2020-01-00", "day 0 does not exist. Write YYYY-MM-DD."],
  ["2023-02-30", "February has 28 days in 2023. Write YYYY-MM-DD."],
  ["2024-02-30", "February has 29 days in 2024. Write YYYY-MM-DD."],
  ["1900-02-29", "February has 28 days in 1900. Write YYYY-MM-DD."],
  ["2021-04-31", "April has 30 days in 2021. Write YYYY-MM-DD."],
  ["26 April", "that is not a date. Write YYYY-MM-DD."],
  ["2021-4-6", "that is not a date. Write YYYY-MM-DD."],
  ["2021-04-26\n", "that is not a date. Write YYYY-MM-DD."],
  ["", "that is not a date. Write YYYY-MM-DD."],
])("refuses %j", (text, problem) => {
  expect(readCivilDate(text)).toEqual({ problem });
});

test.each([
  [2027, 2, 29],
  [2027, 0, 1],
  [2027, 1.5, 1],
  [-1, 1, 1],
  [10_000, 1, 1],
  [Number.NaN, 1, 1],
])("throws for the year %d, month %d and day %d", (year, month, day) => {
  expect(() => createCivilDate(year, month, day)).toThrow(RangeError);
});

test.each([
  ["2027-04-25T16:00:00Z", "Asia/Shanghai", "2027-04-26"],
  ["2027-04-25T15:59:59Z", "Asia/Shanghai", "2027-04-25"],
  ["2027-04-26T03:00:00Z", "America/New_York", "2027-04-25"],
  ["2027-04-26T03:00:00Z", "UTC", "2027-04-26"],
])("at %s it is in %s the day %s", (instant, zone, date) => {
  expect(findCivilDateAt(Date.parse(instant), zone)).toBe(date);
});

const days = fc.integer({ min: 0, max: 3_652_000 }).map((count) =>
  // From 0000-01-01, so that every year has four digits.
  Temporal.PlainDate.from("0000-01-01").add({ days: count }),
);

test("agrees with Temporal on the parts of every date", () => {
  fc.assert(
    fc.property(days, (plain) => {
      const date = createCivilDate(plain.year, plain.month, plain.day);
      expect(date).toBe(plain.toString());
      expect(readCivilDate(date)).toEqual({ date });
      expect([getYear(date), getMonth(date), getDayOfMonth(date), getWeekday(date)]).toEqual([
        plain.year,
        plain.month,
        plain.day,
        plain.dayOfWeek,
      ]);
      expect(countDaysInMonth(plain.year, plain.month)).toBe(plain.daysInMonth);
    }),
  );
});

test("adding days and counting them are each other's opposite", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (plain, count) => {
      fc.pre(plain.year > 1 && plain.year < 9998);
      const date = createCivilDate(plain.year, plain.month, plain.day);
      expect(countDaysBetween(date, addDays(date, count))).toBe(count);
      expect(addDays(date, count) > date).toBe(count > 0);
    }),
  );
});
