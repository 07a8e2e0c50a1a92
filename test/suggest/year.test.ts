import { expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import { findDatesInContext } from "../../src/suggest/written-dates.ts";
import { findYear } from "../../src/suggest/year.ts";

const NOTHING = "neither the sentence nor the title nor a dateline gives its year";

test.each<[string, string, CivilDate | null, string]>([
  ["On 16 March 2021", "Report of 2020", "2022-01-01", "2021: The date gives its year."],
  ["On April 23", "2021 High-level Forum", null, "2021: The title names the year 2021."],
  ["On April 23", "2021中国知识产权保护高层论坛", null, "2021: The title names the year 2021."],
  [
    "On November 30",
    "A report",
    "2020-12-18",
    "2020: It is the last such day counted from the publication date, 2020-12-18.",
  ],
  [
    "On December 20",
    "A report",
    "2021-01-05",
    "2020: It is the last such day counted from the publication date, 2021-01-05.",
  ],
  [
    "On February 29",
    "A report",
    "2027-01-05",
    "2024: It is the last such day counted from the publication date, 2027-01-05.",
  ],
  ["On April 23", "A report", null, NOTHING],
  ["On April 23", "From 2017 to 2021", null, NOTHING],
  ["On April 23", "The plan for 2021-2025", null, NOTHING],
  [
    "On March 18",
    "Report of 2020",
    "2021-03-20",
    "2020: The title names the year 2020; the publication date would give 2021.",
  ],
  ["On March 16", "Roundtables 2021", "2021-03-31", "2021: The title names the year 2021."],
  [
    "On March 16",
    "The law that takes effect in 2027",
    "2026-11-22",
    "2026: It is the last such day counted from the publication date, 2026-11-22.",
  ],
  [
    "Looking into 2021, the day on April 26",
    "A report",
    "2021-03-31",
    "2021: The year 2021 is next to it in the sentence.",
  ],
  [
    "On 3 April and 5 May 2020",
    "A report",
    null,
    "2020: The year 2020 is next to it in the sentence.",
  ],
  [
    "On May 3 this year",
    "A report",
    "2021-03-31",
    '2021: It says "this year", in a text of 2021-03-31.',
  ],
  ["去年10月", "报道", "2021-03-31", '2020: It says "last year", in a text of 2021-03-31.'],
  ["2019年4月3日，同年5月1日", "报道", null, "2019: The year 2019 is next to it in the sentence."],
  ["同年5月1日", "报道", "2021-03-31", 'it says "same year", but no year comes before it'],
  ["今年5月1日", "报道", null, 'it says "this year", but the text has no date'],
])("%s / %s / %s", (sentence, title, published, expected) => {
  const dates = findDatesInContext(sentence);
  const asked = dates.find(({ written }) => typeof written.year !== "number") ?? dates[0];
  if (asked === undefined) throw new Error("no date");
  const reading = findYear(asked, { title, published }, false);
  expect("problem" in reading ? reading.problem : `${reading.year}: ${reading.why}`).toBe(expected);
});

test("of what is to come it is the next such day", () => {
  const [date] = findDatesInContext("on April 26");
  if (date === undefined) throw new Error("no date");
  const reading = findYear(date, { title: "A report", published: "2021-03-31" }, true);
  expect(reading).toEqual({
    year: 2021,
    why: "It is the next such day counted from the publication date, 2021-03-31.",
    doubtful: false,
  });
});
