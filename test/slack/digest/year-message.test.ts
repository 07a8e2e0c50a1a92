import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../src/dates/civil-date.ts";
import { createAgendas, type Agenda } from "../../../src/digest/compose/agenda.ts";
import { planYear } from "../../../src/digest/year/plan-year.ts";
import type { CatalogueEvent } from "../../../src/event/event.ts";
import { buildYearMessage } from "../../../src/slack/digest/year-message.ts";
import { readWords } from "../../../src/slack/blocks/rich-text.ts";
import { anniversary } from "../../digest/samples.ts";

const YEAR = {
  range: { from: "2026-11-22", until: "2027-11-21" },
  today: "2026-11-22",
  language: "en",
} as const;

test("the list of a year has the notable entries of each month, and the command for the rest", () => {
  const agenda = agendaOf(
    anniversary("Paris", "1883-03-20", { importance: 3 }),
    anniversary("Detail", "1883-03-21", { importance: 1 }),
    anniversary("Madrid", "1891-04-14", { importance: 2 }),
  );
  expect(linesOf(agenda)).toEqual([
    "March 2027",
    "20 · 144 years: Paris, took place",
    "and 1 more: /ip-today March 2027",
    "April 2027",
    "14 · 136 years: Madrid, took place",
  ]);
});

test("a year of thousands of entries is counted where it cannot be told", () => {
  const events = Array.from({ length: 2_000 }, (_, index) =>
    anniversary(`Event ${index} of a busy office`, addDays("1997-01-01", index % 364), {
      importance: 3,
    }),
  );
  const lines = linesOf(agendaOf(...events));
  const counts = lines.flatMap((line) => /^and (\d+) more: /.exec(line)?.[1] ?? []);
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(
    2_000 - lines.filter((line) => /^\d+ · /.test(line)).length,
  );
});

test("an empty year says so", () => {
  const [, , nothing] = buildYearMessage(agendaOf(), YEAR).blocks;
  expect(JSON.stringify(nothing)).toContain("Nothing in the almanac's calendar falls");
});

function agendaOf(...events: readonly CatalogueEvent[]): Agenda {
  return createAgendas(events, []).of(YEAR.range);
}

/** Of the months alone. */
function linesOf(agenda: Agenda): string[] {
  return buildYearMessage(agenda, YEAR).blocks.flatMap((block) => {
    if (block.type !== "rich_text") return [];
    const [section] = block.elements;
    if (section?.type !== "rich_text_section") return [];
    const leaves = section.elements.filter((leaf) => leaf.type === "text");
    return readWords(leaves).split("\n");
  });
}

test("whatever the picture of a year names stands in the list under it", () => {
  const events = fc.array(
    fc.record({
      day: fc.nat(364),
      importance: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
      years: fc.nat(60),
    }),
    { minLength: 1, maxLength: 40 },
  );
  // Enough of them so that not all fit, in some runs.
  const copies = fc.constantFrom(1, 30);
  fc.assert(
    fc.property(events, copies, (samples, times) => {
      const agenda = agendaOf(
        ...Array.from({ length: times }, (_, copy) =>
          samples.map(({ day, importance, years }, index) =>
            anniversary(
              `Event${index}-${copy}`,
              addDays(`${2026 - years - 1}-11-22` as "2026-11-22", day),
              { importance },
            ),
          ),
        ).flat(),
      );
      const lines = linesOf(agenda);
      const named = planYear(agenda, YEAR.today, "en").months.flatMap(({ labels }) => labels);
      for (const { headline } of named) {
        const title = headline.find(({ is }) => is === "title")?.text ?? "";
        expect(lines.some((line) => line.includes(`${title},`) || line.includes(`${title} `))).toBe(
          true,
        );
      }
    }),
    { numRuns: 30 },
  );
}, 30_000);
