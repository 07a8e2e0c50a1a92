import { expect, test } from "vitest";
import {
  formatChineseDayInWeek,
  formatChineseRange,
  formatChineseWeekdayAndDate,
} from "../../src/dates/chinese-date-words.ts";
import type { DayRange } from "../../src/dates/civil-date.ts";

test("a day with its weekday", () => {
  expect(formatChineseWeekdayAndDate("2027-04-26")).toBe("2027年4月26日 星期一");
  expect(formatChineseDayInWeek("2027-05-02")).toBe("5月2日（星期日）");
});

test.each<[DayRange, string]>([
  [{ from: "2027-04-26", until: "2027-04-26" }, "2027年4月26日 星期一"],
  [{ from: "2026-11-30", until: "2026-12-06" }, "2026年11月30日至12月6日"],
  [{ from: "2027-04-23", until: "2027-04-25" }, "2027年4月23日至25日"],
  [{ from: "2026-12-28", until: "2027-01-03" }, "2026年12月28日至2027年1月3日"],
  [{ from: "2027-02-01", until: "2027-02-28" }, "2027年2月"],
  [{ from: "2027-01-01", until: "2027-12-31" }, "2027年"],
  [{ from: "2027-01-01", until: "2027-03-31" }, "2027年1月1日至3月31日"],
])("%j reads %s", (range, words) => {
  expect(formatChineseRange(range)).toBe(words);
});
