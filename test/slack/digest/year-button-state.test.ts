import { expect, test } from "vitest";
import { BUTTON_VALUE_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";
import { readYear, writeYear } from "../../../src/slack/digest/year-button-state.ts";

const YEAR = {
  range: { from: "2026-11-22", until: "2027-11-21" },
  today: "2026-11-22",
  language: "en",
} as const;
const CARRIED = {
  version: 1,
  from: "2026-11-22",
  until: "2027-11-21",
  today: "2026-11-22",
  language: "en",
};

test("what the button remembers is read as it was written, and fits into it", () => {
  expect(JSON.parse(writeYear(YEAR))).toEqual(CARRIED);
  expect(readYear(writeYear(YEAR))).toEqual(YEAR);
  expect(writeYear(YEAR).length).toBeLessThan(BUTTON_VALUE_LETTERS_MAX);
});

test("a button from before states told their version still works", () => {
  expect(readYear("2026-11-22/2027-11-21/2026-11-22/en")).toEqual(YEAR);
});

test.each([
  undefined,
  "",
  "null",
  "[1]",
  JSON.stringify({ ...CARRIED, version: 2 }),
  JSON.stringify({ ...CARRIED, version: 2, months: 12 }),
  JSON.stringify({ ...CARRIED, version: undefined }),
  JSON.stringify({ ...CARRIED, months: 12 }),
  JSON.stringify({ ...CARRIED, language: "fr" }),
  JSON.stringify({ ...CARRIED, today: "2026-02-30" }),
  JSON.stringify({ ...CARRIED, today: 20_261_122 }),
  JSON.stringify({ ...CARRIED, from: "2027-11-22" }),
  JSON.stringify(CARRIED).slice(0, -1),
  "2026-11-22/2027-11-21/2026-11-22/fr",
  "2026-11-22/2027-11-21/en",
  "2026-13-22/2027-11-21/2026-11-22/en",
  "2027-11-21/2026-11-22/2026-11-22/en",
  "a/2026-11-22/2027-11-21/2026-11-22/en",
])("what is newer, broken or another's is not read: %j", (value) => {
  expect(readYear(value)).toBeNull();
});
