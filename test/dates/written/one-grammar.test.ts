import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  createCivilDate,
  MONTH_NAMES,
  type CivilDate,
} from "../../../src/dates/civil-date.ts";
import { readDayRange } from "../../../src/event/day-range.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { findWrittenDates } from "../../../src/suggest/written-dates.ts";

const analyse = createAnalyzer([]);
const NUMERALS = "〇一二三四五六七八九";

/** The usual forms of a day, each of which every reader of dates has to know. */
const FORMS: readonly ((year: number, month: number, day: number) => string)[] = [
  (year, month, day) => `${day} ${MONTH_NAMES[month - 1]} ${year}`,
  (year, month, day) => `${MONTH_NAMES[month - 1]} ${day}, ${year}`,
  (year, month, day) => `${day}th of ${MONTH_NAMES[month - 1]}, ${year}`,
  (year, month, day) => `${MONTH_NAMES[month - 1]?.slice(0, 3)}. ${day}, ${year}`,
  (year, month, day) => `${year}-${padded(month)}-${padded(day)}`,
  (year, month, day) => `${year}/${month}/${day}`,
  (year, month, day) => `${year}${padded(month)}${padded(day)}`,
  (year, month, day) => `${year}年${month}月${day}日`,
  (year, month, day) => `${year}年${month}月${day}号`,
  (year, month, day) => `${inNumerals(year)}年${counted(month)}月${counted(day)}日`,
];

test("the index, a command and the suggestions read the same day in every form", () => {
  const days = fc.record({
    year: fc.integer({ min: 1700, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(days, fc.constantFrom(...FORMS), ({ year, month, day }, write) => {
      const text = write(year, month, day);
      const date = createCivilDate(year, month, day);
      expect(readDayRange(text, "2026-11-22")).toMatchObject({
        range: { from: date, until: date },
      });
      expect(indexedDays(text)).toEqual([date]);
      expect(findWrittenDates(text)).toMatchObject([
        { year, month, day, start: 0, end: text.length },
      ]);
    }),
  );
});

test("and so they do a range of days", () => {
  const starts = fc.record({
    year: fc.integer({ min: 1700, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 25 }),
  });
  const forms = fc.constantFrom(
    (year: number, month: number, day: number) =>
      `${day} to ${day + 3} ${MONTH_NAMES[month - 1]} ${year}`,
    (year: number, month: number, day: number) =>
      `${day}–${day + 3} ${MONTH_NAMES[month - 1]} ${year}`,
    (year: number, month: number, day: number) => `${year}年${month}月${day}日至${day + 3}日`,
  );
  fc.assert(
    fc.property(starts, forms, ({ year, month, day }, write) => {
      const text = write(year, month, day);
      const from = createCivilDate(year, month, day);
      expect(readDayRange(text, "2026-11-22")).toMatchObject({
        range: { from, until: addDays(from, 3) },
      });
      expect(indexedDays(text)).toEqual([0, 1, 2, 3].map((days) => addDays(from, days)));
      expect(findWrittenDates(text)).toMatchObject([
        { year, month, day, until: { month, day: day + 3 } },
      ]);
    }),
  );
});

test("what may be two days is a guess to none of them", () => {
  expect(readDayRange("03/04/2026", "2026-11-22")).toHaveProperty("problem");
  expect(indexedDays("03/04/2026")).toEqual([]);
  expect(indexedDays("03/04/2026 to 05/04/2026")).toEqual([]);
  expect(findWrittenDates("03/04/2026")[0]?.problem).not.toBeNull();
});

function indexedDays(text: string): readonly CivilDate[] {
  return analyse(text).flatMap(({ term }) => {
    const [, year, month, day] = /^@(\d{4})-(\d{2})-(\d{2})$/.exec(term) ?? [];
    return year === undefined ? [] : [createCivilDate(Number(year), Number(month), Number(day))];
  });
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}

function inNumerals(year: number): string {
  return Array.from(String(year), (digit) => NUMERALS[Number(digit)]).join("");
}

function counted(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : `${tens > 1 ? NUMERALS[tens] : ""}十`;
  return ten + (ones > 0 ? NUMERALS[ones] : "");
}
