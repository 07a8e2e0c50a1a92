import { expect, test } from "vitest";
import { addDays, type CivilDate } from "../../../src/dates/civil-date.ts";
import type { DigestEntry } from "../../../src/digest/digest.ts";
import { startBudget } from "../../../src/slack/blocks/message-budget.ts";
import { buildEntryBlocks, buildLateBlocks } from "../../../src/slack/digest/entry-list.ts";
import { wordsIn } from "../office.ts";
import { entryOf } from "../samples.ts";

const range = { from: "2027-04-01", until: "2027-04-30" } as const;
const style = { asOf: range.from, language: "en" } as const;
const minor = Array.from({ length: 90 }, (_, index) => {
  const date = addDays(range.from, Math.floor(index / 4));
  return entryOf({ title: `Minor ${index}.`, date });
});
const entries = [
  ...minor.slice(0, 5),
  majorOn("2027-04-02"),
  ...minor.slice(5),
  majorOn("2027-04-26"),
];

test.each([
  ["entries", buildEntryBlocks],
  ["late entries", buildLateBlocks],
] as const)(
  "of too many %s a digest keeps what matters most, in the order of days, and counts the rest",
  (_, build) => {
    const words = wordsIn(
      build(entries, range, { ...style, keeps: "most-notable" }, startBudget([])),
    );
    const shown = titlesIn(words);
    expect(shown).toContain("Major of 2027-04-02.");
    expect(shown.at(-1)).toBe("Major of 2027-04-26.");
    const places = shown.map((title) => words.indexOf(title));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const firstLeft = entries.find(({ occurrence }) => !shown.includes(titleOf({ occurrence })));
    const from = firstLeft?.occurrence.date;
    expect(words).toContain(`and ${entries.length - shown.length} more from `);
    expect(words).toContain(`/ip-today ${from} to 2027-04-30`);
  },
);

test("a list that is asked for keeps its earliest days, so that the command beneath it goes on", () => {
  const words = wordsIn(
    buildEntryBlocks(entries, range, { ...style, keeps: "earliest" }, startBudget([])),
  );
  const shown = titlesIn(words);
  expect(shown).toEqual(entries.slice(0, shown.length).map(titleOf));
  expect(words).toContain(`/ip-today ${entries[shown.length]?.occurrence.date} to 2027-04-30`);
});

function majorOn(date: CivilDate): DigestEntry {
  return entryOf({ title: `Major of ${date}.`, date, milestone: true });
}

function titlesIn(words: string): string[] {
  return entries.map(titleOf).filter((title) => words.includes(title));
}

function titleOf({ occurrence }: Pick<DigestEntry, "occurrence">): string {
  return occurrence.event.title.en;
}
