import fc from "fast-check";
import { expect, test } from "vitest";
import { createCivilDate, countDaysBetween, readCivilDate } from "../../src/dates/civil-date.ts";
import { readDayRange } from "../../src/event/day-range.ts";

/** A Sunday. */
const TODAY = "2026-11-22";

test.each([
  ["", "2026-11-22", "2026-11-22", "day"],
  ["today", "2026-11-22", "2026-11-22", "day"],
  ["Tomorrow", "2026-11-23", "2026-11-23", "day"],
  ["yesterday", "2026-11-21", "2026-11-21", "day"],
  ["day after tomorrow", "2026-11-24", "2026-11-24", "day"],
  ["26 April", "2027-04-26", "2027-04-26", "day"],
  ["April 26", "2027-04-26", "2027-04-26", "day"],
  ["26th of April", "2027-04-26", "2027-04-26", "day"],
  ["on the 26th of April?", "2027-04-26", "2027-04-26", "day"],
  ["Apr. 26th, 2028", "2028-04-26", "2028-04-26", "day"],
  ["26 April 2027", "2027-04-26", "2027-04-26", "day"],
  ["26-Apr-2027", "2027-04-26", "2027-04-26", "day"],
  ["Monday, 26 April 2027", "2027-04-26", "2027-04-26", "day"],
  ["22 November", "2026-11-22", "2026-11-22", "day"],
  ["21 November", "2027-11-21", "2027-11-21", "day"],
  ["29 Feb", "2028-02-29", "2028-02-29", "day"],
  ["2026-11-30", "2026-11-30", "2026-11-30", "day"],
  ["2026/1/5", "2026-01-05", "2026-01-05", "day"],
  ["30.11.2026", "2026-11-30", "2026-11-30", "day"],
  ["11/30/2026", "2026-11-30", "2026-11-30", "day"],
  ["30/11", "2026-11-30", "2026-11-30", "day"],
  ["4/4/2027", "2027-04-04", "2027-04-04", "day"],
  ["sunday", "2026-11-22", "2026-11-22", "day"],
  ["mon", "2026-11-23", "2026-11-23", "day"],
  ["saturday", "2026-11-28", "2026-11-28", "day"],
  ["next friday", "2026-11-27", "2026-11-27", "day"],
  ["this friday", "2026-11-20", "2026-11-20", "day"],
  ["last monday", "2026-11-09", "2026-11-09", "day"],
  ["this week", "2026-11-16", "2026-11-22", "week"],
  ["next week", "2026-11-23", "2026-11-29", "week"],
  ["last week", "2026-11-09", "2026-11-15", "week"],
  ["next weekend", "2026-11-28", "2026-11-29", "days"],
  ["next 30 days", "2026-11-22", "2026-12-21", "days"],
  ["next 2 weeks", "2026-11-22", "2026-12-05", "days"],
  ["last 7 days", "2026-11-16", "2026-11-22", "days"],
  ["next 366 days", "2026-11-22", "2027-11-22", "days"],
  ["November", "2026-11-01", "2026-11-30", "month"],
  ["April", "2027-04-01", "2027-04-30", "month"],
  ["in april 2028", "2028-04-01", "2028-04-30", "month"],
  ["Feb, 2028", "2028-02-01", "2028-02-29", "month"],
  ["2027-04", "2027-04-01", "2027-04-30", "month"],
  ["this month", "2026-11-01", "2026-11-30", "month"],
  ["next month", "2026-12-01", "2026-12-31", "month"],
  ["last month", "2026-10-01", "2026-10-31", "month"],
  ["year", "2026-11-22", "2027-11-21", "year"],
  ["the year", "2026-11-22", "2027-11-21", "year"],
  ["this year", "2026-01-01", "2026-12-31", "year"],
  ["next 12 months", "2026-11-22", "2027-11-21", "year"],
  ["next 3 months", "2026-11-22", "2027-02-21", "days"],
  ["last 12 months", "2025-11-23", "2026-11-22", "year"],
  ["next year", "2027-01-01", "2027-12-31", "year"],
  ["2028", "2028-01-01", "2028-12-31", "year"],
  ["26 April to 3 May", "2027-04-26", "2027-05-03", "days"],
  ["30 November – 6 December 2026", "2026-11-30", "2026-12-06", "days"],
  ["28 December to 3 January 2028", "2027-12-28", "2028-01-03", "days"],
  ["from 20 to 26 April", "2027-04-20", "2027-04-26", "days"],
  ["20-26 April 2028", "2028-04-20", "2028-04-26", "days"],
  ["2026-12-01..2026-12-31", "2026-12-01", "2026-12-31", "days"],
  ["today to friday", "2026-11-22", "2026-11-27", "days"],
  ["今天", "2026-11-22", "2026-11-22", "day"],
  ["明天", "2026-11-23", "2026-11-23", "day"],
  ["後天", "2026-11-24", "2026-11-24", "day"],
  ["4月26日", "2027-04-26", "2027-04-26", "day"],
  ["4 月 26 号", "2027-04-26", "2027-04-26", "day"],
  ["11月30日 星期一", "2026-11-30", "2026-11-30", "day"],
  ["四月二十六日", "2027-04-26", "2027-04-26", "day"],
  ["2026年11月30日", "2026-11-30", "2026-11-30", "day"],
  ["二〇二六年十一月三十日", "2026-11-30", "2026-11-30", "day"],
  ["２０２６年１１月３０日", "2026-11-30", "2026-11-30", "day"],
  ["周五", "2026-11-27", "2026-11-27", "day"],
  ["星期日", "2026-11-22", "2026-11-22", "day"],
  ["下周一", "2026-11-23", "2026-11-23", "day"],
  ["下个星期一", "2026-11-23", "2026-11-23", "day"],
  ["本周", "2026-11-16", "2026-11-22", "week"],
  ["这个星期", "2026-11-16", "2026-11-22", "week"],
  ["下週", "2026-11-23", "2026-11-29", "week"],
  ["未来30天", "2026-11-22", "2026-12-21", "days"],
  ["未来三十天", "2026-11-22", "2026-12-21", "days"],
  ["接下来两周", "2026-11-22", "2026-12-05", "days"],
  ["4月", "2027-04-01", "2027-04-30", "month"],
  ["2027年4月", "2027-04-01", "2027-04-30", "month"],
  ["下个月", "2026-12-01", "2026-12-31", "month"],
  ["未来十二个月", "2026-11-22", "2027-11-21", "year"],
  ["全年", "2026-11-22", "2027-11-21", "year"],
  ["2027年", "2027-01-01", "2027-12-31", "year"],
  ["4月20日至4月26日", "2027-04-20", "2027-04-26", "days"],
  ["4月20日-4月26日", "2027-04-20", "2027-04-26", "days"],
  ["2026-11-30至2026-12-06", "2026-11-30", "2026-12-06", "days"],
  ["礼拜天", "2026-11-22", "2026-11-22", "day"],
  ["tonight", "2026-11-22", "2026-11-22", "day"],
  ["今晚", "2026-11-22", "2026-11-22", "day"],
  ["in 3 days", "2026-11-25", "2026-11-25", "day"],
  ["in 1 day", "2026-11-23", "2026-11-23", "day"],
  ["in 2 weeks", "2026-12-06", "2026-12-06", "day"],
  ["3 days ago", "2026-11-19", "2026-11-19", "day"],
  ["2 weeks ago", "2026-11-08", "2026-11-08", "day"],
  ["三天后", "2026-11-25", "2026-11-25", "day"],
  ["两周前", "2026-11-08", "2026-11-08", "day"],
  ["previous 7 days", "2026-11-16", "2026-11-22", "days"],
  ["previous month", "2026-10-01", "2026-10-31", "month"],
  ["previous year", "2025-01-01", "2025-12-31", "year"],
  ["2026-W17", "2026-04-20", "2026-04-26", "week"],
  ["2026W01", "2025-12-29", "2026-01-04", "week"],
  ["2026-W53", "2026-12-28", "2027-01-03", "week"],
  ["week 17 of 2026", "2026-04-20", "2026-04-26", "week"],
  ["Q1 2027", "2027-01-01", "2027-03-31", "days"],
  ["2027-Q4", "2027-10-01", "2027-12-31", "days"],
  ["q4", "2026-10-01", "2026-12-31", "days"],
  ["q1", "2027-01-01", "2027-03-31", "days"],
  ["this quarter", "2026-10-01", "2026-12-31", "days"],
  ["next quarter", "2027-01-01", "2027-03-31", "days"],
  ["2027年第一季度", "2027-01-01", "2027-03-31", "days"],
  ["第4季度", "2026-10-01", "2026-12-31", "days"],
  ["下季度", "2027-01-01", "2027-03-31", "days"],
  ["20261130", "2026-11-30", "2026-11-30", "day"],
  ["本周末", "2026-11-21", "2026-11-22", "days"],
  ["下周末", "2026-11-28", "2026-11-29", "days"],
  ["26apr", "2027-04-26", "2027-04-26", "day"],
  ["\u200B26\u00AD April\u200F", "2027-04-26", "2027-04-26", "day"],
  ["\u20604月\u200E26日", "2027-04-26", "2027-04-26", "day"],
  ["4月20日至26日", "2027-04-20", "2027-04-26", "days"],
])("%j is from %s until %s", (text, from, until, span) => {
  expect(readDayRange(text, TODAY)).toEqual({ range: { from, until }, span });
});

test.each([
  [
    "next 13 months",
    'I can\'t read "next 13 months" as a date: it is more than 12 months. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "30 Feb",
    'I can\'t read "30 Feb" as a date: February has 28 days in 2027. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "2027-02-29",
    'I can\'t read "2027-02-29" as a date: February has 28 days in 2027. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "31 November",
    'I can\'t read "31 November" as a date: November has 30 days in 2026. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "2026-13-02",
    'I can\'t read "2026-13-02" as a date: month 13 does not exist. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "13月2日",
    'I can\'t read "13月2日" as a date: month 13 does not exist. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "13月",
    'I can\'t read "13月" as a date: month 13 does not exist. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "0 May",
    'I can\'t read "0 May" as a date: day 0 does not exist. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "03/04/2026",
    'I can\'t read "03/04/2026" as a date: some countries read 3 April and others 4 March. Write `3 April 2026` or `4 March 2026`.',
  ],
  [
    "3.4.",
    'I can\'t read "3.4." as a date: some countries read 3 April and others 4 March. Write `3 April` or `4 March`.',
  ],
  [
    "26 Apirl",
    'I can\'t read "26 Apirl" as a date: there is no month "apirl". Did you mean April?',
  ],
  [
    "3 May 2027 to 26 April 2027",
    'I can\'t read "3 May 2027 to 26 April 2027" as a date: it ends before it begins. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "2026-12-31 to 2026-12-01",
    'I can\'t read "2026-12-31 to 2026-12-01" as a date: it ends before it begins. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "next 0 days",
    'I can\'t read "next 0 days" as a date: it must be at least one day. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "next 900 days",
    '"next 900 days" is 900 days long; I list at most 366 days at once. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "2020-01-01 to 2026-01-01",
    '"2020-01-01 to 2026-01-01" is 2193 days long; I list at most 366 days at once. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "World IP Day",
    'I can\'t read "World IP Day" as a date. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "2025-W53",
    'I can\'t read "2025-W53" as a date: 2025 has no week 53. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  ["Q5 2027", 'I can\'t read "Q5 2027" as a date. Try `26 April`, `2026-11-30` or `next 30 days`.'],
  ["26", 'I can\'t read "26" as a date. Try `26 April`, `2026-11-30` or `next 30 days`.'],
  [
    "4月20日至4月26日至5月1日",
    'I can\'t read "4月20日至4月26日至5月1日" as a date. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "昨天的新闻",
    'I can\'t read "昨天的新闻" as a date. Try `26 April`, `2026-11-30` or `next 30 days`.',
  ],
  [
    "a".repeat(10_000),
    `I can't read "${"a".repeat(40)}…" as a date: it is too long. Try \`26 April\`, \`2026-11-30\` or \`next 30 days\`.`,
  ],
])("refuses %j with advice", (text, problem) => {
  expect(readDayRange(text, TODAY)).toEqual({ problem });
});

const dates = fc
  .tuple(fc.integer({ min: 1700, max: 2200 }), fc.integer({ min: 0, max: 365 }))
  .map(([year, day]) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10))
  .map((text) => {
    const reading = readCivilDate(text);
    return "date" in reading ? reading.date : createCivilDate(2000, 1, 1);
  });

const words = fc.constantFrom(
  ..."today next last this week month year days to until - 0 1 26 29 30 31 99 2027 9999 0000 february monday 4月 26日 十 周 下 至 / . , 天".split(
    " ",
  ),
);

test("whatever is typed gives existing days in order or a sentence", () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 120 }),
    fc.array(words, { maxLength: 6 }).map((parts) => parts.join(" ")),
    fc.array(words, { maxLength: 6 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(typed, dates, (text, today) => {
      const reading = readDayRange(text, today);
      const fine =
        "problem" in reading
          ? /[.?]$/.test(reading.problem)
          : [reading.range.from, reading.range.until].every(
              (day) => "date" in readCivilDate(day),
            ) &&
            countDaysBetween(reading.range.from, reading.range.until) >= 0 &&
            countDaysBetween(reading.range.from, reading.range.until) < 366;
      expect(fine).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a day without a year is the first such day from today on", () => {
  fc.assert(
    fc.property(dates, dates, (day, today) => {
      const reading = readDayRange(
        `${Number(day.slice(8))} ${new Date(day).toLocaleString("en", { month: "long", timeZone: "UTC" })}`,
        today,
      );
      const found = "range" in reading ? reading.range.from : "none";
      expect(found.slice(5)).toBe(day.slice(5));
      expect(found >= today).toBe(true);
      const earlier = `${Number(found.slice(0, 4)) - 1}${found.slice(4)}`;
      expect(earlier < today || !("date" in readCivilDate(earlier))).toBe(true);
    }),
  );
});
