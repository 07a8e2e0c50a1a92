import fc from "fast-check";
import { expect, test } from "vitest";
import { MONTH_NAMES } from "../../src/dates/civil-date.ts";
import { findWrittenDates } from "../../src/suggest/written-dates.ts";

test.each<[string, string[]]>([
  ["On the morning of April 23, the 2021 forum", ["April 23: null-4-23"]],
  ["Updated: 12 23,2020", ["12 23,2020: 2020-12-23"]],
  ["on the 30th of November, 2020", ["30th of November, 2020: 2020-11-30"]],
  ["Nov. 30, 2020 and Sept. 3", ["Nov. 30, 2020: 2020-11-30", "Sept. 3: null-9-3"]],
  ["2020-12-18, 2020/12/18", ["2020-12-18: 2020-12-18", "2020/12/18: 2020-12-18"]],
  ["20-26 April", ["20-26 April: null-4-20 to 4-26"]],
  ["April 20 to 21, 2017", ["April 20 to 21, 2017: 2017-4-20 to 4-21"]],
  ["30 November to 6 December 2020", ["30 November to 6 December 2020: 2020-11-30 to 12-6"]],
  ["in December 2015", ["December 2015: 2015-12-null"]],
  ["signed in 2018, for 2021-2025", ["2018: 2018-null-null"]],
  ["in 2021-2025 and 2019", []],
  ["on May 3 this year", ["May 3 this year: this year-5-3"]],
  ["You may 3 times march 4 miles; Section 12 23", []],
  ["2020年11月30日和12月1日", ["2020年11月30日: 2020-11-30", "12月1日: null-12-1"]],
  [
    "4月20日至26日、4月20—26日",
    ["4月20日至26日: null-4-20 to 4-26", "4月20—26日: null-4-20 to 4-26"],
  ],
  ["去年10月,同年11月3日", ["去年10月: last year-10-null", "同年11月3日: same year-11-3"]],
  ["2018年签署,2021—2025年", ["2018年: 2018-null-null"]],
])("%s", (sentence, expected) => {
  const found = findWrittenDates(sentence).map(({ start, end, year, month, day, until }) => {
    const last = until === null ? "" : ` to ${until.month}-${until.day}`;
    return `${sentence.slice(start, end)}: ${year}-${month}-${day}${last}`;
  });
  expect(found).toEqual(expected);
});

test("a date that can be two days is not read", () => {
  expect(findWrittenDates("03/04/2026")).toMatchObject([
    { problem: "I cannot tell day from month" },
  ]);
  expect(findWrittenDates("13/04/2026, 04/13/2026, 4/4/2026")).toMatchObject([
    { month: 4, day: 13, problem: null },
    { month: 4, day: 13, problem: null },
    { month: 4, day: 4, problem: null },
  ]);
});

test("finds any day again in any usual form, within any words", () => {
  const day = fc.record({
    year: fc.integer({ min: 1500, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  const form = fc.constantFrom(
    (y: number, m: number, d: number) => `${d} ${MONTH_NAMES[m - 1]} ${y}`,
    (y: number, m: number, d: number) => `${MONTH_NAMES[m - 1]} ${d}, ${y}`,
    (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
    (y: number, m: number, d: number) =>
      [y, String(m).padStart(2, "0"), String(d).padStart(2, "0")].join("-"),
  );
  const words = fc.constantFrom("", "It was held on ", "该法", "The 2nd forum (", "; ");
  fc.assert(
    fc.property(day, form, words, words, ({ year, month, day: of }, write, before, after) => {
      expect(findWrittenDates(`${before}${write(year, month, of)} ${after}`)).toMatchObject([
        { year, month, day: of, start: before.length },
      ]);
    }),
  );
});

test("any text is read in time that grows with its length", () => {
  const nasty = [
    "1 ".repeat(20_000),
    "April ".repeat(8000),
    "2020年".repeat(8000),
    "12-".repeat(20_000),
  ];
  const before = performance.now();
  for (const text of nasty) findWrittenDates(text);
  expect(performance.now() - before).toBeLessThan(3000);
});
