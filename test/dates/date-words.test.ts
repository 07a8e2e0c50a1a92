import { expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import {
  formatDayAndMonth,
  formatLongDate,
  formatMoment,
  formatOrdinal,
  formatRange,
  formatShortDate,
  formatShortDay,
  formatWeekdayAndDate,
} from "../../src/dates/date-words.ts";

test("a date is written as short as its place needs", () => {
  expect(formatDayAndMonth("2027-04-26")).toBe("26 April");
  expect(formatLongDate("2027-04-26")).toBe("26 April 2027");
  expect(formatWeekdayAndDate("2027-04-26")).toBe("Monday, 26 April 2027");
  expect(formatShortDay("2026-11-30")).toBe("Mon 30 Nov");
  expect(formatShortDate("2026-12-01")).toBe("1 Dec");
});

test.each<[CivilDate, CivilDate, string]>([
  ["2027-04-26", "2027-04-26", "Monday, 26 April 2027"],
  ["2026-11-23", "2026-11-29", "23 to 29 November 2026"],
  ["2026-11-30", "2026-12-06", "30 November to 6 December 2026"],
  ["2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027"],
  ["2027-04-01", "2027-04-30", "April 2027"],
  ["2027-04-01", "2027-04-29", "1 to 29 April 2027"],
  ["2028-02-01", "2028-02-29", "February 2028"],
  ["2027-01-01", "2027-12-31", "2027"],
])("the days from %s until %s are %s", (from, until, words) => {
  expect(formatRange({ from, until })).toBe(words);
});

test("an instant is told in the zone's own day and time", () => {
  const instant = Date.parse("2026-11-29T17:30:00Z");
  expect(formatMoment(instant, "Asia/Shanghai")).toBe("Monday, 30 November 2026, 01:30");
  expect(formatMoment(instant, "America/New_York")).toBe("Sunday, 29 November 2026, 12:30");
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [27, "27th"],
  [102, "102nd"],
  [111, "111th"],
])("%i is written %s", (count, word) => {
  expect(formatOrdinal(count)).toBe(word);
});
