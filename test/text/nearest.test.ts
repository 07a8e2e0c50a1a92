import { expect, test } from "vitest";
import { findNearest } from "../../src/text/nearest.ts";

test.each([
  ["publised", ["published", "people"], "published"],
  ["titel", ["title", "tags"], "title"],
  ["TITLE", ["title"], "title"],
  ["url", ["title", "tags"], null],
  ["colour", ["title", "source"], null],
  ["ab", ["ba"], null],
  ["taga", ["tags", "tage"], "tags"],
  ["", ["title"], null],
])("the nearest to %j in %j is %j", (written, candidates, nearest) => {
  expect(findNearest(written, candidates)).toBe(nearest);
});
