import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DATE_BASES, EVENT_KINDS, LEAP_RULES } from "../../src/event/event.ts";
import {
  articleSchema,
  eventsSchema,
  glossarySchema,
  mistakes,
  readSchema,
  bodiesSchema,
  sourcesSchema,
  synonymsSchema,
} from "./schemas.ts";
import {
  CONTENT,
  articleFiles,
  eventFiles,
  readEvents,
  readFrontMatter,
  readYaml,
} from "./shipped.ts";

describe("the shipped content", () => {
  const events = readEvents();

  test("has events, articles and a glossary", () => {
    expect(eventFiles.length).toBeGreaterThan(0);
    expect(articleFiles.length).toBeGreaterThan(0);
    expect(readYaml("glossary.yml")).toBeInstanceOf(Array);
  });

  test.each(eventFiles)("%s keeps to the schema of events", (file) => {
    expect(mistakes(eventsSchema, readYaml(file))).toEqual([]);
  });

  test.each(eventFiles)("%s tells editors where its schema is", (file) => {
    const firstLine = readFileSync(join(CONTENT, file), "utf8").split("\n", 1);
    expect(firstLine).toEqual(["# yaml-language-server: $schema=../schema/events.schema.json"]);
  });

  test.each(articleFiles)("%s keeps to the schema of articles", (file) => {
    expect(mistakes(articleSchema, readFrontMatter(file))).toEqual([]);
  });

  test("the glossary keeps to its schema", () => {
    expect(mistakes(glossarySchema, readYaml("glossary.yml"))).toEqual([]);
  });

  test("the synonyms keep to their schema", () => {
    expect(mistakes(synonymsSchema, readYaml("synonyms.yml"))).toEqual([]);
  });

  test("the bodies keep to their schema", () => {
    expect(mistakes(bodiesSchema, readYaml("bodies.yml"))).toEqual([]);
    expect(mistakes(bodiesSchema, [{ name: { en: "WIPO" } }])).toEqual([
      "/0 must have required property 'tags'",
    ]);
  });

  test("the lists of hosts keep to their schema", () => {
    expect(mistakes(sourcesSchema, readYaml("sources.yml"))).toEqual([]);
    expect(mistakes(sourcesSchema, { official: ["https://wipo.int/"] })).toEqual([
      '/official/0 must match pattern "^([a-z0-9-]+\\.)+[a-z0-9-]+$"',
    ]);
    expect(mistakes(sourcesSchema, { news: [] })).toEqual([" must NOT have additional properties"]);
  });

  test("uses each event's id once", () => {
    const ids = events.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("merges events only into events that are there and are told themselves", () => {
    const told = new Set(
      events.filter(({ status = "confirmed" }) => status === "confirmed").map(({ id }) => id),
    );
    const targets = events.flatMap(
      ({ status }) => /^merged into (.+)$/.exec(status ?? "")?.[1] ?? [],
    );
    expect(targets).not.toEqual([]);
    expect(targets.filter((id) => !told.has(id))).toEqual([]);
  });

  test.each(articleFiles)("%s names only events that are there", (file) => {
    const ids = new Set(events.map(({ id }) => id));
    const named = (readFrontMatter(file) as { events?: string[] }).events ?? [];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("the schema of events", () => {
  const dated = {
    id: "cn-patent-law",
    kind: "law",
    title: { en: "China adopts its Patent Law", zh: "《专利法》通过" },
    date: "1984-03-12",
    precision: "day",
    basis: "adopted",
    confidence: "high",
    importance: 3,
    tags: ["china"],
    sources: [{ title: "SIPO, basic facts" }],
  };
  const { date: _date, precision: _precision, basis: _basis, ...undated } = dated;
  const yearly = { ...undated, observance: "04-26", since: 2001 };
  const twoDates = {
    ...undated,
    dates: [
      { basis: "signed", date: "1883-03-20", precision: "day" },
      { basis: "in force", date: "1884", precision: "year" },
    ],
    announce: "signed",
  };

  test("knows the kinds, bases and leap rules that the code knows", () => {
    const { event, basis } = readSchema("events")["definitions"];
    expect(event.properties.kind.enum).toEqual(EVENT_KINDS);
    expect(basis.enum).toEqual(DATE_BASES);
    expect(event.properties.leap.enum).toEqual(LEAP_RULES);
  });

  test.each([
    ["a day", dated],
    ["a month", { ...dated, date: "2015-12", precision: "month" }],
    ["a year", { ...dated, date: "2018", precision: "year" }],
    ["several days", { ...dated, until: "1984-03-13" }],
    ["several dates", twoDates],
    ["an observance", { ...yearly, lasts_days: 7, themes: { 2026: { en: "IP and Sports" } } }],
    ["a table of years", { ...undated, dates_by_year: { 2027: "2027-02-06" } }],
    ["a merged event", { ...dated, status: "merged into wct-adopted" }],
    ["names by period", { ...dated, names: [{ name: { en: "SIPO" }, until: "2018-08-27" }] }],
  ])("takes %s", (_what, event) => {
    expect(mistakes(eventsSchema, [event])).toEqual([]);
  });

  test.each([
    ["no date at all", undated, "/0 must match exactly one schema in oneOf"],
    [
      "two forms of date",
      { ...dated, observance: "04-26", since: 2001 },
      "/0 must match exactly one schema in oneOf",
    ],
    [
      "a date without precision",
      { ...undated, date: "1984-03-12", basis: "adopted" },
      "/0 must have properties precision, basis when property date is present",
    ],
    [
      "month 13",
      { ...dated, date: "1984-13-12" },
      '/0/date must match pattern "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"',
    ],
    [
      "a month that claims to be a day",
      { ...dated, date: "1984-03" },
      '/0/date must match pattern "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"',
    ],
    [
      "a day that claims to be a month",
      { ...dated, precision: "month" },
      '/0/date must match pattern "^[0-9]{4}-(0[1-9]|1[0-2])$"',
    ],
    [
      "a year without quotes",
      { ...dated, date: 1984, precision: "year" },
      "/0/date must be string",
    ],
    [
      "a last day of something known to the month",
      { ...dated, date: "1984-03", precision: "month", until: "1984-03-13" },
      "/0/precision must be equal to constant",
    ],
    [
      "a wrong precision among several dates",
      {
        ...twoDates,
        dates: [twoDates.dates[0], { basis: "in force", date: "1884", precision: "day" }],
      },
      '/0/dates/1/date must match pattern "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"',
    ],
    [
      "several dates of which none is announced",
      { ...undated, dates: twoDates.dates },
      "/0 must have property announce when property dates is present",
    ],
    [
      "an observance without a first year",
      { ...undated, observance: "04-26" },
      "/0 must have property since when property observance is present",
    ],
    [
      "an observance on day 32",
      { ...yearly, observance: "04-32" },
      '/0/observance must match pattern "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"',
    ],
    [
      "themes of something else",
      { ...dated, themes: { 2026: { en: "x" } } },
      "/0 must have property observance when property themes is present",
    ],
    [
      "a recurrence of an observance",
      { ...yearly, recurs: "none" },
      "/0/recurs boolean schema is false",
    ],
    [
      "an unknown basis",
      { ...dated, basis: "decreed" },
      "/0/basis must be equal to one of the allowed values",
    ],
    [
      "an unknown status",
      { ...dated, status: "postponed" },
      '/0/status must match pattern "^(confirmed|planned|cancelled|merged into [a-z0-9]+(-[a-z0-9]+)*)$"',
    ],
    ["an unknown field", { ...dated, colour: "red" }, "/0 must NOT have additional properties"],
    ["no source", { ...dated, sources: [] }, "/0/sources must NOT have fewer than 1 items"],
    [
      "an address that is none",
      { ...dated, sources: [{ title: "x", url: "wipo.int" }] },
      '/0/sources/0/url must match pattern "^https?://[^\\s]+$"',
    ],
    ["a title as plain text", { ...dated, title: "China" }, "/0/title must be object"],
    [
      "an id with spaces",
      { ...dated, id: "Patent Law" },
      '/0/id must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$"',
    ],
    [
      "a name without a period",
      { ...dated, names: [{ name: { en: "SIPO" } }] },
      "/0/names/0 must match a schema in anyOf",
    ],
  ])("refuses %s", (_what, event, mistake) => {
    expect(mistakes(eventsSchema, [event])).toContain(mistake);
  });
});

describe("the schema of articles", () => {
  const article = {
    id: "example",
    title: "Example",
    source: "WIPO",
    published: "2021-03-31",
    language: "en",
  };

  test("takes the smallest front matter", () => {
    expect(mistakes(articleSchema, article)).toEqual([]);
  });

  test("takes a day of publication that is not known", () => {
    expect(mistakes(articleSchema, { ...article, published: "unknown" })).toEqual([]);
  });

  test.each([
    ["no title", { ...article, title: undefined }, " must have required property 'title'"],
    [
      "month 13",
      { ...article, published: "2020-13-02" },
      '/published must match pattern "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|unknown)$"',
    ],
    [
      "another language",
      { ...article, language: "fr" },
      "/language must be equal to one of the allowed values",
    ],
    [
      "a person without a name",
      { ...article, people: [{ office: "Director" }] },
      "/people/0 must have required property 'name'",
    ],
    ["an unknown field", { ...article, author: "x" }, " must NOT have additional properties"],
    [
      "a source without an address",
      { ...article, sources: [{ id: "a", title: "A" }] },
      "/sources/0 must have required property 'url'",
    ],
    [
      "a source that takes the name of the article's own",
      { ...article, sources: [{ id: "own", title: "A", url: "https://a.example" }] },
      '/sources/0/id must match pattern "^(?!own$)[a-z0-9]+(-[a-z0-9]+)*$"',
    ],
  ])("refuses %s", (_what, frontMatter, mistake) => {
    expect(mistakes(articleSchema, frontMatter)).toContain(mistake);
  });
});

describe("the schema of the glossary", () => {
  test("takes a term with a former name", () => {
    const term = {
      id: "cnipa",
      en: ["CNIPA"],
      zh: ["国家知识产权局"],
      former: [{ name: "SIPO", until: "2018-08-27" }],
    };
    expect(mistakes(glossarySchema, [term])).toEqual([]);
  });

  test.each([
    ["a term without a form", { id: "cnipa" }, "/0 must match a schema in anyOf"],
    [
      "a former name without its end",
      { id: "cnipa", en: ["CNIPA"], former: [{ name: "SIPO" }] },
      "/0/former/0 must have required property 'until'",
    ],
  ])("refuses %s", (_what, term, mistake) => {
    expect(mistakes(glossarySchema, [term])).toContain(mistake);
  });
});
