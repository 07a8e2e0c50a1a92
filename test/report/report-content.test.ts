import { expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import {
  describeReport,
  describeLongestGap,
  formatSpans,
} from "../../src/report/describe-report.ts";
import { countDays } from "../../src/report/count-days.ts";
import { reportContent } from "../../src/report/report-content.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";
import { sampleReport } from "./samples.ts";

const report = sampleReport();

test("events are counted in every way, with a row where there is none", () => {
  const { decades, bodies, kinds, sources, confidences, importances, precisions } = report.events;
  expect(decades).toMatchObject([
    { decade: 1880, count: 1, yearsWithout: [1884, 1885, 1886, 1887, 1888, 1889] },
    { decade: 1890, count: 0 },
    { decade: 1900, count: 3, yearsWithout: [1900, 1901, 1902, 1903, 1904, 1906, 1909] },
    { decade: 1910, count: 1, yearsWithout: [1910, 1911] },
  ]);
  expect(countsOf(bodies)).toEqual({ WIPO: 2, China: 2, Japan: 0 });
  expect(countsOf(kinds)).toMatchObject({ treaty: 1, law: 3, observance: 1, court: 0 });
  expect(countsOf(sources ?? [])).toEqual({
    "official page": 1,
    "several unofficial pages": 0,
    "one unofficial page": 4,
    "wikis or blogs only": 0,
  });
  expect(countsOf(confidences)).toEqual({ high: 5, medium: 0, low: 0 });
  expect(countsOf(importances)).toEqual({ "3": 1, "2": 4, "1": 0 });
  expect(countsOf(precisions)).toEqual({ day: 3, month: 1, year: 0, "day of every year": 1 });
});

test("events that lack something are named", () => {
  expect(report.events.lacking).toEqual([
    { what: "a Chinese title", events: ["same-day", "leap", "vague", "silent"] },
    { what: "a summary", events: ["same-day", "leap", "vague", "silent"] },
    { what: "a Chinese summary", events: ["old"] },
    { what: "a native check of the Chinese wording", events: ["old"] },
    { what: "a source with an address", events: ["old", "leap", "vague", "silent"] },
    { what: "a tag of a body", events: ["leap", "silent"] },
  ]);
});

test("the 366 days of a year have what digests tell on them", () => {
  expect(report.days).toHaveLength(366);
  expect(report.days.filter(({ events }) => events > 0)).toEqual([
    { month: 2, day: 29, events: 1, importance: 2 },
    { month: 3, day: 20, events: 2, importance: 3 },
  ]);
});

test.each(["2024-12-31", "2025-01-01", "2096-06-01", "2097-01-01"] as const)(
  "counted on %s they are the days of a leap year",
  (today) => {
    expect(countDays([], today)).toHaveLength(366);
  },
);

test("articles are counted with the pages that they lead to", () => {
  expect(report.articles).toEqual({
    count: 2,
    languages: [
      { name: "en", count: 1 },
      { name: "zh", count: 1 },
    ],
    sources: [{ name: "CNIPA", count: 2 }],
    withoutAddress: ["bare"],
    undated: ["bare"],
    sections: 3,
    sectionsWithPage: 1,
  });
});

test("members are counted by how precisely their day is known", () => {
  expect(report.treaties).toEqual([
    {
      treaty: "paris",
      title: "Paris Convention for the Protection of Industrial Property",
      members: 3,
      withDay: 1,
      withMonthOrYear: 1,
      withoutDate: 1,
      counted: 180,
      complete: false,
    },
  ]);
});

test("nothing at all is counted as nothing", () => {
  const empty = reportContent(
    { events: [], articles: [], treaties: [], bodies: [] },
    "2026-12-01",
    null,
  );
  expect(empty.events).toMatchObject({ count: 0, decades: [], bodies: [], sources: null });
  expect(describeReport(empty)).toMatch(
    /^0 events; something on 0 of the 366 days of a year\. .* any: 366 days, 1 January – 31 December\./,
  );
});

test("a year table counts from its first year, and without a row from none", () => {
  const events = [
    tableOf(
      new Map([
        [2018, "2018-06-06"],
        [2017, "2017-06-07"],
      ]),
    ),
    tableOf(new Map()),
  ];
  const { decades } = reportContent(
    { events, articles: [], treaties: [], bodies: [] },
    "2026-12-01",
    null,
  ).events;
  expect(decades).toEqual([{ decade: 2010, count: 1, yearsWithout: [] }]);
});

test.each([
  [[], "366 days, 1 January – 31 December"],
  [["2000-07-01"], "183 days, 2 July – 31 December"],
  [["2000-01-01", "2000-12-31"], "364 days, 2 January – 30 December"],
])("the longest gap beside %j is told", (days, words) => {
  const events = days.map((day) => sampleEvent({ id: day, dates: [dateOf(day)] }));
  expect(describeLongestGap(countDays(events, "2028-01-01"))).toBe(words);
});

test.each([
  [[], ""],
  [[3], "3"],
  [[1, 2, 3, 7, 9, 10], "1–3, 7, 9–10"],
])("%j is written %j", (numbers, words) => {
  expect(formatSpans(numbers)).toBe(words);
});

function countsOf(counts: readonly { readonly name: string; readonly count: number }[]) {
  return Object.fromEntries(counts.map(({ name, count }) => [name, count]));
}

function tableOf(dates: ReadonlyMap<number, CivilDate>): CatalogueEvent {
  return sampleEvent({ recurrence: { rule: "year-table", dates, basis: "observance" } });
}
