import fc from "fast-check";
import { expect, test } from "vitest";
import { readEvents } from "../../../src/files/events/event-file.ts";
import { eventWith, LAW, problemsIn, WITHOUT_DATE } from "../sample-event-yaml.ts";

function only(text: string): unknown {
  const { entries, problems } = readEvents("content/events/x.yml", text);
  expect(problems).toEqual([]);
  return entries[0];
}

test("reads an event with a date", () => {
  expect(only(`# A comment\n\n${eventWith({})}`)).toEqual({
    id: "law",
    kind: "law",
    title: { en: "A law", zh: null },
    summary: null,
    dates: [{ basis: "adopted", precision: "day", year: 1984, month: 3, day: 12, until: null }],
    announce: "adopted",
    recurrence: { rule: "yearly", leap: null },
    themes: new Map(),
    calendar: "gregorian",
    names: [],
    status: "confirmed",
    confidence: "high",
    importance: 2,
    tags: ["china"],
    sources: [{ title: "A page", url: "https://example.org" }],
    note: null,
    file: "content/events/x.yml",
    line: 3,
  });
});

test.each([
  [
    { date: "2015-12", precision: "month" },
    { precision: "month", year: 2015, month: 12, day: null },
  ],
  [
    { date: '"2018"', precision: "year" },
    { precision: "year", year: 2018, month: null, day: null },
  ],
  [
    { date: "2018", precision: "year" },
    { precision: "year", year: 2018, month: null, day: null },
  ],
  [{ until: "1984-03-14" }, { precision: "day", until: "1984-03-14" }],
])("reads the date of %j", (changes, date) => {
  expect(only(eventWith(changes))).toMatchObject({ dates: [date] });
});

test("reads several dates of which one is announced", () => {
  const dates =
    "[{ basis: document dated, date: 2021-10-09, precision: day }, { basis: published, date: 2021-10, precision: month }]";
  expect(only(eventWith({ ...WITHOUT_DATE, dates, announce: "published" }))).toMatchObject({
    dates: [
      { basis: "document dated", precision: "day", day: 9 },
      { basis: "published", precision: "month", day: null },
    ],
    announce: "published",
  });
});

test("reads an observance of a week with its themes", () => {
  const changes = {
    ...WITHOUT_DATE,
    observance: "04-20",
    since: "2009",
    lasts_days: "7",
    themes: "{ 2026: { en: Sports, zh: 体育 } }",
  };
  expect(only(eventWith(changes))).toMatchObject({
    dates: [],
    announce: null,
    recurrence: { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 },
    themes: new Map([[2026, { en: "Sports", zh: "体育" }]]),
  });
});

test.each([
  ["observance", "observance"],
  ["holiday", "computed"],
])("reads the year table of a %s as %s", (kind, basis) => {
  const changes = {
    ...WITHOUT_DATE,
    kind,
    dates_by_year: "{ 2017: 2017-06-07, 2018: 2018-06-06 }",
  };
  expect(only(eventWith(changes))).toMatchObject({
    recurrence: {
      rule: "year-table",
      basis,
      dates: new Map([
        [2017, "2017-06-07"],
        [2018, "2018-06-06"],
      ]),
    },
  });
});

test("reads what an event may have besides", () => {
  const changes = {
    summary: "{ en: In short., zh: 简而言之。 }",
    recurs: "none",
    calendar: "julian",
    names: "[{ name: { en: SIPO }, until: 2018-08-27 }, { name: { en: CNIPA }, from: 2018-08-28 }]",
    status: "merged into other-law",
    note: "Check it.",
  };
  expect(only(eventWith(changes))).toMatchObject({
    summary: { en: "In short.", zh: "简而言之。" },
    recurrence: { rule: "none" },
    calendar: "julian",
    names: [
      { name: { en: "SIPO", zh: null }, from: null, until: "2018-08-27" },
      { name: { en: "CNIPA", zh: null }, from: "2018-08-28", until: null },
    ],
    status: { mergedInto: "other-law" },
    note: "Check it.",
  });
});

test("reads the leap rule", () => {
  expect(only(eventWith({ date: "2024-02-29", leap: "mar1" }))).toMatchObject({
    recurrence: { rule: "yearly", leap: "mar1" },
  });
});

test.each([
  [
    { kind: "party" },
    '2: kind is "party"; write one of accession, cooperation, court, event, holiday, institution, law, observance, policy, publication, treaty.',
  ],
  [
    { title: null },
    "1: title is missing. Write, for example, title: { en: World Intellectual Property Day }",
  ],
  [{ title: "A law" }, "3: title has no fields. Write name: value, one per line."],
  [
    { title: "{ zh: 法 }" },
    "3: title.en is missing. Write, for example, en: World Intellectual Property Day",
  ],
  [{ title: "{ en: A law, cn: 法 }" }, '3: title."cn" is not a field. Known are en, zh.'],
  [{ tilte: "{ en: A law }" }, '11: "tilte" is not a field. Did you mean title?'],
  [
    { status: "canceled" },
    '11: status is "canceled"; write one of confirmed, planned, cancelled. Did you mean cancelled?',
  ],
  [{ confidence: "sure" }, '7: confidence is "sure"; write one of high, medium, low.'],
  [{ importance: "4" }, '8: importance is "4"; write one of 1, 2, 3.'],
  [
    { sources: null },
    "1: sources is missing. Write, for example, sources: [{ title: WIPO Convention }]",
  ],
  [{ tags: null }, "1: tags is missing. Write, for example, tags: [china, patent]"],
  [{ tags: "[]" }, "9: tags is empty. Write at least one."],
  [{ sources: "[]" }, "10: sources is empty. Write at least one."],
  [{ sources: "A page" }, "10: sources is not a list. Begin each entry with a hyphen."],
  [
    { sources: "[{ url: https://example.org }]" },
    "10: sources 1: title is missing. Write, for example, title: WIPO Convention, Wikipedia",
  ],
  [
    { sources: "[{ title: A page, url: ftp://example.org }]" },
    '10: sources 1: url is "ftp://example.org"; write an address that begins with https:// or http://.',
  ],
  [
    { names: "[{ name: { en: SIPO }, from: 2018-08-28, until: 2018-08-27 }]" },
    '11: names 1: until is "2018-08-27", which is before from, "2018-08-28".',
  ],
  [
    { names: "[{ name: { en: SIPO }, until: 2018-08-32 }]" },
    '11: names 1: until is "2018-08-32"; August has 31 days in 2018. Write YYYY-MM-DD.',
  ],
])("an event with %j is left out with its line", (changes, problem) => {
  const { entries, leftOut } = readEvents("content/events/x.yml", eventWith(changes));
  expect(problemsIn(eventWith(changes))).toEqual([`content/events/x.yml:${problem}`]);
  expect(entries).toEqual([]);
  expect(leftOut).toEqual(["law"]);
});

test("one bad event silences no other", () => {
  const text = [
    eventWith({ id: "one" }),
    eventWith({ id: "two", date: "1984-13-12" }),
    eventWith({ id: "three" }),
  ].join("\n");
  expect(readEvents("x.yml", text).entries.map(({ id }) => id)).toEqual(["one", "three"]);
  expect(problemsIn(text)).toEqual([
    'content/events/x.yml:15: date is "1984-13-12"; month 13 does not exist. Write YYYY-MM-DD.',
  ]);
});

test("a forgotten quotation mark costs one event, not the file", () => {
  const text = [
    "# A comment",
    eventWith({ id: "one" }),
    eventWith({ id: "two", title: '{ en: "A law }' }),
    eventWith({ id: "three" }),
  ].join("\n");
  const { entries, leftOut } = readEvents("x.yml", text);
  expect(entries.map(({ id, line }) => [id, line])).toEqual([
    ["one", 2],
    ["three", 24],
  ]);
  expect(leftOut).toEqual(["two"]);
  expect(problemsIn(text)).toEqual([
    'content/events/x.yml:15: this is not YAML: missing closing "quote. Close every quotation mark and bracket.',
  ]);
});

test.each([
  ["id: law\n", "1: the file is not a list. Begin each entry with a hyphen."],
  [
    "- id: law\n  title:\n\t  en: A law\n",
    "3: this is not YAML: tabs are not allowed as indentation. Indent with spaces.",
  ],
  ["-\n", "1: the file has an empty entry. Remove its hyphen."],
  ["- law\n", "1: this event has no fields. Write name: value, one per line."],
  [
    "- id: law\n\tkind: law\n",
    '2: this is not YAML: unexpected scalar at node end. Put the text in "double quotes" if it holds a colon or begins with a special character.',
  ],
])("%j is not a list of events", (text, problem) => {
  expect(problemsIn(text)).toEqual([`content/events/x.yml:${problem}`]);
});

test("an empty file has no event and no problem", () => {
  expect(readEvents("x.yml", "# Nothing yet\n")).toEqual({
    entries: [],
    leftOut: [],
    problems: [],
  });
});

test("whatever a file holds, an event is read or a problem told", () => {
  const values = fc.constantFrom(
    "",
    "x",
    "[x]",
    "{ en: x }",
    "2021-02-30",
    '"',
    "*a",
    "&a [*a]",
    "5",
  );
  const names = fc.constantFrom(...Object.keys(LAW), "dates", "themes", "observance", "names", "x");
  const changes = fc.dictionary(names, values, { maxKeys: 4 });
  fc.assert(
    fc.property(changes.map(eventWith), (text) => {
      const { entries, problems } = readEvents("x.yml", text);
      expect(entries.length > 0 || problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no text at all makes the reader throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(readEvents("x.yml", text).entries).toEqual([]);
    }),
  );
});
