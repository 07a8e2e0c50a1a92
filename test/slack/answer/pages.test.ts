import fc from "fast-check";
import { expect, test } from "vitest";
import type { Found } from "../../../src/ask/answer.ts";
import { choosePage } from "../../../src/slack/answer/pages.ts";
import { articleOf, excerptOf } from "../samples.ts";

/** Results with as many excerpts each; the scores decide whether the first one stands alone. */
function foundWith(excerptCounts: readonly number[], bestScore = 1): Found {
  const results = excerptCounts.map((count, index) => ({
    article: articleOf({ id: `a${index}` }),
    excerpts: Array.from({ length: count }, (_, ordinal) => excerptOf("words", ordinal + 1)),
    passageCount: 9,
    score: index === 0 ? bestScore : 1,
  }));
  return { kind: "found", facts: [], results, notices: [] };
}

test("Previous leads to the page that one came from, also where pages differ in length", () => {
  const found = foundWith([1, 1, 2, 1, 1]);
  expect(choosePage(found, 0)).toMatchObject({ offset: 0, next: 2, previous: null });
  expect(choosePage(found, 2)).toMatchObject({ offset: 2, next: 4, previous: 0 });
  expect(choosePage(found, 4)).toMatchObject({ offset: 4, next: null, previous: 2 });
});

test("for any results Next shows each once, and Previous goes the same way back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(1, 100),
      (counts, bestScore) => {
        const found = foundWith(counts, bestScore);
        const shown: string[] = [];
        let previous: number | null = null;
        for (let start: number | null = 0; start !== null;) {
          const page = choosePage(found, start);
          expect(page.previous).toBe(previous);
          shown.push(...page.shown.map(({ article }) => article.id));
          previous = start;
          start = page.next;
        }
        expect(shown).toEqual(found.results.map(({ article }) => article.id));
      },
    ),
  );
});
