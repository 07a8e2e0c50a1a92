import { expect, test } from "vitest";
import { countEdits } from "../../src/text/edit-distance.ts";

test.each([
  ["patent", "patent", 0],
  ["patnet", "patent", 1],
  ["paent", "patent", 1],
  ["pattent", "patent", 1],
  ["potent", "patent", 1],
  ["ptaetn", "patent", 2],
  ["", "abc", 3],
])("from %s to %s: %i", (one, other, edits) => {
  expect(countEdits(one, other)).toBe(edits);
  expect(countEdits(other, one)).toBe(edits);
});
