import { expect, test } from "vitest";
import { formatReport } from "../../src/terminal/report-text.ts";
import { pickTypography } from "../../src/terminal/typography.ts";
import { sampleReport } from "../report/samples.ts";

const text = formatReport(sampleReport(), pickTypography(false));

test("the tables of a small catalogue", () => {
  expect(text).toMatchSnapshot();
});

test("no line ends in a space", () => {
  expect(text.split("\n").filter((line) => line.endsWith(" "))).toEqual([]);
});
