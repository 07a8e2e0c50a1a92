import { describe, expect, test } from "vitest";
import { createAgendas } from "../../../src/digest/compose/agenda.ts";
import type { DigestLanguage } from "../../../src/digest/preferences.ts";
import { describeYear } from "../../../src/digest/year/year-wording.ts";
import {
  monthsOf,
  planYear,
  spanYearFrom,
  type YearPlan,
} from "../../../src/digest/year/plan-year.ts";
import type { CatalogueEvent } from "../../../src/event/event.ts";
import { dateOf } from "../../event/sample-events.ts";
import { anniversary, EVERY_DAY } from "../samples.ts";

test.each([
  ["2026-11-22", "2027-11-21"],
  ["2027-01-01", "2027-12-31"],
  ["2028-02-29", "2029-02-27"],
] as const)("the year from %s ends on %s", (from, until) => {
  expect(spanYearFrom(from)).toEqual({ from, until });
});

test("the months of a year lose nothing, and each has its own entries in the order of their days", () => {
  const agenda = EVERY_DAY.of({ from: "2026-11-22", until: "2027-11-21" });
  const months = monthsOf(agenda);
  expect(months.map(({ month }) => month)).toEqual([
    "2026-11-01",
    "2026-12-01",
    ...Array.from({ length: 11 }, (_, index) => `2027-${String(index + 1).padStart(2, "0")}-01`),
  ]);
  expect(months.flatMap(({ entries }) => entries)).toHaveLength(agenda.entries.length);
  for (const { month, entries } of months) {
    const days = entries.map(({ occurrence }) => occurrence.date);
    expect(days).toEqual(days.toSorted());
    expect(days.every((day) => day.startsWith(month.slice(0, 7)))).toBe(true);
  }
});

describe("what a month labels", () => {
  test("milestones of any importance, and of the rest what the office itself would mark", () => {
    const plan = planOf([
      anniversary("detail of 10 years", "2017-06-05", { importance: 1 }),
      anniversary("law of 11 years", "2016-06-20", { importance: 3 }),
      anniversary("treaty of 11 years", "2016-06-03", { importance: 2 }),
    ]);
    expect(labelsIn(plan, "2027-06-01")).toEqual(["detail of 10 years", "law of 11 years"]);
    expect(monthIn(plan, "2027-06-01")?.unlabelled).toBe(1);
  });

  test("no more than two, the weightiest, in the order of their days", () => {
    const plan = planOf([
      anniversary("first", "2017-06-01", { importance: 1 }),
      anniversary("second", "2017-06-02", { importance: 3 }),
      anniversary("third", "2017-06-03", { importance: 2 }),
    ]);
    expect(labelsIn(plan, "2027-06-01")).toEqual(["second", "third"]);
  });

  test("what is known to the month has no day, and what is known to the year is not told of a month", () => {
    const plan = planOf([
      anniversary("in some June", "2017-06", { dates: [dateOf("2017-06")] }),
      anniversary("in some year", "2017", { dates: [dateOf("2017")] }),
    ]);
    const labels = plan.months.flatMap((month) => month.labels);
    expect(labels.map(({ date, headline }) => [date, wordsOf(headline)])).toEqual([
      [null, "10 years: in some June"],
    ]);
    expect(plan.months.flatMap(({ days }) => days)).toEqual([]);
  });

  test("two on one day are one mark, a milestone when one of them is", () => {
    const plan = planOf([
      anniversary("plain", "2016-06-05"),
      anniversary("round", "2017-06-05", { importance: 1 }),
    ]);
    expect(monthIn(plan, "2027-06-01")?.days).toEqual([{ date: "2027-06-05", milestone: true }]);
  });

  test.each([
    ["en", "10 years: Budapest Treaty", null],
    ["zh", "《布达佩斯条约》10周年", null],
    ["both", "10 years: Budapest Treaty", "《布达佩斯条约》"],
  ] as const)("told in %s", (language, told, otherTitle) => {
    const title = { en: "Budapest Treaty", zh: "《布达佩斯条约》" };
    const plan = planOf([anniversary("budapest", "2017-06-05", { title })], language);
    const [label] = monthIn(plan, "2027-06-01")?.labels ?? [];
    expect([wordsOf(label?.headline ?? []), label?.otherTitle]).toEqual([told, otherTitle]);
  });
});

describe("the words for those who do not see the picture", () => {
  const events = [
    anniversary("Paris Convention", "2017-03-20", { importance: 3 }),
    anniversary("Berne Convention", "2016-09-09", { importance: 3 }),
  ];

  test("tell what is labelled", () => {
    expect(describeYear(planOf(events), 2_000)).toBe(
      "Calendar of the anniversaries of 2027: 2 marked days, 1 of them with a milestone. " +
        "20 March: 10 years: Paris Convention, took place (milestone). " +
        "9 September: 11 years: Berne Convention, took place.",
    );
  });

  test("tell it in Chinese", () => {
    expect(describeYear(planOf(events, "zh"), 2_000)).toContain("2027年纪念日一览：标出2天");
  });

  test("stop before the limit, and say so", () => {
    const words = describeYear(planOf(events), 180);
    expect(words).toMatch(
      /Paris Convention, took place \(milestone\)\. The list tells the rest\.$/,
    );
    expect(words.length).toBeLessThanOrEqual(180);
  });
});

function planOf(events: readonly CatalogueEvent[], language: DigestLanguage = "en"): YearPlan {
  const range = { from: "2027-01-01", until: "2027-12-31" } as const;
  return planYear(createAgendas(events, []).of(range), "2027-01-01", language);
}

function monthIn({ months }: YearPlan, month: string) {
  return months.find((one) => one.month === month);
}

function labelsIn(plan: YearPlan, month: string): string[] {
  const labels = monthIn(plan, month)?.labels ?? [];
  return labels.map(({ headline }) => headline.find(({ is }) => is === "title")?.text ?? "");
}

function wordsOf(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join("");
}
