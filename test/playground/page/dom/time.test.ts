import { expect, test } from "vitest";
import {
  clockPresets,
  worldIpDayPreset,
} from "../../../../src/playground/page/dialogs/clock-control.ts";
import {
  clockText,
  dayTitle,
  localDateTime,
  mondayAfter,
  shiftDay,
} from "../../../../src/playground/page/dom/time.ts";

const NOON = Date.parse("2027-04-26T04:00Z");

test.each([
  ["2027-04-25T16:00Z", "Today"],
  ["2027-04-25T15:59Z", "Yesterday"],
  ["2027-04-24T15:59Z", "Saturday, 24 April 2027"],
  ["2027-04-26T16:00Z", "Tuesday, 27 April 2027"],
])("%s is %s in Shanghai at noon on 26 April 2027", (instant, title) => {
  expect(dayTitle(Date.parse(instant), "Asia/Shanghai", NOON)).toBe(title);
});

test("the clock is told in its own zone", () => {
  expect(clockText(NOON, "Asia/Shanghai")).toBe("Mon 26 Apr 2027, 12:00");
  expect(localDateTime(NOON, "America/New_York")).toBe("2027-04-26T00:00");
});

test.each([
  ["2027-04-26", "2027-05-03"],
  ["2027-05-02", "2027-05-03"],
  ["2027-04-27", "2027-05-03"],
  ["2028-02-28", "2028-03-06"],
])("the Monday after %s is %s", (day, monday) => {
  expect(mondayAfter(day)).toBe(monday);
});

test("days are counted over the ends of months and leap days", () => {
  expect([shiftDay("2028-02-28", 1), shiftDay("2027-01-01", -1)]).toEqual([
    "2028-02-29",
    "2026-12-31",
  ]);
});

test.each([
  ["2026-11-22", ["2026-11-23", "2026-11-30", "2027-01-01", "2027-04-26"]],
  ["2026-12-01", ["2026-12-07", "2027-01-01", "2027-04-26", "2027-11-30"]],
  ["2027-04-26", ["2027-05-03", "2027-11-30", "2028-01-01", "2028-04-26"]],
  ["2031-12-31", ["2032-01-05", "2032-01-01", "2032-04-26", "2032-11-30"]],
])("on %s the clock offers next Monday, the days worth seeing and the way back", (today, days) => {
  const mornings = days.map((day) => `${day}T09:00`);
  expect(clockPresets(today).map(({ to }) => to)).toEqual([...mornings, null]);
});

test("a preset is named by its day", () => {
  expect(worldIpDayPreset("2026-12-01")).toEqual({
    title: "26 April 2027, 09:00",
    to: "2027-04-26T09:00",
  });
});
