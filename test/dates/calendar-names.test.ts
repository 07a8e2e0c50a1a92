import { expect, test } from "vitest";
import { findMonth, findWeekday } from "../../src/dates/calendar-names.ts";

test.each([
  ["january", 1],
  ["Sept", 9],
  ["DEC", 12],
  ["ma", null],
  ["marched", null],
  ["", null],
])("%j is month %s", (name, month) => {
  expect(findMonth(name)).toBe(month);
});

test.each([
  ["monday", 1],
  ["Sun", 7],
  ["wednes", 3],
  ["mo", null],
  ["周一", 1],
  ["星期日", 7],
  ["礼拜天", 7],
  ["週六", 6],
  ["周", null],
])("%j is weekday %s", (name, weekday) => {
  expect(findWeekday(name)).toBe(weekday);
});
