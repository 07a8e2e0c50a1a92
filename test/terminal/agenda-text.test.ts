import { expect, test } from "vitest";
import type { Agenda } from "../../src/digest/compose/agenda.ts";
import { formatAgenda, toAgendaJson } from "../../src/terminal/agenda-text.ts";
import { pickTypography } from "../../src/terminal/typography.ts";
import { articleOf, entryOf, quoting } from "../slack/samples.ts";

const january: Agenda = {
  range: { from: "2027-01-01", until: "2027-01-31" },
  entries: [
    entryOf({ title: "A law", basis: "effective", first: "2020-01-01", date: "2027-01-01" }),
    entryOf({ title: "WIPO joins the UN", first: "1974-01", date: "2027-01-01" }),
    entryOf({ title: "An office", basis: "founded", first: "1980", date: "2027-01-01" }),
  ],
  ahead: [],
};
const type = pickTypography(false);

test.each([
  ["en", ["1 January: 7 years: A law", "In January 2027: 53 years: WIPO", "In 2027: 47 years"]],
  ["zh", ["1月1日 7周年：A law", "2027年1月 53周年", "2027年 47周年"]],
] as const)("in %s nothing is told with a day that is not known", (language, starts) => {
  const text = formatAgenda(january, { asOf: "2027-01-01", language }, type);
  for (const start of starts) expect(text).toContain(`\n${start}`);
  expect(text.match(/1 January: |1月1日 /g)).toHaveLength(1);
});

test("for scripts each entry says how much of its date is known, and no more", () => {
  expect(toAgendaJson(january, "2027-01-01")).toMatchObject({
    entries: [
      { date: "2027-01-01", until: "2027-01-01", precision: "day" },
      { date: "2027-01", until: "2027-01", precision: "month" },
      { date: "2027", until: "2027", precision: "year" },
    ],
  });
});

test("an entry is quoted once, and not with what it says itself", () => {
  const article = articleOf({ id: "one" });
  const summary = "The convention entered into force in Stockholm.";
  const entry = entryOf({ title: "Day", first: "1970-04-26", date: "2027-04-26", summary });
  const entries = [
    quoting(
      entry,
      [article, "In Stockholm the convention entered into force."],
      [article, "Liu collected stories of small enterprises."],
      [article, "Wang Binying spoke about patents."],
    ),
  ];
  const range = { from: "2027-04-26", until: "2027-04-26" } as const;
  const agenda = { range, entries, ahead: [] };
  const text = formatAgenda(agenda, { asOf: "2027-04-26", language: "en" }, type);
  expect(text.match(/“.*”/g)).toEqual(["“Liu collected stories of small enterprises.”"]);
});
