import { expect, test } from "vitest";
import { formatProblem, type Problem } from "../../../src/article/problem.ts";
import { checkCatalogue, checkCatalogueOn } from "../../../src/files/events/catalogue-checks.ts";
import { readEvents } from "../../../src/files/events/event-file.ts";
import type { CatalogueEvent } from "../../../src/event/event.ts";
import { eventWith, WITHOUT_DATE } from "../sample-event-yaml.ts";

const FORUM = { id: "forum", title: "{ en: 2021 High-level Forum on IP Protection in Beijing }" };
const TWIN = { id: "twin", title: "{ en: The 2021 High-Level Forum on IP Protection }" };
const WORLD_DAY = {
  ...WITHOUT_DATE,
  id: "world-ip-day",
  observance: "04-26",
  since: "2001",
};

test("tells of two events of one day with nearly the same title, and where both stand", () => {
  expect(problemsOf(FORUM, TWIN)).toEqual([
    'x.yml:11: twin is announced on the same day as forum (x.yml:1), and their titles are nearly the same: "The 2021 High-Level Forum on IP Protecti…". Write status: merged into forum, or titles that tell them apart.',
  ]);
});

test("tells of the same Chinese title on one day, and of an observance entered twice", () => {
  const zh = "知识产权法院成立";
  const court = { id: "court", title: `{ en: A court opens, zh: ${zh} }` };
  const bench = { id: "bench", title: `{ en: New bench, zh: ${zh} }` };
  expect(problemsOf(court, bench)).toHaveLength(1);
  expect(problemsOf(WORLD_DAY, { ...WORLD_DAY, id: "ip-day" })).toHaveLength(1);
});

test.each([
  ["another day", { ...TWIN, date: "1984-03-13" }],
  ["another year", { ...TWIN, date: "1985-03-12" }],
  ["another thing", { ...TWIN, title: "{ en: 2021 High-level Forum on Trade in Shanghai }" }],
  ["another number", { ...TWIN, title: "{ en: 2022 High-level Forum on IP Protection }" }],
  ["an event that is merged already", { ...TWIN, status: "merged into forum" }],
  ["an event that is never announced", { ...TWIN, recurs: "none" }],
])("says nothing of %s", (_what, other) => {
  expect(problemsOf(FORUM, other)).toEqual([]);
});

test("two amendments of one day are two events", () => {
  expect(
    problemsOf(
      { id: "a", title: `{ en: "First amendment of China's Copyright Law" }` },
      { id: "b", title: `{ en: "Second amendment of China's Trademark Law" }` },
    ),
  ).toEqual([]);
});

test.each([
  [{ date: "2015-12", precision: "month" }, "month"],
  [{ date: '"2015"', precision: "year" }, "year"],
])("what the office would mark needs a day: %j", (when, precision) => {
  expect(problemsOf({ ...when, importance: "3" })).toEqual([
    `x.yml:1: law is announced on a date known only to the ${precision} ("adopted"), which daily digests leave out, but importance is 3: the office would mark the day. Find the day, or write importance: 2.`,
  ]);
  expect(problemsOf({ ...when, importance: "2" })).toEqual([]);
  expect(problemsOf({ ...when, importance: "3", recurs: "none" })).toEqual([]);
});

test("the date that is announced is one that a daily digest can tell, if there is one", () => {
  const dates =
    "[{ basis: signed, date: 1883-03-20, precision: day }, { basis: in force, date: 1884-07, precision: month }]";
  const treaty = { ...WITHOUT_DATE, dates };
  expect(problemsOf({ ...treaty, announce: "in force" })).toEqual([
    'x.yml:1: law is announced on a date known only to the month ("in force"), which daily digests leave out, but "signed" is known to the day. Write announce: signed.',
  ]);
  expect(problemsOf({ ...treaty, announce: "signed" })).toEqual([]);
});

test("tells of a theme before the first year and of a gap between themes", () => {
  expect(problemsOf({ ...WORLD_DAY, themes: "{ 2000: { en: A }, 2003: { en: B } }" })).toEqual([
    "x.yml:1: world-ip-day has a theme for 2000, but is observed since 2001. Correct one of the two.",
    "x.yml:1: world-ip-day has themes for 2000 and 2003, but none for 2001, 2002. Add it.",
  ]);
});

test.each([
  ["2026-04-25", []],
  ["2026-04-26", ["x.yml:1: world-ip-day has no theme for 2026, which is past. Add it."]],
  ["2027-04-25", ["x.yml:1: world-ip-day has no theme for 2026, which is past. Add it."]],
  ["2027-04-26", ["x.yml:1: world-ip-day has no theme for 2026, 2027, which are past. Add it."]],
] as const)("on %s a theme is missing for each year that has had its day", (today, expected) => {
  const events = read([{ ...WORLD_DAY, themes: "{ 2025: { en: Music } }" }]);
  expect(checkCatalogueOn(events, today).map(formatProblem)).toEqual(expected);
});

test("an observance without any theme has none to miss", () => {
  expect(checkCatalogueOn(read([WORLD_DAY]), "2027-04-26")).toEqual([]);
});

function problemsOf(...events: readonly Record<string, string | null>[]): string[] {
  return checkCatalogue(read(events)).map((problem: Problem) => formatProblem(problem));
}

function read(events: readonly Record<string, string | null>[]): readonly CatalogueEvent[] {
  const { entries, problems } = readEvents("x.yml", events.map(eventWith).join(""));
  expect(problems).toEqual([]);
  return entries;
}
