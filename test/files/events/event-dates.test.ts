import { expect, test } from "vitest";
import { readEvents } from "../../../src/files/events/event-file.ts";
import { eventWith, problemsIn, WITHOUT_DATE } from "../sample-event-yaml.ts";

const DATES = "{ basis: signed, date: 2021-10-09, precision: day }";

test.each([
  [{ date: "2020-13-02" }, '4: date is "2020-13-02"; month 13 does not exist. Write YYYY-MM-DD.'],
  [
    { date: "2023-02-30" },
    '4: date is "2023-02-30"; February has 28 days in 2023. Write YYYY-MM-DD.',
  ],
  [
    { date: "2015-12" },
    '4: date is "2015-12"; that is not a date. Write YYYY-MM-DD. Or write the precision that is known.',
  ],
  [
    { date: "2015-12-04", precision: "month" },
    '4: date is "2015-12-04", but precision is month. Write YYYY-MM, or another precision.',
  ],
  [
    { date: "2015-13", precision: "month" },
    '4: date is "2015-13"; month 13 does not exist. Write YYYY-MM.',
  ],
  [
    { date: "2015-12", precision: "year" },
    '4: date is "2015-12", but precision is year. Write YYYY, or another precision.',
  ],
  [{ precision: null }, "1: precision is missing. Write, for example, precision: day"],
  [{ precision: "dya" }, '5: precision is "dya"; write one of day, month, year. Did you mean day?'],
  [{ basis: null }, "1: basis is missing. Write, for example, basis: adopted"],
  [
    { basis: "adoptd" },
    '6: basis is "adoptd"; write one of adopted, computed, decided, deposited, document dated, effective, enacted, established, filed, founded, granted, in force, issued, observance, occurred, opened, page updated, planned, promulgated, provisional, published, ratified, renamed, signed, took office. Did you mean adopted?',
  ],
  [{ until: "1984-03-10" }, '11: until is "1984-03-10", which is before date, "1984-03-12".'],
  [{ date: "1984-03", precision: "month", until: "1984-03-10" }, "11: until needs precision: day."],
  [WITHOUT_DATE, "1: nothing says when. Write one of date, dates, observance, dates_by_year."],
  [{ observance: "04-26", since: "2001" }, "11: observance and date are both there. Keep one."],
  [
    { themes: "{ 2026: { en: Sports } }" },
    "11: themes belongs to observance, but this event has date. Remove it.",
  ],
  [{ announce: "signed" }, "11: announce belongs to dates, but this event has date. Remove it."],
  [
    { ...WITHOUT_DATE, dates: `[${DATES}]` },
    "1: announce is missing. Write, for example, announce: adopted",
  ],
  [
    { ...WITHOUT_DATE, dates: `[${DATES}]`, announce: "adopted" },
    '9: announce is "adopted", but dates has only signed.',
  ],
  [
    { ...WITHOUT_DATE, dates: `[${DATES}, ${DATES}]`, announce: "signed" },
    '8: dates has "signed" twice. Give each date a basis of its own.',
  ],
  [
    {
      ...WITHOUT_DATE,
      dates: "[{ basis: signed, date: 2021-10-32, precision: day }]",
      announce: "signed",
    },
    '8: dates 1: date is "2021-10-32"; October has 31 days in 2021. Write YYYY-MM-DD.',
  ],
  [
    { ...WITHOUT_DATE, observance: "04-26" },
    "1: since is missing. Write, for example, since: 2001",
  ],
  [
    { ...WITHOUT_DATE, observance: "4-26", since: "2001" },
    '8: observance is "4-26"; write MM-DD, such as 04-26.',
  ],
  [
    { ...WITHOUT_DATE, observance: "02-29", since: "2001" },
    '8: observance is "02-29"; February has 28 days in most years. Write MM-DD.',
  ],
  [
    { ...WITHOUT_DATE, observance: "04-31", since: "2001" },
    '8: observance is "04-31"; April has 30 days in most years. Write MM-DD.',
  ],
  [
    { ...WITHOUT_DATE, observance: "04-26", since: "01" },
    '9: since is "01"; write a number from 1000 to 9999.',
  ],
  [
    { ...WITHOUT_DATE, observance: "04-26", since: "2001", lasts_days: "1.5" },
    '10: lasts_days is "1.5"; write a number from 2 to 31.',
  ],
  [
    { ...WITHOUT_DATE, observance: "04-26", since: "2001", themes: "{ next: { en: Sports } }" },
    "10: themes.next is not a year. Write four digits.",
  ],
  [
    { ...WITHOUT_DATE, observance: "04-26", since: "2001", themes: "{ 2026: Sports }" },
    "10: themes.2026 has no fields. Write name: value, one per line.",
  ],
  [
    { ...WITHOUT_DATE, dates_by_year: "{ 2017: 2018-06-07 }" },
    '8: dates_by_year.2017 has "2018-06-07"; the day must lie in 2017.',
  ],
  [
    { ...WITHOUT_DATE, dates_by_year: "{ 2017: 2017-06-31 }" },
    '8: dates_by_year.2017 is "2017-06-31"; June has 30 days in 2017. Write YYYY-MM-DD.',
  ],
  [{ recurs: "monthly" }, '11: recurs is "monthly"; write one of yearly, none.'],
  [{ leap: "feb29" }, '11: leap is "feb29"; write one of feb28, mar1, skip. Did you mean feb28?'],
])("an event with %j is left out with its line", (changes, problem) => {
  const { entries, leftOut } = readEvents("content/events/x.yml", eventWith(changes));
  expect(problemsIn(eventWith(changes))).toEqual([`content/events/x.yml:${problem}`]);
  expect(entries).toEqual([]);
  expect(leftOut).toEqual(["law"]);
});

test("a day that does not exist is told at once, whatever else is missing", () => {
  expect(problemsIn(eventWith({ date: "2023-02-30", precision: null, basis: null }))).toEqual([
    "content/events/x.yml:1: precision is missing. Write, for example, precision: day",
    "content/events/x.yml:1: basis is missing. Write, for example, basis: adopted",
    'content/events/x.yml:4: date is "2023-02-30"; February has 28 days in 2023. Write YYYY-MM-DD.',
  ]);
  expect(problemsIn(eventWith({ date: "2023", precision: null }))).toHaveLength(1);
});
