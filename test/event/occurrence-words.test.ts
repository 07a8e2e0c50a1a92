import { expect, test } from "vitest";
import { occurrenceWords } from "../../src/event/occurrence-words.ts";
import { occurrenceOf } from "../slack/samples.ts";

const TODAY = "2026-11-22";

test("an anniversary has its years, its title and its first date", () => {
  const words = occurrenceWords(
    occurrenceOf({
      title: "The WIPO Convention enters into force",
      basis: "in force",
      first: "1970-04-26",
      date: "2027-04-26",
    }),
    TODAY,
  );
  expect(words).toEqual({
    count: "57 years",
    title: "The WIPO Convention enters into force",
    when: "26 April 1970",
    notes: [],
  });
});

test("the basis of the date is said where the title does not say it", () => {
  const joined = occurrenceOf({
    title: "China joins the Paris Convention",
    basis: "in force",
    first: "1985-03-19",
    date: "2027-03-19",
  });
  expect(occurrenceWords(joined, TODAY).when).toBe("in force since 19 March 1985");
});

test.each([
  ["adopted", "adopted 1 June 2021"],
  ["signed", "signed 1 June 2021"],
  ["document dated", "document dated 1 June 2021"],
  ["effective", "in effect since 1 June 2021"],
  ["occurred", "1 June 2021"],
] as const)("a date that is %s reads: %s", (basis, when) => {
  const occurrence = occurrenceOf({
    title: "The Outline",
    basis,
    first: "2021-06-01",
    date: "2027-06-01",
  });
  expect(occurrenceWords(occurrence, TODAY).when).toBe(when);
});

test("a law that begins on the reader's day takes effect today, and is not a 0th anniversary", () => {
  const law = occurrenceOf({
    title: "China's revised Trademark Law takes effect",
    basis: "effective",
    first: "2027-01-01",
    date: "2027-01-01",
  });
  expect(occurrenceWords(law, "2027-01-01")).toEqual({
    count: null,
    title: "China's revised Trademark Law takes effect today",
    when: null,
    notes: [],
  });
  expect(occurrenceWords(law, TODAY).title).toBe("China's revised Trademark Law takes effect");
});

test("a title that does not end in its verb is told after the word today", () => {
  const occurrence = occurrenceOf({
    title: "China adopts its Design Law",
    basis: "adopted",
    first: "2027-05-01",
    date: "2027-05-01",
  });
  expect(occurrenceWords(occurrence, "2027-05-01").title).toBe(
    "Today: China adopts its Design Law",
  );
});

test("an observance says which time it is and its theme, or that none is announced yet", () => {
  const day = { title: "World Intellectual Property Day", since: 2001 } as const;
  const themes = new Map([[2026, { en: "IP and Sports: Ready, Set, Innovate", zh: null }]]);
  expect(
    occurrenceWords(occurrenceOf({ ...day, themes, date: "2026-04-26" }), TODAY),
  ).toMatchObject({ count: "26th time", notes: ["theme: IP and Sports: Ready, Set, Innovate"] });
  expect(
    occurrenceWords(occurrenceOf({ ...day, themes, date: "2027-04-26" }), TODAY),
  ).toMatchObject({ count: "27th time", notes: ["theme not announced yet"] });
});

test("something that lasts says until when: the weekday while that is clear, else the date", () => {
  const week = { title: "National IP Publicity Week", since: 2009, date: "2027-04-20" } as const;
  expect(occurrenceWords(occurrenceOf({ ...week, until: "2027-04-25" }), TODAY).notes).toEqual([
    "until Sunday",
  ]);
  expect(occurrenceWords(occurrenceOf({ ...week, until: "2027-05-20" }), TODAY).notes).toEqual([
    "until 20 May",
  ]);
});

test("the name valid at the time is told with today's", () => {
  const occurrence = occurrenceOf({
    title: "2017 High-Level Forum",
    basis: "occurred",
    first: "2017-04-20",
    date: "2027-04-20",
    names: ["SIPO", "CNIPA"],
  });
  expect(occurrenceWords(occurrence, TODAY).notes).toEqual(["SIPO, today CNIPA"]);
});

test("a month without a day stays a month", () => {
  const occurrence = occurrenceOf({
    title: "NCAC and WIPO agree on working together",
    basis: "signed",
    first: "2015-12",
    date: "2026-12-01",
    until: "2026-12-31",
  });
  expect(occurrenceWords(occurrence, TODAY)).toMatchObject({
    count: "11 years",
    when: "signed December 2015",
    notes: [],
  });
});
