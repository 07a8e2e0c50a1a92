import { expect, test } from "vitest";
import { findOfficeHolders } from "../../../src/ask/facts/office-holders.ts";
import type { CatalogueEvent } from "../../../src/event/event.ts";
import { detectLanguage } from "../../../src/language.ts";
import { sampleEvent } from "../../event/sample-events.ts";
import { indexOf } from "../../search/index-of.ts";

const ferries = { id: "ferries", en: ["Ferry Office"], zh: ["渡船局"], former: [], note: null };
const mills = { id: "mills", en: ["Mill Office"], zh: ["磨坊局"], former: [], note: null };
const index = indexOf([], [ferries, mills]);

const events: readonly CatalogueEvent[] = [
  head("Ada Moor", "阿达·莫尔", "Ferry Office", "渡船局", [1990, 5, 1]),
  head("Ben Holt", "本·霍尔特", "Ferry Office", "渡船局", [2008, 10, null]),
  head("Cy Ward", "赛·沃德", "Ferry Office", "渡船局", [2020, 1, 7]),
  head("Dee Ash", "迪·阿什", "Ferry Office", "渡船局", [2027, 1, 1]),
  head("Eve Mill", "伊芙·米尔", "Mill Office", "磨坊局", [2022, 3, 4]),
];

function head(
  name: string,
  nameZh: string,
  body: string,
  bodyZh: string,
  [year, month, day]: readonly [number, number, number | null],
): CatalogueEvent {
  return {
    ...sampleEvent({ id: name }),
    title: { en: `${name} as Director of the ${body}`, zh: `${bodyZh}局长${nameZh}` },
    dates: [
      {
        basis: "took office",
        precision: day === null ? "month" : "day",
        year,
        month,
        day,
        until: null,
      },
    ],
    announce: "took office",
  };
}

function ask(text: string): readonly string[] {
  const asked = { text, today: "2026-12-01", language: detectLanguage(text) } as const;
  return findOfficeHolders(asked, events, index).map((fact) => fact.text);
}

test.each([
  ["who is the director of the Ferry Office", "Cy Ward"],
  ["who heads the Ferry Office?", "Cy Ward"],
  ["who was the director of the Ferry Office in 2010", "Ben Holt"],
  ["who was the first director of the Ferry Office", "Ada Moor"],
  ["渡船局局长是谁", "赛·沃德"],
  ["谁是磨坊局局长", "伊芙·米尔"],
])("%s", (question, name) => {
  expect(ask(question)).toEqual([expect.stringContaining(name)]);
});

test.each([
  "who is the director",
  "when was the Ferry Office founded",
  "who signed the Ferry Office's plan",
  "what did the director of the Ferry Office say",
  "who was the director of the Ferry Office in 1950",
])("%s asks for nobody that the catalogue knows", (question) => {
  expect(ask(question)).toEqual([]);
});
