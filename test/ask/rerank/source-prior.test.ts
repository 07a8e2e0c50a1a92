import fc from "fast-check";
import { expect, test } from "vitest";
import { countSourcePrior } from "../../../src/ask/rerank/source-prior.ts";
import { articleOf } from "../library.ts";

test("an article stands the higher, the more articles are not later", () => {
  const date = fc.constantFrom("2019-12-31", "2020-02-29", "2021-04-26", "2021-04-27");
  fc.assert(
    fc.property(fc.array(date, { minLength: 1 }), (dates) => {
      const articles = dates.map((published, number) => articleOf({ id: `${number}`, published }));
      const standing = countSourcePrior(articles);
      for (const article of articles) {
        const upTo = dates.filter((each) => each <= (article.published ?? "")).length;
        expect(standing.factorOf(article)).toBe(
          1 + (0.005 * (upTo - 1)) / Math.max(1, dates.length - 1),
        );
      }
    }),
  );
});

test("an undated article stands lowest and moves no other", () => {
  const [old, recent] = (["2019-12-31", "2021-04-26"] as const).map((published) =>
    articleOf({ id: published, published }),
  );
  const undated = articleOf({ id: "undated", published: null });
  const standing = countSourcePrior([undated, old!, recent!]);
  expect([undated, old!, recent!].map((each) => standing.factorOf(each))).toEqual([1, 1, 1.005]);
});

test("an office's own articles stand higher than others of the same day", () => {
  const [own, other] = ["WIPO", "The Daily"].map((source) => articleOf({ id: source, source }));
  const standing = countSourcePrior([own!, other!]);
  expect(standing.factorOf(own!) - standing.factorOf(other!)).toBeCloseTo(0.005);
});
