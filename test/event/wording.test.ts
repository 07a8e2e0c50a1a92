import { describe, expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { CatalogueEvent, DateBasis, Occurrence } from "../../src/event/event.ts";
import { findOccurrences } from "../../src/event/occurrences.ts";
import { wordOccurrence } from "../../src/event/wording.ts";
import { dateOf } from "./sample-events.ts";

const convention = catalogueEvent({
  title: { en: "The WIPO Convention enters into force", zh: null },
  dates: [{ basis: "in force", precision: "day", year: 1970, month: 4, day: 26, until: null }],
  announce: "in force",
});

const trademarkLaw = catalogueEvent({
  title: { en: "The revised Trademark Law of China", zh: null },
  dates: [{ basis: "effective", precision: "day", year: 2027, month: 1, day: 1, until: null }],
  announce: "effective",
});

const worldIpDay = catalogueEvent({
  title: { en: "World Intellectual Property Day", zh: "世界知识产权日" },
  recurrence: { rule: "observance", month: 4, day: 26, since: 2001, lastsDays: 1 },
  themes: new Map([[2026, { en: "IP and Sports: Ready, Set, Innovate!", zh: null }]]),
});

describe("an anniversary", () => {
  test("says the years, and what happened when", () => {
    expect(wordOccurrence(on(convention, "2027-04-26"), "2027-04-26")).toEqual({
      lead: "57 years",
      title: "The WIPO Convention enters into force",
      headline: [
        { text: "57 years", is: "lead" },
        { text: ": ", is: "joint" },
        { text: "The WIPO Convention enters into force", is: "title" },
      ],
      outlook: [
        { text: "57 years", is: "lead" },
        { text: ": ", is: "joint" },
        { text: "The WIPO Convention enters into force", is: "title" },
        { text: ", entered into force", is: "joint" },
      ],
      details: [],
      origin: "entered into force on 26 April 1970",
      aside: ", entered into force on 26 April 1970",
      summary: null,
      untranslated: false,
    });
  });

  test("of one year is in the singular", () => {
    expect(wordOccurrence(on(trademarkLaw, "2028-01-01"), "2028-01-01").lead).toBe("1 year");
  });
});

describe("year 0 is never a number", () => {
  test.each<[CivilDate, string]>([
    ["2027-01-01", "takes effect today"],
    ["2026-12-28", "takes effect"],
    ["2027-01-02", "took effect"],
  ])("told on %s it %s", (asOf, lead) => {
    const wording = wordOccurrence(on(trademarkLaw, "2027-01-01"), asOf);
    expect(wording).toMatchObject({ lead, origin: null });
  });
});

describe("what happened is said by its own verb", () => {
  test.each<[DateBasis, string, string]>([
    ["opened", "opens today", "opened on 1 June 2023"],
    ["established", "established today", "established on 1 June 2023"],
    ["granted", "granted today", "granted on 1 June 2023"],
    ["filed", "filed today", "filed on 1 June 2023"],
    ["ratified", "ratified today", "ratified on 1 June 2023"],
    ["decided", "decided today", "decided on 1 June 2023"],
    ["took office", "takes office today", "took office on 1 June 2023"],
  ])("%s", (basis, lead, origin) => {
    const event = catalogueEvent({ dates: [dateOf("2023-06-01", basis)], announce: basis });
    expect(wordOccurrence(on(event, "2023-06-01"), "2023-06-01").lead).toBe(lead);
    expect(wordOccurrence(on(event, "2027-06-01"), "2027-06-01").origin).toBe(origin);
  });
});

describe("an observance", () => {
  test("says which time it is and the theme of the year", () => {
    expect(wordOccurrence(on(worldIpDay, "2026-04-26"), "2026-04-26")).toMatchObject({
      lead: "The 26th",
      details: ["theme: IP and Sports: Ready, Set, Innovate!"],
      origin: "observed since 2001",
    });
  });

  test("is one part in a row of others", () => {
    const { headline, outlook } = wordOccurrence(on(worldIpDay, "2027-04-26"), "2027-04-20");
    const wordsOf = (parts: typeof outlook): string => parts.map(({ text }) => text).join("");
    expect(wordsOf(headline)).toBe("The 27th World Intellectual Property Day");
    expect(wordsOf(outlook)).toBe("the 27th World Intellectual Property Day");
  });

  test("says that the theme is not announced yet, but not of a past year that has none on record", () => {
    expect(wordOccurrence(on(worldIpDay, "2027-04-26"), "2027-04-26").aside).toBe(
      ", theme not announced yet",
    );
    expect(wordOccurrence(on(worldIpDay, "2025-04-26"), "2025-04-26").aside).toBe("");
  });

  test("of several days says until when", () => {
    const week = catalogueEvent({
      recurrence: { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 },
    });
    expect(wordOccurrence(on(week, "2027-04-20"), "2027-04-20").details).toEqual([
      "until Monday, 26 April",
    ]);
  });
});

test("an anniversary of something that lasted two days is one day", () => {
  const forum = catalogueEvent({
    dates: [
      { basis: "occurred", precision: "day", year: 2017, month: 4, day: 20, until: "2017-04-21" },
    ],
    announce: "occurred",
  });
  expect(wordOccurrence(on(forum, "2017-04-20"), "2017-04-20").details).toEqual([
    "until Friday, 21 April",
  ]);
  expect(wordOccurrence(on(forum, "2027-04-20"), "2027-04-20").details).toEqual([]);
});

test("a name of that time stands before today's", () => {
  const forum = catalogueEvent({
    dates: [{ basis: "occurred", precision: "day", year: 2017, month: 4, day: 20, until: null }],
    announce: "occurred",
    names: [
      { name: { en: "SIPO", zh: null }, from: null, until: "2018-08-27" },
      { name: { en: "CNIPA", zh: null }, from: "2018-08-28", until: null },
    ],
  });
  expect(wordOccurrence(on(forum, "2027-04-20"), "2027-04-20").details).toEqual([
    "SIPO at the time, today CNIPA",
  ]);
});

function on(event: CatalogueEvent, date: CivilDate): Occurrence {
  const [occurrence] = findOccurrences([event], { from: date, until: date });
  if (!occurrence) throw new Error(`nothing occurs on ${date}`);
  return occurrence;
}

function catalogueEvent(parts: Partial<CatalogueEvent>): CatalogueEvent {
  return {
    id: "x",
    kind: "law",
    title: { en: "X", zh: null },
    summary: null,
    dates: [],
    announce: null,
    recurrence: { rule: "yearly", leap: null },
    themes: new Map(),
    names: [],
    status: "confirmed",
    confidence: "high",
    importance: 2,
    tags: [],
    sources: [{ title: "a source", url: null }],
    note: null,
    calendar: "gregorian",
    file: "content/events/x.yml",
    line: 1,
    ...parts,
  };
}
