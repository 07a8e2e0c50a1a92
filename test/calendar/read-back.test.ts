import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCalendar } from "../../src/calendar/feed.ts";
import {
  addDays,
  createCivilDate,
  countDaysInMonth,
  type CivilDate,
} from "../../src/dates/civil-date.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import { LEAP_RULES, type CatalogueEvent } from "../../src/event/event.ts";
import { findOccurrences } from "../../src/event/occurrences.ts";
import { loadContent } from "../../src/files/content.ts";
import { CONTENT } from "../content/shipped.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";
import { readBack } from "./read-back.ts";
import { rfcProblems } from "./rfc-problems.ts";

const { events, articles } = await loadContent(CONTENT);

const TEN_YEARS_DAYS = 3652;
const MONTH_DAYS = 31;

test("the shipped catalogue obeys the RFCs", () => {
  expect(rfcProblems(feedOf(events, "2026-11-22"))).toEqual([]);
});

test("every announced event is there once, and a first time ahead beside its anniversaries", () => {
  const read = readBack(feedOf(events, "2026-11-22"), "2027-11-21");
  const announced = events
    .filter(({ status, recurrence }) => status === "confirmed" && recurrence.rule !== "none")
    .filter(({ dates, announce }) =>
      dates.every(({ basis, precision }) => basis !== announce || precision === "day"),
    )
    .map(({ id }) => `${id}@ip-almanac`);
  // The one has no known day to come, the next a day of its year alone, the last both.
  const expected = announced
    .filter((uid) => uid !== "world-anti-counterfeiting-day@ip-almanac")
    .map((uid) => uid.replace("chinese-new-year-2027@", "chinese-new-year-2027.2027@"))
    .concat("cn-trademark-2026-effective.2027@ip-almanac");
  expect(read.map(({ uid }) => uid).toSorted()).toEqual(expected.toSorted());
});

test("another program finds the days of the shipped catalogue that the almanac itself tells, ten years ahead", () => {
  for (const today of ["2026-11-22", "2027-04-23"] as const) {
    expect(found(events, today)).toEqual(told(events, today));
  }
});

test("and those of any catalogue, on any day", () => {
  fc.assert(
    fc.property(catalogues(), days(2020, 2040), (catalogue, today) => {
      fc.pre(told(catalogue, today).length > 0);
      expect(rfcProblems(feedOf(catalogue, today))).toEqual([]);
      expect(found(catalogue, today)).toEqual(told(catalogue, today));
    }),
    { numRuns: 150 },
  );
});

test("an entry keeps its UID from one export to the next, and what is over goes", () => {
  const before = uidsOn("2026-11-22");
  const after = uidsOn("2027-03-01");
  expect(after.filter((uid) => !before.includes(uid))).toEqual([]);
  expect(before.filter((uid) => !after.includes(uid))).toEqual([
    "cn-trademark-2026-effective.2027@ip-almanac",
    "chinese-new-year-2027.2027@ip-almanac",
  ]);
});

function uidsOn(today: CivilDate): string[] {
  return readBack(feedOf(events, today), today).map(({ uid }) => uid);
}

function feedOf(catalogue: readonly CatalogueEvent[], today: CivilDate): string {
  const now = Date.UTC(2026, 10, 22);
  return writeCalendar(createAgendas(catalogue, articles), { today, now }, DEFAULT_PREFERENCES);
}

/** Each as `2027-04-20..2027-04-26 id`. */
function found(catalogue: readonly CatalogueEvent[], today: CivilDate): string[] {
  const horizon = addDays(today, TEN_YEARS_DAYS);
  return readBack(feedOf(catalogue, today), horizon)
    .flatMap(({ uid, dates, days: length }) =>
      dates.map(
        (date) => `${date}..${addDays(date, length - 1)} ${uid.replace(/(\.\d{4})?@.*$/, "")}`,
      ),
    )
    .toSorted();
}

function told(catalogue: readonly CatalogueEvent[], today: CivilDate): string[] {
  const range = { from: addDays(today, -MONTH_DAYS), until: addDays(today, TEN_YEARS_DAYS) };
  return findOccurrences(catalogue, range)
    .map(({ event, date, until, years }) => {
      // An anniversary is one day.
      const lasts = event.recurrence.rule === "observance" || years === 0;
      return { id: event.id, date, lastDay: lasts ? until : date };
    })
    .filter(({ lastDay }) => lastDay >= today)
    .map(({ id, date, lastDay }) => `${date}..${lastDay} ${id}`)
    .toSorted();
}

function catalogues(): fc.Arbitrary<CatalogueEvent[]> {
  return fc
    .array(fc.oneof(anniversaries(), observances(), yearTables()), { minLength: 1, maxLength: 6 })
    .map((changes) => changes.map((change, index) => sampleEvent({ ...change, id: `e-${index}` })));
}

function anniversaries(): fc.Arbitrary<Partial<CatalogueEvent>> {
  return fc
    .record({
      first: fc.oneof(days(1800, 2045), fc.constantFrom("2000-02-29", "2032-02-29")),
      length: fc.integer({ min: 1, max: MONTH_DAYS }),
      leap: fc.constantFrom(...LEAP_RULES),
      status: fc.constantFrom("confirmed", "planned", "cancelled"),
    })
    .map(({ first, length, leap, status }) => {
      const until = length === 1 ? null : addDays(first, length - 1);
      const dates = [dateOf(first, "occurred", until)];
      return { dates, announce: "occurred", recurrence: { rule: "yearly", leap }, status };
    });
}

function observances(): fc.Arbitrary<Partial<CatalogueEvent>> {
  return fc
    .record({
      day: days(2001, 2001),
      since: fc.integer({ min: 1990, max: 2045 }),
      lastsDays: fc.integer({ min: 1, max: MONTH_DAYS }),
    })
    .map(({ day: first, since, lastsDays }) => {
      const [, month = 1, day = 1] = first.split("-").map(Number);
      return { recurrence: { rule: "observance", month, day, since, lastsDays } };
    });
}

function yearTables(): fc.Arbitrary<Partial<CatalogueEvent>> {
  return fc.array(days(2015, 2045), { maxLength: 8 }).map((listed) => {
    const dates = new Map(listed.map((date) => [Number(date.slice(0, 4)), date]));
    return { recurrence: { rule: "year-table", dates, basis: "observance" } };
  });
}

function days(first: number, last: number): fc.Arbitrary<CivilDate> {
  return fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
    .map(([year, month, day]) =>
      createCivilDate(year, month, (day % countDaysInMonth(year, month)) + 1),
    );
}
