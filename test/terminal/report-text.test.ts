import { expect, test } from "vitest";
import { reportText } from "../../src/terminal/report-text.ts";
import { typography } from "../../src/terminal/typography.ts";
import { sampleReport } from "../report/samples.ts";

const text = reportText(sampleReport(), typography(false));

test("the tables of a small catalogue", () => {
  expect(text).toMatchSnapshot();
});

test("no line ends in a space", () => {
  expect(text.split("\n").filter((line) => line.endsWith(" "))).toEqual([]);
});
