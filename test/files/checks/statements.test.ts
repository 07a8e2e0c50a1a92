import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import { checkStatements } from "../../../src/files/checks/statements.ts";
import { articleOf } from "../../ask/library.ts";
import { sampleEvent } from "../../event/sample-events.ts";

const THEME = "The theme of 2027 had not been announced on 22 November 2026.";

test.each<[string, CivilDate, string[]]>([
  [`It is in April. ${THEME} It will be.`, "2027-11-22", []],
  [
    `It is in April. ${THEME} It will be.`,
    "2027-11-23",
    [
      'x.md:4: "The theme of 2027 had not been announced…" dates from 2026-11-22. Check whether it is still true, and update it.',
    ],
  ],
  [
    "截至2026年11月22日，主题尚未公布。",
    "2027-12-01",
    [
      'x.md:4: "截至2026年11月22日，主题尚未公布。" dates from 2026-11-22. Check whether it is still true, and update it.',
    ],
  ],
  [
    "The date is not yet known.",
    "2022-03-01",
    [
      'x.md:4: "The date is not yet known." dates from 2021-02-28. Check whether it is still true, and update it.',
    ],
  ],
  ["The date is not yet known.", "2022-02-28", []],
  ["They announced it; nothing is known of an answer.", "2030-01-01", []],
])("%s on %s", (text, today, expected) => {
  expect(toldIn(articleOf({ id: "x", published: "2021-02-28" }), text, today)).toEqual(expected);
});

test("an undated article has to say of which day it speaks", () => {
  const undated = articleOf({ id: "x", published: null });
  expect(toldIn(undated, "The date has not been announced.", "2026-12-01")).toEqual([
    'x.md:4: "The date has not been announced." does not say on which day that was true. Add the day to the sentence.',
  ]);
  expect(toldIn(undated, THEME, "2026-12-01")).toEqual([]);
});

test("so has a summary, and a theme that stands for one", () => {
  const event = sampleEvent({
    summary: { en: "The next day is not announced yet.", zh: "日期于2026年11月22日尚未公布。" },
    themes: new Map([[2027, { en: "To be announced", zh: "音乐" }]]),
  });
  const lines = checkStatements([], [event], "2026-12-01").map(({ message }) => message);
  expect(lines).toEqual([
    '"The next day is not announced yet." does not say on which day that was true. Add the day to the sentence.',
    '"To be announced" does not say on which day that was true. Add the day to the sentence.',
  ]);
  expect(checkStatements([], [event], "2028-01-01")).toHaveLength(3);
});

function toldIn(article: Article, text: string, today: CivilDate): string[] {
  const blocks = [{ kind: "paragraph", text, line: 4 }] as const;
  const placed = { article: { ...article, blocks }, file: "x.md" };
  return checkStatements([placed], [], today).map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
}
