import fc from "fast-check";
import { expect, test } from "vitest";
import { TopHits } from "../../../src/search/ranking/top-k.ts";

test("the best hits are those that sorting all would give", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat(20), (scores, limit) => {
      const best = new TopHits(limit);
      for (const [number, score] of scores.entries()) best.offer(number, score);
      const sorted = scores
        .map((score, number) => ({ number, score }))
        .filter(({ score }) => score > 0)
        .toSorted((one, other) => other.score - one.score || one.number - other.number);
      expect(best.sorted()).toEqual(sorted.slice(0, limit));
    }),
  );
});
