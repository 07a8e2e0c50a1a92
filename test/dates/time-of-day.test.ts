import fc from "fast-check";
import { expect, test } from "vitest";
import { readTimeOfDay } from "../../src/dates/time-of-day.ts";

test.each([
  ["9:30", "09:30"],
  ["09:00", "09:00"],
  ["9.30", "09:30"],
  ["0900", "09:00"],
  ["2359", "23:59"],
  ["2021", "20:21"],
  ["9am", "09:00"],
  ["9 AM", "09:00"],
  ["9:00 pm", "21:00"],
  ["9 a.m.", "09:00"],
  ["9:15p.m.", "21:15"],
  ["12am", "00:00"],
  ["12 pm", "12:00"],
  ["noon", "12:00"],
  ["Midnight", "00:00"],
  ["at 9:00", "09:00"],
  ["9 o'clock", "09:00"],
  ["９：００", "09:00"],
  ["上午9点", "09:00"],
  ["上午 9 点", "09:00"],
  ["上午9:30", "09:30"],
  ["早上九点", "09:00"],
  ["下午三点半", "15:30"],
  ["下午12点", "12:00"],
  ["晚上8点", "20:00"],
  ["21点30分", "21:30"],
  ["九点零五分", "09:05"],
  ["十二点", "12:00"],
  ["中午12点", "12:00"],
  ["中午11点", "11:00"],
  ["中午1点", "13:00"],
  ["凌晨12点", "00:00"],
  ["中午", "12:00"],
])("%s is %s", (text, time) => {
  expect(readTimeOfDay(text)).toBe(time);
});

test.each([
  "",
  "9",
  "25:00",
  "24:00",
  "9:60",
  "13pm",
  "0am",
  "2500",
  "0960",
  "九",
  "晚上12点",
  "at",
  "9 am Asia/Shanghai",
  "26点",
])("%j is no time of day", (text) => {
  expect(readTimeOfDay(text)).toBeNull();
});

test("any text gives a time that exists or none", () => {
  const parts = fc.constantFrom(
    ..."0 1 9 12 23 59 : . am pm a.m. noon at 上午 下午 晚上 点 半 分 九 十 五 零".split(" "),
  );
  const typed = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(parts, { maxLength: 6 }).map((all) => all.join("")),
    fc.array(parts, { maxLength: 6 }).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      expect(readTimeOfDay(text) ?? "00:00").toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
    }),
    { numRuns: 2_000 },
  );
});
