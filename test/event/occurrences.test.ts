import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, createCivilDate, type CivilDate } from "../../src/dates/civil-date.ts";
import type { CatalogueEvent, Occurrence } from "../../src/event/event.ts";
import { findMonthOccurrences, findOccurrences } from "../../src/event/occurrences.ts";
import { dateOf, sampleEvent } from "./sample-events.ts";

const worldIpDay = sampleEvent({
  id: "world-ip-day",
  kind: "observance",
  recurrence: { rule: "observance", month: 4, day: 26, since: 2001, lastsDays: 1 },
  themes: new Map([[2026, { en: "IP and sports", zh: null }]]),
  importance: 3,
});
const publicityWeek = sampleEvent({
  id: "publicity-week",
  kind: "observance",
  recurrence: { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 },
});

function on(date: CivilDate, ...catalogue: CatalogueEvent[]): Occurrence[] {
  return findOccurrences(catalogue, { from: date, until: date });
}

function ids(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ event }) => event.id);
}

test("a law takes effect on the day itself, with zero years and in bold", () => {
  const law = sampleEvent({ dates: [dateOf("2027-01-01", "effective")] });
  expect(on("2027-01-01", law)).toEqual([
    {
      event: law,
      date: "2027-01-01",
      until: "2027-01-01",
      years: 0,
      ordinal: null,
      basis: "effective",
      milestone: true,
      theme: null,
      precision: "day",
      nameThen: null,
      nameToday: null,
    },
  ]);
});

test("nothing is an anniversary before it happened", () => {
  expect(on("2026-01-01", sampleEvent({ dates: [dateOf("2027-01-01")] }))).toEqual([]);
});

test.each([
  [0, true],
  [1, true],
  [2, false],
  [5, true],
  [6, false],
  [10, true],
  [25, true],
  [57, false],
  [100, true],
])("an anniversary of %i years is a milestone: %s", (years, milestone) => {
  const event = sampleEvent({ dates: [dateOf("1900-05-05")] });
  expect(on(createCivilDate(1900 + years, 5, 5), event)[0]).toMatchObject({ years, milestone });
});

test("World IP Day of 2027 is the 27th, without a theme while none is announced", () => {
  expect(on("2027-04-26", worldIpDay)[0]).toMatchObject({
    years: 26,
    ordinal: 27,
    theme: null,
    milestone: false,
    basis: "observance",
  });
});

test("World IP Day shows the theme of its year", () => {
  expect(on("2026-04-26", worldIpDay)[0]?.theme).toEqual({ en: "IP and sports", zh: null });
});

test("an observance is counted from its first time, which is a milestone", () => {
  expect(on("2000-04-26", worldIpDay)).toEqual([]);
  expect(on("2001-04-26", worldIpDay)[0]).toMatchObject({ ordinal: 1, milestone: true });
  expect(on("2025-04-26", worldIpDay)[0]).toMatchObject({ ordinal: 25, milestone: true });
});

test("a week is told on its first day, with its last", () => {
  expect(on("2027-04-20", publicityWeek)[0]).toMatchObject({ until: "2027-04-26", ordinal: 19 });
  expect(on("2027-04-21", publicityWeek)).toEqual([]);
});

test("the anniversary of a forum of two days lasts two days", () => {
  const forum = sampleEvent({ dates: [dateOf("2017-04-20", "occurred", "2017-04-21")] });
  expect(on("2027-04-20", forum)[0]).toMatchObject({ years: 10, until: "2027-04-21" });
});

test.each([
  ["feb28", 2025, "2025-02-28"],
  ["mar1", 2025, "2025-03-01"],
  ["skip", 2025, null],
  ["feb28", 2028, "2028-02-29"],
  ["mar1", 2028, "2028-02-29"],
  ["skip", 2028, "2028-02-29"],
  ["feb28", 2100, "2100-02-28"],
] as const)(
  "with the rule %s an anniversary of 29 February falls in %i on %s",
  (leap, year, day) => {
    const event = sampleEvent({
      dates: [dateOf("2024-02-29")],
      recurrence: { rule: "yearly", leap },
    });
    const range = { from: createCivilDate(year, 1, 1), until: createCivilDate(year, 12, 31) };
    expect(findOccurrences([event], range).map(({ date }) => date)).toEqual(
      day === null ? [] : [day],
    );
  },
);

test("of several dates only the announced one has anniversaries", () => {
  const plan = sampleEvent({
    dates: [dateOf("2021-10-09", "document dated"), dateOf("2021-10-28", "published")],
    announce: "published",
  });
  expect(on("2026-10-09", plan)).toEqual([]);
  expect(on("2026-10-28", plan)[0]).toMatchObject({ years: 5, basis: "published" });
});

test("a year table tells the listed years and counts none", () => {
  const day = sampleEvent({
    recurrence: {
      rule: "year-table",
      basis: "observance",
      dates: new Map([[2020, "2020-06-10"]]),
    },
  });
  expect(on("2020-06-10", day)[0]).toMatchObject({
    years: null,
    ordinal: null,
    milestone: false,
    basis: "observance",
  });
  expect(on("2021-06-10", day)).toEqual([]);
});

test.each(["cancelled", "planned", { mergedInto: "other" }] as const)(
  "an event that is %j is never announced",
  (status) => {
    const day = sampleEvent({ dates: [dateOf("2020-05-05")], status });
    const month = sampleEvent({ dates: [dateOf("2020-05")], status });
    expect(on("2025-05-05", day)).toEqual([]);
    expect(findMonthOccurrences([day, month], 2025, 5)).toEqual([]);
  },
);

test("what is not to recur is never announced", () => {
  const event = sampleEvent({ dates: [dateOf("2020-05-05")], recurrence: { rule: "none" } });
  expect(on("2025-05-05", event)).toEqual([]);
  expect(on("2020-05-05", event)).toEqual([]);
});

test("what is known to the month only is told in its month and on no day", () => {
  const memorandum = sampleEvent({ dates: [dateOf("2015-12", "signed")] });
  expect(findOccurrences([memorandum], { from: "2025-12-01", until: "2025-12-31" })).toEqual([]);
  expect(findMonthOccurrences([memorandum], 2025, 12)).toMatchObject([
    { date: "2025-12-01", until: "2025-12-31", years: 10, milestone: true, precision: "month" },
  ]);
  expect(findMonthOccurrences([memorandum], 2025, 11)).toEqual([]);
  expect(findMonthOccurrences([memorandum], 2014, 12)).toEqual([]);
});

test("what is known to the year only is told in January", () => {
  const agency = sampleEvent({ dates: [dateOf("1974")] });
  expect(findMonthOccurrences([agency], 2027, 1)).toMatchObject([
    { date: "2027-01-01", until: "2027-12-31", years: 53, precision: "year" },
  ]);
  expect(findMonthOccurrences([agency], 2027, 2)).toEqual([]);
});

test("what is known to the day is not told again with its month", () => {
  expect(findMonthOccurrences([sampleEvent({ dates: [dateOf("2020-05-05")] })], 2025, 5)).toEqual(
    [],
  );
});

test("a body that was renamed has the name of then and the name of today", () => {
  const [sipo, cnipa] = [
    { en: "SIPO", zh: null },
    { en: "CNIPA", zh: null },
  ];
  const forum = sampleEvent({
    dates: [dateOf("2017-04-20")],
    names: [
      { name: sipo, from: null, until: "2018-08-27" },
      { name: cnipa, from: "2018-08-28", until: null },
    ],
  });
  expect(on("2027-04-20", forum)[0]).toMatchObject({ nameThen: sipo, nameToday: cnipa });
  expect(on("2018-04-20", forum)[0]).toMatchObject({ nameThen: null, nameToday: null });
  const since = sampleEvent({ ...forum, dates: [dateOf("2018-08-28")] });
  expect(on("2027-08-28", since)[0]).toMatchObject({ nameThen: null, nameToday: null });
});

test("milestones come first, then the earlier, then the more important, then the first by id", () => {
  const catalogue = [
    at("d", "2018-01-03"),
    at("c", "2018-01-03"),
    at("b", "2018-01-03", 3),
    at("z", "2018-01-02", 1),
    at("ten-years", "2017-01-04"),
  ];
  const range = { from: "2027-01-01", until: "2027-01-31" } as const;
  expect(ids(findOccurrences(catalogue, range))).toEqual(["ten-years", "z", "b", "c", "d"]);
});

test("World IP Day goes before the anniversary of an equally important treaty", () => {
  const convention = sampleEvent({ id: "a", dates: [dateOf("1970-04-26")], importance: 3 });
  expect(ids(on("2027-04-26", convention, worldIpDay))).toEqual(["world-ip-day", "a"]);
});

test("a range over New Year tells both years", () => {
  const catalogue = [
    sampleEvent({ id: "january", dates: [dateOf("1995-01-01")] }),
    sampleEvent({ id: "december", dates: [dateOf("1996-12-20")] }),
  ];
  const range = { from: "2026-12-11", until: "2027-01-01" } as const;
  expect(findOccurrences(catalogue, range).map(({ date, years }) => [date, years])).toEqual([
    ["2026-12-20", 30],
    ["2027-01-01", 32],
  ]);
});

const firstDays = fc
  .integer({ min: 0, max: 200_000 })
  .map((days) => addDays(createCivilDate(1600, 1, 1), days));
const leapRules = fc.constantFrom("feb28", "mar1", "skip" as const);

test("every anniversary of every day exists once a year, but for a leap day that is skipped", () => {
  fc.assert(
    fc.property(firstDays, leapRules, fc.nat(300), (first, leap, years) => {
      const event = sampleEvent({
        dates: [dateOf(first)],
        recurrence: { rule: "yearly", leap },
      });
      const year = Number(first.slice(0, 4)) + years;
      const found = findOccurrences([event], {
        from: createCivilDate(year, 1, 1),
        until: createCivilDate(year, 12, 31),
      });
      const leapYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
      const skipped = first.endsWith("-02-29") && !leapYear && leap === "skip";
      expect(found.map((each) => each.years)).toEqual(skipped ? [] : [years]);
    }),
  );
});

test("a range tells what its days tell one by one", () => {
  const event = fc
    .record({ id: fc.uuid(), first: firstDays, leap: leapRules, lasts: fc.nat(9) })
    .map(({ id, first, leap, lasts }) =>
      sampleEvent({
        id,
        dates: [dateOf(first, "occurred", addDays(first, lasts))],
        recurrence: { rule: "yearly", leap },
      }),
    );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.nat(400), (events, length) => {
      const catalogue = [...events, worldIpDay, publicityWeek];
      const from = createCivilDate(2023, 12, 1);
      const days = Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
      const whole = findOccurrences(catalogue, { from, until: addDays(from, length) });
      const daily = days.flatMap((day) => on(day, ...catalogue));
      expect(daily.map(keyOf).toSorted()).toEqual(whole.map(keyOf).toSorted());
    }),
  );
});

function at(id: string, date: string, importance: 1 | 2 | 3 = 2): CatalogueEvent {
  return sampleEvent({ id, dates: [dateOf(date)], importance });
}

function keyOf({ event, date, until }: Occurrence): string {
  return `${event.id} ${date} ${until}`;
}
