import { expect, test } from "vitest";
import { findOpenQuotation } from "../../../src/ask/passage/open-quotation.ts";

test.each([
  ["nothing quoted", -1],
  ["he said “yes” and left", -1],
  ["he said “yes and left", 8],
  ['"one" and "two', 10],
  ["他说「我在读『书", 2],
  ["他说「我在读『书』", 2],
  ["《条约》和《协定》", -1],
  ["a stray ” closes nothing", -1],
  ["don’t", -1],
])("%s", (text, at) => {
  expect(findOpenQuotation(text)).toBe(at);
});
