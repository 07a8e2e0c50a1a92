import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MONTH_NAMES } from "../../../src/dates/civil-date.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";

const analyse = createAnalyzer([]);

describe("a written date", () => {
  test.each([
    "26 April 2021",
    "April 26, 2021",
    "april 26th 2021",
    "26th of April 2021",
    "26 Apr. 2021",
    "2021-04-26",
    "2021/4/26",
    "2021.4.26",
    "20210426",
    "26.04.2021",
    "26/4/2021",
    "4/26/2021",
    "2021年4月26日",
    "2021 年 4 月 26 號",
    "２０２１年４月２６日",
    "二〇二一年四月二十六日",
  ])("%s has the terms of its day, its month and its date", (text) => {
    expect(datesOf(`on ${text}, at noon`)).toEqual(
      ["@04-26", "@2021-04", "@2021-04-26"].map((term) => [term, text]),
    );
  });

  test.each([
    ["in April 2021", "@2021-04"],
    ["2021年4月起", "@2021-04"],
    ["二〇二一年十二月", "@2021-12"],
    ["every 26 April", "@04-26"],
    ["on April 26", "@04-26"],
    ["1 May", "@05-01"],
    ["每年4月26日", "@04-26"],
    ["十二月三十一日", "@12-31"],
    ["04.04.2021", "@04-04 @2021-04 @2021-04-04"],
    ["in 2021-04", "@2021-04"],
    ["2021/11", "@2021-11"],
    ["2012-12", "@2012-12"],
    ["二〇二一年论坛", "2021"],
    ["二零零八年", "2008"],
    ["二○二一 年", "2021"],
  ])("%s has the terms %s", (text, terms) => {
    expect(termsOfDates(text)).toBe(terms);
  });

  test.each([
    "05.04.2021",
    "4/5/2021",
    "2004-05",
    "1999-00",
    "2021-4",
    "2021-04a",
    "2021-04-",
    "x2021-04-x",
    "20211326",
    "20210432",
    "12345678",
    "120210426",
    "二一年",
    "三十二年",
    "九九九九年",
    "2021-13-26",
    "2021-04-32",
    "April",
    "四月",
    "4月",
    "marched 26 miles",
    "April 1,000",
    "April. In the end 26",
    "26 of them in April",
    "April 99",
    "三个月26日",
    "2021年13月1日",
    "10-20-30",
    "1.2.3",
  ])("is not read in %s", (text) => {
    expect(datesOf(text)).toEqual([]);
  });

  test("is read the same in every form", () => {
    const day = fc.record({
      year: fc.integer({ min: 1000, max: 2199 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(day, ({ year, month, day: date }) => {
        const name = MONTH_NAMES[month - 1];
        const [first = [], ...others] = [
          `${date} ${name} ${year}`,
          `${name} ${date}, ${year}`,
          `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`,
          `${year}年${month}月${date}日`,
        ].map((text) => datesOf(text).map(([term]) => term));
        expect(first).toHaveLength(3);
        for (const other of others) expect(other).toEqual(first);
      }),
    );
  });
});

describe("a range of days", () => {
  test.each([
    "20 to 23 April 2026",
    "20-23 April 2026",
    "20–23 April 2026",
    "20 – 23 April 2026",
    "20 April to 23 April 2026",
    "20 April 2026 until 23 April 2026",
    "April 20-23, 2026",
    "April 20 to 23, 2026",
    "April 20 through April 23, 2026",
    "2026-04-20/23",
    "2026-04-20/2026-04-23",
    "2026年4月20日至23日",
    "2026年4月20日-23日",
    "2026年4月20-23日",
    "2026年4月20日至4月23日",
    "2026年4月20日至2026年4月23日",
  ])("%s has the terms of every day", (text) => {
    expect(datesOf(`from ${text}, at noon`)).toEqual(
      [
        "@04-20",
        "@04-21",
        "@04-22",
        "@04-23",
        "@2026-04",
        "@2026-04-20",
        "@2026-04-21",
        "@2026-04-22",
        "@2026-04-23",
      ].map((term) => [term, text]),
    );
  });

  test.each([
    ["20-22 April", "@04-20 @04-21 @04-22"],
    ["4月20日到21日", "@04-20 @04-21"],
    ["4月20-21日", "@04-20 @04-21"],
    ["30 April to 1 May", "@04-30 @05-01"],
    ["28 February to 1 March", "@02-28 @02-29 @03-01"],
    ["31 December to 1 January 2027", "@12-31 @01-01 @2026-12 @2027-01 @2026-12-31 @2027-01-01"],
    ["2026年12月31日至1月1日", "@12-31 @01-01 @2026-12 @2027-01 @2026-12-31 @2027-01-01"],
    ["5 and 7 May", "@05-05 @05-07"],
    ["5月5日和7日", "@05-05 @05-07"],
    ["1 April to 31 May", "@04-01 @05-31"],
    ["26 to 20 April", "@04-20"],
    ["between 2 and 20 members in April 2026", "@2026-04"],
    ["20 April to 30 members", "@04-20"],
    ["April 29 to 1 May", "@04-29 @04-30 @05-01"],
    ["4月20日至23人", "@04-20"],
  ])("%s has the terms %s", (text, terms) => {
    expect(termsOfDates(text)).toBe(terms);
  });
});

test("a number is one in every way to write it", () => {
  const terms = analyse("1,000 1000 １０００ １，０００").map(({ term }) => term);
  expect(terms).toEqual(["1000", "1000", "1000", "1000"]);
  expect(analyse("2000，100人").map(({ term }) => term)).toEqual(["2000", "100", "人"]);
});

function termsOfDates(text: string): string {
  return datesOf(text)
    .map(([term]) => term)
    .join(" ");
}

function datesOf(text: string): readonly (readonly [term: string, written: string])[] {
  return analyse(text)
    .filter(({ kind }) => kind === "name")
    .map(({ term, start, end }) => [term, text.slice(start, end)] as const);
}
