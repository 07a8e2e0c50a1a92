import { expect, test } from "vitest";
import { quote } from "../../src/text/quote.ts";

test.each([
  ["30 Feb", '"30 Feb"'],
  ["", '""'],
  ["two\n  lines\tand\u0000a \u202Etrick", '"two lines and a trick"'],
  ["x".repeat(40), `"${"x".repeat(40)}"`],
  ["x".repeat(41), `"${"x".repeat(40)}…"`],
  ["𠮷".repeat(10_000), `"${"𠮷".repeat(40)}…"`],
])("quotes %j", (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});
