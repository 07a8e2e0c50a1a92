import { describe, expect, test } from "vitest";
import { createEventIndex } from "../../../src/ask/facts/event-index.ts";
import { findFacts } from "../../../src/ask/facts/find-facts.ts";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import type { CatalogueEvent, DateBasis, EventDate } from "../../../src/event/event.ts";
import { detectLanguage } from "../../../src/language.ts";
import { createMemberships } from "../../../src/membership/memberships.ts";
import { sampleEvent } from "../../event/sample-events.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs, searchedIn } from "../library.ts";

const FERRY_TREATY = {
  id: "ferry",
  en: ["Ferry Treaty"],
  zh: ["渡船条约"],
  former: [],
  note: null,
};
const glossary = [FERRY_TREATY];
const index = indexOf(paragraphs(articleOf({ id: "a" }), "The Ferry Treaty."), glossary);
const events: readonly CatalogueEvent[] = [
  dated("signed", { en: "Ferry Treaty", zh: "《渡船条约》" }, "signed", [1906, 5, 3]),
  dated("force", { en: "Ferry Treaty", zh: "《渡船条约》" }, "in force", [1908, 1, 1]),
  dated("bell", { en: "Bell Law", zh: "《钟法》" }, "adopted", [1906, 5, null]),
  dated("mill", { en: "Mill Office", zh: "磨坊局" }, "founded", [1906, null, null]),
  dated(
    "new-bell",
    { en: "Second amendment of the Bell Law", zh: null },
    "effective",
    [2027, 1, 1],
  ),
  {
    ...dated("japan", { en: "Ferry Treaty in Japan", zh: null }, "in force", [1920, 2, 2]),
    kind: "accession",
  },
  sampleEvent({
    id: "day",
    title: { en: "Ferry Day", zh: "渡船日" },
    dates: [],
    announce: null,
    recurrence: { rule: "observance", month: 5, day: 3, since: 1990, lastsDays: 1 },
    themes: new Map([
      [2025, { en: "Ropes", zh: null }],
      [2026, { en: "Sails", zh: null }],
    ]),
  }),
];
const library = { ...searchedIn([], index), memberships: createMemberships([], []), glossary };
const catalogue = createEventIndex(events, library);

describe("the catalogue", () => {
  test.each<[question: string, facts: readonly string[]]>([
    ["when was the Ferry Treaty signed", ["Ferry Treaty, signed 3 May 1906"]],
    ["渡船条约何时签署", ["《渡船条约》，1906年5月3日签署"]],
    // Japan's date is none of the treaty itself.
    [
      "when did the Ferry Treaty enter into force",
      ["Ferry Treaty, entered into force 1 January 1908"],
    ],
    [
      "when did the Ferry Treaty enter into force in Japan",
      ["Ferry Treaty in Japan, entered into force 2 February 1920"],
    ],
    ["when was the Bell Law adopted", ["Bell Law, adopted May 1906"]],
    // What is not in the catalogue is not answered by what is near.
    ["when was the Bell Treaty signed", []],
    ["when was the Ferry Treaty adopted", ["Ferry Treaty, signed 3 May 1906"]],
    ["when was the Ferry Treaty ratified", []],
    ["what is the Ferry Treaty", []],
    [
      "when does the new Bell Law take effect",
      ["Second amendment of the Bell Law, takes effect 1 January 2027"],
    ],
    ["when is the next Ferry Day", ["Ferry Day: Monday, 3 May 2027"]],
    ["when was the last Ferry Day", ["Ferry Day: Sunday, 3 May 2026"]],
    ["theme of Ferry Day 2025", ["Ferry Day 2025, theme: Ropes"]],
    ["this year's theme of Ferry Day", ["Ferry Day 2026, theme: Sails"]],
    ["last year's theme of Ferry Day", ["Ferry Day 2025, theme: Ropes"]],
    ["theme of Ferry Day next year", ["Ferry Day 2027: no theme known yet"]],
    ["theme of Ferry Day 1980", []],
    ["去年渡船日的主题", ["2025年渡船日的主题：Ropes"]],
    [
      "how many years ago was the Ferry Treaty signed",
      ["Ferry Treaty, signed 3 May 1906: 120 years ago"],
    ],
    // A year has no day to count from.
    ["how many years ago was the Mill Office founded", ["Mill Office, founded 1906"]],
    [
      "which came first, the Ferry Treaty or Ferry Treaty in Japan",
      [
        "Earlier: Ferry Treaty, signed 3 May 1906",
        "Ferry Treaty in Japan, entered into force 2 February 1920",
      ],
    ],
    [
      "which came first, the Ferry Treaty or the Bell Law",
      [
        "The almanac cannot tell which came first: Bell Law, adopted May 1906",
        "Ferry Treaty, signed 3 May 1906",
      ],
    ],
    ["what happened in 1908", ["Ferry Treaty, entered into force 1 January 1908"]],
    ["what happened in 1911", []],
  ])("answers %s", (question, facts) => {
    expect(factsOn(question).map(({ text }) => text)).toEqual(facts);
  });

  test("tells of an anniversary only once it has been", () => {
    const [before] = factsOn("how many years ago was the Ferry Treaty signed", "2026-05-02");
    expect(before?.text).toMatch(/: 119 years ago$/);
  });

  test("names its sources", () => {
    expect(factsOn("when was the Ferry Treaty signed")[0]?.sources).toEqual(events[0]?.sources);
  });
});

function factsOn(text: string, today: CivilDate = "2026-12-01") {
  return findFacts({ text, today, language: detectLanguage(text) }, catalogue);
}

function dated(
  id: string,
  title: CatalogueEvent["title"],
  basis: DateBasis,
  [year, month, day]: readonly [number, number | null, number | null],
): CatalogueEvent {
  const precision = day === null ? (month === null ? "year" : "month") : "day";
  const date: EventDate = { basis, precision, year, month, day, until: null };
  const recurrence = { rule: "none" } as const;
  return sampleEvent({
    id,
    title,
    dates: [date],
    announce: basis,
    recurrence,
    names: [],
    themes: new Map(),
  });
}
